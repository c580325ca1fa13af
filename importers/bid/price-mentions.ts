import type { Location } from '../../src/domain/location.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';
import { type AmountFault, type AmountUnit, parseAmount } from '../language/amount.ts';
import { parseChineseAmount } from '../language/chinese-amount.ts';
import { CHINESE_NUMERALS } from '../language/chinese-number.ts';
import { isBlank } from '../language/fold.ts';
import { locate, type Place } from './place.ts';

/** A price as one place states it, in figures or in words; `fault` says why it could not be read. */
export interface PriceMention {
  form: 'figures' | 'words';
  value: DecimalText | null;
  fault: AmountFault | null;
  text: string;
  lot: number | null;
  location: Location;
}

export interface PriceLine extends Place {
  text: string;
}

const PRICE_WORDS =
  '(?:总\\s*报\\s*价|报\\s*价(?:总[额价]|金额|合计)?|总\\s*价(?:款)?|价格(?:总计|合计)?|价款|合\\s*计(?:金额|总价)?|总\\s*计|共\\s*计|小\\s*写(?:金额)?|金\\s*额)';
const LABEL = new RegExp(
  `${PRICE_WORDS}\\s*\\)?\\s*(?<note>\\([^()]{0,20}\\))?\\s*[:为是]?\\s*(?=(?<chunk>[^;。()]*))`,
  'g',
);
const NUMERAL_RUN = `[${CHINESE_NUMERALS}][${CHINESE_NUMERALS}\\s]*`;
const NUMERALS = new RegExp(`[${CHINESE_NUMERALS}]{2}|[${CHINESE_NUMERALS}][元圆圓]`);
const WORDS = new RegExp(
  `(?<![\\d.第])(?:${NUMERAL_RUN}[元圆圓]\\s*(?:零?\\s*[${CHINESE_NUMERALS}]\\s*角)?\\s*(?:零?\\s*[${CHINESE_NUMERALS}]\\s*分)?\\s*[整正]?)`,
  'g',
);
const WORDS_LABEL =
  /大\s*写(?:金额)?\s*(?:\([^()]{0,12}\))?\s*\)?\s*[:为]?\s*(?:人民币)?\s*[:]?(?<chunk>(?:(?!小\s*写)[^()¥\d;。,\n])*)/g;
const OTHER_AMOUNTS = /保证金|预算|限价|单价|税额|不含税|代理|服务费$|违约金|有效期/;
const NOT_STATED = /^(?:面议|另议|待定|详见|另附|见附件|免费|按实|据实|协商)/;
const STARTS_WITH_NUMBER = /^(?:大?约|近|大概|不超过|暂定|人民币|RMB|CNY|¥|USD|\$|\s)*-?\s*\d/i;
const AMOUNT_MARK = /元(?!\s*的)|[¥万亿$]|USD|RMB|CNY/i;
const ONLY_AMOUNT = /^[\s\d,.¥~至到或-]+(?:左右|上下|以内|%)?$/;

/** Every price that a line of a price letter states, with its place. */
export function findPriceMentions(line: PriceLine, lot: number | null, unit: AmountUnit): PriceMention[] {
  const words = findWords(line, lot);
  const masked = maskRanges(line.text, words);
  return [...findFigures({ ...line, text: masked }, lot, unit), ...words.map(({ mention }) => mention)];
}

/** A cell or line that is nothing but a price, in figures or in words. */
export function readBarePrice(line: PriceLine, lot: number | null, unit: AmountUnit): PriceMention | null {
  if (isBlank(line.text)) return null;
  const words = parseChineseAmount(line.text);
  if (words.value !== null && /[元圆圓整正拾佰仟]/.test(line.text))
    return { form: 'words', value: words.value, fault: null, text: line.raw.trim(), lot, location: locate(line) };
  const { value, reason } = parseAmount(line.text, unit);
  if (value === null && !/\d/.test(line.text) && !NUMERALS.test(line.text) && !NOT_STATED.test(line.text.trim()))
    return null;
  return { form: 'figures', value, fault: reason, text: line.raw.trim(), lot, location: locate(line) };
}

interface Span {
  start: number;
  end: number;
  mention: PriceMention;
}

