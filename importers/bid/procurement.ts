import { type Finding, finding } from '../../src/domain/finding.ts';
import type { Location } from '../../src/domain/location.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from '../language/chinese-number.ts';
import { foldText, isBlank } from '../language/fold.ts';
import { normaliseForMatching } from '../matching.ts';
import type { BidText } from './bid-text.ts';
import type { FormKind } from './forms.ts';
import { findLabelled } from './labelled.ts';
import { locate } from './place.ts';
import type { Reading } from './reading.ts';

const NUMBER_LABEL = '(?:采购|招标|磋商|政府采购|竞争性磋商|标段)?(?:项目|文件|采购|招标|磋商)?(?:编[ ]*号|编码)';
const NAME_LABEL = '(?:采购|招标|磋商)?项目(?:名称|全称)';
const LOT_LABEL =
  '(?:所[ ]*投|投标|响应|磋商|采购)?[ ]*(?:分包|包件|包组|标包|采购包|标段|标项|包[ ]*号|包[ ]*别|包)(?:编[ ]*号|号|名称及编号)?';
const IN_BRACKETS = /\((?:政府采购|采购|招标|磋商)?(?:项目)?编号\s*:\s*(?<number>[^()]+)\)/g;
/** SL-2025-01（招标编号） – the number before its label. */
const BEFORE_BRACKETS = /(?<number>[A-Za-z0-9][A-Za-z0-9\-_/.]{3,40})\s*\((?:政府采购|采购|招标|磋商)?(?:项目)?编号\)/g;
/** Forms that speak of other projects as well. */
const ELSEWHERE: ReadonlySet<FormKind> = new Set(['contracts', 'certificates', 'people', 'resume', 'plan', 'evidence']);
const NUMERAL = `(?:[\\d]{1,3}|[${CHINESE_NUMERALS}]{1,3})`;
const LOT_IN_TEXT = new RegExp(
  `(?:第\\s*(?<ordinal>${NUMERAL})\\s*(?:包|标段|标项|分包)|(?<!软件|安装|压缩)(?:采购包|包件|标段|包)\\s*(?<cardinal>${NUMERAL})(?!\\s*[个份台套]))`,
  'g',
);

interface Mention<Value> {
  value: Value;
  text: string;
  isOnCover: boolean;
  location: Location;
}

/** Project number and lots, as the cover states them; what the forms say otherwise is reported. */
export function readProcurement(bid: BidText): Reading {
  const numbers = findNumbers(bid);
  const decidingNumbers = distinct(preferCover(numbers), (number) => normaliseForMatching(number).replace(/\s/g, ''));
  const { lots, messages } = readLots(bid);
  return {
    projectNumber: decidingNumbers.length === 1 ? (decidingNumbers[0]?.value ?? null) : null,
    projectName: findName(bid),
    lots,
    messages: [...checkNumbers(numbers), ...messages],
  };
}

/** Lot numbers in ascending order; empty where none is stated or the cover contradicts itself. */
export function readLots(bid: BidText): { lots: number[]; messages: Finding[] } {
  const mentions = findLots(bid);
  const deciding = distinct(preferCover(mentions), (lots) => lots.join(','));
  const lots = deciding.length === 1 ? (deciding[0]?.value ?? []) : [];
  const all = distinct(mentions, (value) => value.join(','));
  if (all.length < 2) return { lots, messages: [] };
  const list = all.map((mention) => `“${mention.text}”`).join('、');
  const message = `文件中的包号不一致：${list}，请核对所投包号。`;
  return {
    lots,
    messages: [finding('warning', 'lots-differ', message, { locations: all.map((mention) => mention.location) })],
  };
}

/** Lots named in a text: 第三包, 包1、包2, 第一至三包, 3. Null where it names something that is no lot number. */
export function parseLots(text: string): number[] | null {
  const plain = foldText(text)
    .replace(/\([^()]*\)$/, '')
    .replace(/[第包标段项件采购分号]|及以/g, ' ')
    .trim();
  if (!new RegExp(`^${NUMERAL}(?:\\s*(?:[、,，;和及与]|至|到|~|-)?\\s*${NUMERAL})*$`).test(plain)) return null;
  const lots: number[] = [];
  for (const part of plain.split(/[、,，;和及与]/)) {
    const ends = [...part.matchAll(new RegExp(NUMERAL, 'g'))].map((match) => parseNumeral(match[0]));
    const [first, last] = ends;
    if (first === undefined || first === null || last === null || ends.length > 2) return null;
    const isRange = /至|到|~|-/.test(part);
    if (last !== undefined && isRange) for (let lot = first; lot <= last; lot += 1) lots.push(lot);
    else lots.push(...(last === undefined ? [first] : [first, last]));
  }
  return [...new Set(lots)].sort((one, other) => one - other);
}

