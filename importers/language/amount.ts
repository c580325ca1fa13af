import { Decimal, sum } from '../../src/domain/decimal.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';
import { foldText, isBlank } from './fold.ts';

export type AmountUnit = '元' | '千元' | '万元' | '亿元';

export type AmountFault =
  | 'empty'
  | 'approximate'
  | 'range'
  | 'several'
  | 'negative'
  | 'foreign-currency'
  | 'rate'
  | 'unit-price'
  | 'separators'
  | 'not-a-number';

/** An amount in yuan as an exact decimal, or why there is none. */
export type AmountReading = { value: DecimalText; reason: null } | { value: null; reason: AmountFault };

const FACTORS: Readonly<Record<string, string>> = {
  '': '1',
  千: '1000',
  万: '10000',
  百万: '1000000',
  亿: '100000000',
};
const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const FOREIGN = /美元|美金|欧元|港币|港元|日元|英镑|USD|EUR|HKD|JPY|GBP|[$€£]/i;
const RATE = /[%‰折]/;
/** 元/年, 元/人月: what one unit costs. */
const UNIT_PRICE = /元\s*\/\s*[^\d\s元]/;
/** Figures set apart one by one: 3 1 8 0 0 0 . 0 0 */
const SET_APART = /(?<![\d.,]|[\d.,] )\d(?: [\d.,]){3,}(?! ?[\d.,])/g;
const NEGATIVE = /^-\s*[\d¥]|负\s*\d/;
const RANGE = /\d\s*[千万亿元]*\s*(?:-|~|至|到)\s*(?:人民币|¥)?\s*\d/;
const APPROXIMATE =
  /(?<![合节签条])约(?!定|束)|(?<![附最临])近|左右|上下|大概|大致|估|暂定|[\d千万亿][余多来]|几|不超过|不高于|不低于|不少于|以内|以下|以上|至少|最多|最高|最低|上限|下限|起$|[<>≤≥±]/;
const PREFIX = /^(?:人民币|RMB|CNY|¥|金额|小写|大写|总价|报价|合计|总计|共计|计|为|:|\s)+/i;
const SUFFIX = /(?:人民币|RMB|CNY|\s|。|;|,)+$/i;

/**
 * Reads one amount written in figures, in yuan: separators, full-width digits, 元/万元/亿元, ￥, 人民币…元整.
 * Never guesses: an approximate, ranged or repeated amount has no value.
 * @param defaultUnit unit of a bare number, where a table's head or a caption names it
 */
export function parseAmount(text: string, defaultUnit: AmountUnit = '元'): AmountReading {
  if (isBlank(text)) return refuse('empty');
  const plain = foldText(text)
    .replace(/[_\s]+/g, ' ')
    .replace(/(?<=\d)['’](?=\d{3}(?!\d))/g, ',')
    .replace(SET_APART, (figures) => figures.replaceAll(' ', ''))
    .trim();
  if (!/\d/.test(plain)) return refuse('not-a-number');
  if (FOREIGN.test(plain)) return refuse('foreign-currency');
  if (RATE.test(plain)) return refuse('rate');
  if (UNIT_PRICE.test(plain)) return refuse('unit-price');
  if (NEGATIVE.test(plain)) return refuse('negative');
  if (RANGE.test(plain)) return refuse('range');
  if (APPROXIMATE.test(plain)) return refuse('approximate');
  const bare = plain
    .replace(/\([^()\d]*\)/g, ' ')
    .trim()
    .replace(PREFIX, '')
    .replace(SUFFIX, '');
  return parseTerms(bare, defaultUnit);
}

/** What stands before the closing 元整: one number with its unit, or falling units as in 30万5000元. */
function parseTerms(text: string, defaultUnit: AmountUnit): AmountReading {
  const term = `(?:${NUMBER})(?![\\d,.]) ?(?:百万|[千万亿])?`;
  const match = new RegExp(`^(?<terms>${term}(?: ?${term})*) ?(?<yuan>[元圆]?) ?[整正]?$`).exec(text);
  if (match === null) return refuse(faultOf(text));
  const { terms = '', yuan = '' } = match.groups ?? {};
  const parts = [...terms.matchAll(new RegExp(`(${NUMBER})(?![\\d,.]) ?(百万|[千万亿])?`, 'g'))].map((part) => ({
    number: (part[1] ?? '').replace(/[, ]/g, ''),
    unit: part[2] ?? '',
  }));
  const [first] = parts;
  if (first === undefined) return refuse('not-a-number');
  if (parts.length === 1 && first.unit === '' && yuan === '') return accept([first], defaultUnit.replace('元', ''));
  return parts.every((part, index) => isBelow(part, parts[index - 1])) ? accept(parts, '') : refuse('several');
}

interface Term {
  number: string;
  unit: string;
}

function isBelow(part: Term, before: Term | undefined): boolean {
  if (before === undefined) return true;
  return before.unit !== '' && termValue(part).lt(FACTORS[before.unit] ?? '1');
}

function termValue(part: Term): Decimal {
  return new Decimal(part.number).times(FACTORS[part.unit] ?? '1');
}

function accept(parts: readonly Term[], bareUnit: string): AmountReading {
  const values = parts.map((part) => termValue(part.unit === '' ? { ...part, unit: bareUnit } : part));
  return { value: sum(values).toFixed(), reason: null };
}

function faultOf(text: string): AmountFault {
  if (/\d[,.]\d+[,.]\d/.test(text) || /\d,\d/.test(text))
    return text.match(/[元¥]/g)?.length === 2 ? 'several' : 'separators';
  return (text.match(new RegExp(NUMBER, 'g')) ?? []).length > 1 ? 'several' : 'not-a-number';
}

function refuse(reason: AmountFault): AmountReading {
  return { value: null, reason };
}

/** Why an amount could not be read, in words for a person. */
export function explainAmountFault(fault: AmountFault): string {
  return FAULTS[fault];
}

const FAULTS: Readonly<Record<AmountFault, string>> = {
  empty: '没有填写',
  approximate: '是约数，不是确定的金额',
  range: '是一个范围，不是确定的金额',
  several: '写了不止一个金额',
  negative: '是负数',
  'foreign-currency': '不是人民币金额',
  rate: '是比率，不是金额',
  'unit-price': '是单价（每年、每月、每人等），不是总价',
  separators: '千位分隔符或小数点的位置不对',
  'not-a-number': '不是可以识别的金额',
};
