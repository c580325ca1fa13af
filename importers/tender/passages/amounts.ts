import { Decimal } from '../../../src/domain/decimal.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import { type AmountUnit, parseAmount } from '../../language/amount.ts';
import { parseChineseAmount } from '../../language/chinese-amount.ts';

export interface StatedAmount {
  /** Yuan; in figures where both are given. */
  value: DecimalText;
  /** Yuan in words (大写), where they say something else than the figures. */
  contradictedBy: DecimalText | null;
  /** Figures (or words) as they stand. */
  written: string;
}

const FIGURES =
  /(?:人民币|RMB)?\s?¥?\s?(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s?(?<unit>亿元|万元|千元|元|亿|万)?/gi;
const WORDS =
  /(?:人民币)?[零〇一二三四五六七八九十百千万亿两壹贰貳叁叄肆伍陆柒捌玖拾佰仟圆]{2,30}[元圆](?:[零壹贰叁肆伍陆柒捌玖]角)?(?:[零壹贰叁肆伍陆柒捌玖]分)?[整正]?/g;
const APPROXIMATE = /(?:约|近|大概|估算|暂估|暂定)(?:为|人民币|¥|\s){0,3}$/;

/**
 * The first definite amount in a text, in yuan: 52万元, ￥520,000.00, 伍拾贰万元整, and whether figures and words agree.
 * Null where there is none, or only an approximate one.
 * @param unit of bare figures, where the label or a table's head names one (预算金额（万元）)
 */
export function readAmount(text: string, unit: AmountUnit | null): StatedAmount | null {
  const figures = findFigures(text, unit);
  const words = [...text.matchAll(WORDS)].flatMap((match) => {
    const { value } = parseChineseAmount(match[0].replace(/[圆]$/, '元'));
    return value === null ? [] : [{ value, written: match[0] }];
  });
  const [first] = figures;
  const [word] = words;
  if (first === undefined) return word === undefined ? null : { ...word, contradictedBy: null };
  const disagrees = word !== undefined && !new Decimal(word.value).eq(first.value);
  return { ...first, contradictedBy: disagrees && isInWords(text, word.written) ? word.value : null };
}

const YEARLY =
  /(?<amount>¥?\s?\d[\d,]*(?:\.\d+)?\s?(?:亿元|万元|千元|元|亿|万))\s?\(?(?:人民币)?(?:\/|每)(?:1|一)?年|每年(?:度)?(?:预算|最高|限价|不超过|人民币|为|约?计|[:¥\s])*(?<behind>\d[\d,]*(?:\.\d+)?\s?(?:亿元|万元|千元|元|亿|万))/;

/** 360万元/年, 每年360万元: what one year costs, in yuan; null where no amount is said to be a year's. */
export function readYearlyAmount(text: string): StatedAmount | null {
  const { amount, behind } = YEARLY.exec(text)?.groups ?? {};
  const written = amount ?? behind;
  return written === undefined ? null : readAmount(written, null);
}

/** 预算金额（万元/年）: the amounts under this label or head are one year's. */
export function isYearly(words: string): boolean {
  return /(?:\/|每)\s?(?:1|一)?年/.test(words);
}

/** Words count as the amount in words only where the document calls them that, or writes them in bank numerals. */
function isInWords(text: string, written: string): boolean {
  return /大写/.test(text) || /[壹贰叁肆伍陆柒捌玖拾佰仟]/.test(written);
}

function findFigures(text: string, unit: AmountUnit | null): { value: DecimalText; written: string }[] {
  return [...text.matchAll(FIGURES)].flatMap((match) => {
    const { number = '', unit: own } = match.groups ?? {};
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    const after = text.slice(match.index + match[0].length).trimStart();
    const hasUnit = own !== undefined || /¥|人民币/.test(match[0]);
    if (!hasUnit && (unit === null || !isAlone(before, after))) return [];
    if (
      /^\(?(?:\/|每)(?:1|一)?(?:年|月|日|天|人|台|套|个|次|平方|吨|米)/.test(after) ||
      /每(?:年|月|人|台|套|次)(?:不超过|为|:|预算|预算为|限价|限价为)?$/.test(before)
    )
      return [];
    if (APPROXIMATE.test(before) || /^[%‰折年月日天个人包号]/.test(after) || /[\d.第]$/.test(before)) return [];
    const { value } = parseAmount(
      number + (own ?? ''),
      own === undefined && !/[¥]/.test(match[0]) ? (unit ?? '元') : '元',
    );
    return value === null || new Decimal(value).isZero() ? [] : [{ value, written: match[0].trim() }];
  });
}

function isAlone(before: string, after: string): boolean {
  return !/[A-Za-z-]$/.test(before) && /^(?:$|[\n。;,、()(大/]|整)/.test(after);
}

/** 预算金额（万元） → 万元; null where the words name no unit. */
export function findUnit(words: string): AmountUnit | null {
  const match = /(亿元|万元|千元|元)/.exec(words.replace(/\s/g, ''));
  return match === null ? null : (match[1] as AmountUnit);
}