/** The lots named inside running text, such as 第三包 in a project's title. */
export function findLotsInText(text: string): number[] {
  const found = [...foldText(text).matchAll(LOT_IN_TEXT)].map((match) =>
    parseNumeral(match.groups?.['ordinal'] ?? match.groups?.['cardinal'] ?? ''),
  );
  return [...new Set(found.filter((lot) => lot !== null))].sort((one, other) => one - other);
}

function parseNumeral(text: string): number | null {
  if (/^\d+$/.test(text)) return Number.parseInt(text, 10);
  return parseChineseInteger(text)?.toNumber() ?? null;
}

function findLots(bid: BidText): Mention<number[]>[] {
  const labelled = findLabelled(bid, LOT_LABEL)
    .filter(({ value, form }) => !isBlank(value) && !ELSEWHERE.has(form.kind))
    .flatMap(({ value, form, location }) => {
      const lots = parseLots(value) ?? findLotsInText(value);
      return lots.length === 0 ? [] : [{ value: lots, text: value, isOnCover: form.kind === 'cover', location }];
    });
  if (labelled.some((mention) => mention.isOnCover)) return labelled;
  const titles = bid.lines
    .filter((line) => line.form.kind === 'cover')
    .map((line) => ({
      value: findLotsInText(line.text),
      text: line.raw.trim(),
      isOnCover: true,
      location: locate(line),
    }))
    .filter((mention) => mention.value.length > 0);
  return [...titles, ...labelled];
}

/** The name on the cover, else the one that most forms state. */
function findName(bid: BidText): string | null {
  const named = findLabelled(bid, NAME_LABEL).filter(({ value, form }) => !isBlank(value) && !ELSEWHERE.has(form.kind));
  const cover = named.filter(({ form, inTable }) => form.kind === 'cover' && !inTable);
  return (
    cover[0]?.value ??
    (named.length > 0 && named.every(({ value }) => value === named[0]?.value) ? (named[0]?.value ?? null) : null)
  );
}

function findNumbers(bid: BidText): Mention<string>[] {
  const labelled = findLabelled(bid, NUMBER_LABEL).filter(({ form }) => !ELSEWHERE.has(form.kind));
  const bracketed = bid.lines
    .filter((line) => !ELSEWHERE.has(line.form.kind))
    .flatMap((line) =>
      [...line.text.matchAll(IN_BRACKETS), ...line.text.matchAll(BEFORE_BRACKETS)].map((match) => {
        const number = match.groups?.['number'] ?? '';
        const start = match.index + match[0].indexOf(number);
        const location = locate(line, start, start + number.length);
        return { value: line.raw.slice(start, start + number.length).trim(), form: line.form, location };
      }),
    );
  return [...labelled, ...bracketed]
    .map(({ value, form, location }) => ({
      value: cutNumber(value),
      text: value,
      isOnCover: form.kind === 'cover',
      location,
    }))
    .filter((mention) => /\d/.test(foldText(mention.value)));
}

function cutNumber(text: string): string {
  return text.replace(/[)）]?[\s，,。;；].*$/, '').replace(/^[（(]|[)）]$/g, '');
}

function preferCover<Value>(mentions: Mention<Value>[]): Mention<Value>[] {
  const cover = mentions.filter((mention) => mention.isOnCover);
  return cover.length > 0 ? cover : mentions;
}

function distinct<Value>(mentions: readonly Mention<Value>[], key: (value: Value) => string): Mention<Value>[] {
  return [...new Map(mentions.toReversed().map((mention) => [key(mention.value), mention])).values()].toReversed();
}

function checkNumbers(mentions: readonly Mention<string>[]): Finding[] {
  const numbers = distinct(mentions, (number) => normaliseForMatching(number).replace(/\s/g, ''));
  if (numbers.length < 2) return [];
  const list = numbers.map((mention) => `“${mention.value}”`).join('、');
  return [
    finding('warning', 'project-numbers-differ', `文件中的项目编号不一致：${list}，请核对是否为本项目的响应文件。`, {
      locations: numbers.map((mention) => mention.location),
    }),
  ];
}