function findWords(line: PriceLine, lot: number | null): Span[] {
  const spans: Span[] = [];
  for (const match of line.text.matchAll(WORDS_LABEL)) {
    const chunk = match.groups?.['chunk'] ?? '';
    const start = match.index + match[0].length - chunk.length;
    if (isBlank(chunk)) continue;
    const span = readWords(line, start, start + chunk.trimEnd().length, lot);
    if (span.mention.value !== null || NUMERALS.test(chunk)) spans.push(span);
  }
  for (const match of line.text.matchAll(WORDS)) {
    const start = match.index;
    const end = start + match[0].length;
    if (spans.some((span) => start < span.end && span.start < end)) continue;
    const span = readWords(line, start, end, lot);
    if (span.mention.value !== null) spans.push(span);
  }
  return spans;
}

function readWords(line: PriceLine, start: number, end: number, lot: number | null): Span {
  const text = line.raw.slice(start, end).trim();
  const { value, reason } = parseChineseAmount(text);
  return {
    start,
    end,
    mention: { form: 'words', value, fault: reason, text, lot, location: locate(line, start, end) },
  };
}

function maskRanges(text: string, spans: readonly Span[]): string {
  let masked = text;
  for (const { start, end } of spans) masked = masked.slice(0, start) + '_'.repeat(end - start) + masked.slice(end);
  return masked;
}

function findFigures(line: PriceLine, lot: number | null, unit: AmountUnit): PriceMention[] {
  const taken: { start: number; end: number }[] = [];
  const mentions: PriceMention[] = [];
  const add = (start: number, chunk: string, chunkUnit: AmountUnit) => {
    const text = cutChunk(chunk);
    const end = start + text.length;
    const isTaken = taken.some((range) => start < range.end && range.start < end);
    if (isTaken || OTHER_AMOUNTS.test(line.text.slice(Math.max(0, start - 16), start))) return;
    const fault = faultOfChunk(text, /^[\s\d.、()]*$/.test(line.text.slice(0, Math.max(0, start - 12))));
    if (fault === 'no-price') return;
    const { value, reason } = fault === null ? parseAmount(text, chunkUnit) : { value: null, reason: fault };
    taken.push({ start, end });
    const location = locate(line, start, end);
    mentions.push({ form: 'figures', value, fault: reason, text: line.raw.slice(start, end).trim(), lot, location });
  };
  for (const match of line.text.matchAll(LABEL))
    add(match.index + match[0].length, match.groups?.['chunk'] ?? '', unitOf(match.groups?.['note'], unit));
  for (const match of line.text.matchAll(/(?:人民币|¥)\s*(?=(?<chunk>\d[^;。()]*))/g))
    add(match.index + match[0].length, match.groups?.['chunk'] ?? '', unit);
  return mentions;
}

/** Where the stated price ends: before the next label, comma or wide gap. */
function cutChunk(chunk: string): string {
  const stop = chunk.search(/大\s*写|小\s*写|即|,(?!\d{3})|_{2,}(?=[^_\d])|(?<=[元整\d])\s{2,}(?=[^元万\s])/);
  return (stop < 0 ? chunk : chunk.slice(0, stop)).trimEnd();
}

/** `no-price`: these words are not about an amount at all. */
function faultOfChunk(chunk: string, isWholeLine: boolean): AmountFault | 'no-price' | null {
  const plain = chunk.replace(/^[\s_:]+/, '');
  if (plain === '' || isBlank(plain.replace(/[元整]/g, ''))) return 'no-price';
  if (NOT_STATED.test(plain)) return isWholeLine ? 'not-a-number' : 'no-price';
  if (!STARTS_WITH_NUMBER.test(plain)) return 'no-price';
  return AMOUNT_MARK.test(plain) || ONLY_AMOUNT.test(plain) ? null : 'no-price';
}

/** The unit named in a label or a table's head: 金额（万元）. */
export function unitOf(note: string | undefined, otherwise: AmountUnit): AmountUnit {
  const match = /[千万亿]?元/.exec(note ?? '');
  return match === null ? otherwise : (match[0] as AmountUnit);
}
