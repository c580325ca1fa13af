import { Decimal } from '../../../../src/domain/decimal.ts';
import type { BandsItem } from '../../../../src/domain/items/bands.ts';
import { DIGITS, isMore, readNumber } from './number.ts';

/** A range of a measured number as a condition states it. */
export interface NumberRange extends Omit<BandsItem['bands'][number], 'points'> {
  unit: string;
  /** “以下” without 含 or 不含: whether the bound belongs to it follows from the neighbour. */
  isUpperOpen: boolean;
}

const UNIT =
  '(?:%|平方米|平米|㎡|m2|立方米|m³|m3|万元|亿元|万|亿|元|小时|分钟|个?工作日|日历天|个?自然日|个月|天|日|年|公里|千米|km|米|吨|辆|台|名|人|个|家|项|份|次|套|件|次\\/年|㎏|kg|分贝|dB|%以)?';
const AFTER = '(?:\\((?<in>不?含)[^)]{0,8}\\))?';
const FROM_TO = new RegExp(
  `(?<a>${DIGITS})(?<ua>${UNIT})(?:\\((?<ia>不?含)[^)]{0,8}\\))?(?:(?:及|\\(含\\))?以上(?:-|~|至|到|,|且|但|、)*|-{1,2}|~|至|到|(?:,|、|但|且)+|(?=不满|未满|不足|小于|低于|不到))(?:小于|低于|不足|不满|未满|不到|不超过|<)?(?<b>${DIGITS})(?<ub>${UNIT})(?:\\((?<ib>不?含)[^)]{0,8}\\))?(?<down>以下|以内|之间)?(?:\\((?<ic>不?含)[^)]{0,8}\\))?`,
);
const CHAIN = new RegExp(
  `(?<a>${DIGITS})(?<ua>${UNIT})(?<o1>>=|<=|>|<|≥|≤)[^\\d<>≤≥]{1,12}(?<o2>>=|<=|>|<|≥|≤)(?<b>${DIGITS})(?<ub>${UNIT})`,
);
const COMPARED = new RegExp(
  `(?<o>>=|<=|>|<|≥|≤|大于等于|小于等于|不少于|不低于|不小于|不超过|不大于|不高于|超过|大于|高于|多于|小于|低于|少于|不足|不满|未满|不到|未达到?|达到|满)(?<n>${DIGITS})(?<u>${UNIT})${AFTER}(?<tail>及?以上|以下)?`,
);
const TAILED = new RegExp(
  `(?<n>${DIGITS})(?<u>${UNIT})(?:\\((?<in>不?含)[^)]{0,8}\\))?(?<tail>及以上|或以上|以上|及以下|或以下|以下|以内|之内|内|\\+)(?:\\((?<in2>不?含)[^)]{0,8}\\))?`,
);
const EXACT = new RegExp(`(?:^|为|是|[^\\d.])(?<n>${DIGITS})(?<u>${UNIT.replace(')?', ')')})$`);

const AT_LEAST = /^(?:>=|≥|大于等于|不少于|不低于|不小于|达到|满)$/;
const ABOVE = /^(?:>|超过|大于|高于|多于)$/;
const AT_MOST = /^(?:<=|≤|小于等于|不超过|不大于|不高于)$/;

/** Reads the range a condition names: 600平方米(含)-800平方米以下, 95%>达成率≥80%, 2小时以内, 超过4小时. Null where it names none. */
export function readRange(condition: string): NumberRange | null {
  const text = inDigits(condition.replace(/,(?=\d{3}(?!\d))/g, '')).replace(COUNTER_IN_BRACKETS, '$1');
  const twoSided = readChain(text) ?? readFromTo(text);
  if (twoSided !== null) return twoSided;
  return measuresTwice(text) ? null : (readCompared(text) ?? readTailed(text) ?? readExact(text));
}

/** How many minutes a unit of time has; days of work are no days. */
export const MINUTES_OF: Readonly<Record<string, string>> = {
  分钟: '1',
  小时: '60',
  天: '1440',
  日: '1440',
  日历天: '1440',
  自然日: '1440',
};

/** 30分钟至1小时: both bounds in the smaller unit; null where they cannot be told in one. */
function inOneUnit(bounds: readonly { value: string; unit: string }[]): { values: string[]; unit: string } | null {
  const [smallest] = bounds
    .map(({ unit }) => unit)
    .sort((one, other) => (isMore(MINUTES_OF[one] ?? '0', MINUTES_OF[other] ?? '0') ? 1 : -1));
  const minutes = MINUTES_OF[smallest ?? ''];
  if (smallest === undefined || minutes === undefined) return null;
  const values = bounds.map(({ value, unit }) => new Decimal(value).times(MINUTES_OF[unit] ?? '0').dividedBy(minutes));
  return values.some((value) => value.isZero())
    ? null
    : { values: values.map((value) => value.toFixed()), unit: smallest };
}

/** 10台（套）: one thing counted under two names. */
const COUNTER_IN_BRACKETS = /(?<=\d)([台套辆人名件个家份次项艘架只])\([台套辆人名件个家份次项艘架只位]\)/g;
const IN_CHINESE =
  /(?<![\u4e00-\u9fff])(?:[两一二三四五六七八九十]{1,3})(?=[个家份次项台套辆名人件年](?![级类星等]))|(?<![第星])(?:[两一二三四五六七八九十]{1,3})(?=个?小时|分钟|个?工作日)|(?<=[有达到满供具备过至-])(?:[两一二三四五六七八九十]{1,3})(?=[个家份次项台套辆名人件年])/g;

/** 三个及以上, 有两份: small counts are often written out. */
function inDigits(text: string): string {
  return text
    .replace(/半个?小时/g, '30分钟')
    .replace(/个(?=小时)/g, '')
    .replace(IN_CHINESE, (words) => readNumber(words) ?? words);
}

const QUANTITY = new RegExp(`(?<![\\d.第])${DIGITS}${UNIT.replace(/\)\?$/, ')')}`, 'g');

/** 2小时内响应、4小时内到场: two numbers that both have to be met are no range. */
function measuresTwice(text: string): boolean {
  const numbers = new Set([...text.matchAll(QUANTITY)].map((match) => match[0]));
  return numbers.size > 1 || (text.match(/[<>≤≥]/g)?.length ?? 0) > 1;
}

function readChain(text: string): NumberRange | null {
  const groups = CHAIN.exec(text)?.groups;
  const one = readNumber(groups?.['a'] ?? '');
  const other = readNumber(groups?.['b'] ?? '');
  if (groups === undefined || one === null || other === null) return null;
  const isFalling = /^[>≥]/.test(groups['o1'] ?? '');
  const includes = [groups['o1'], groups['o2']].map((sign) => /[≥≤=]/.test(sign ?? ''));
  const unit = (groups['ub'] ?? '') || (groups['ua'] ?? '');
  return isFalling
    ? {
        from: other,
        to: one,
        includesFrom: includes[1] ?? true,
        includesTo: includes[0] ?? false,
        unit,
        isUpperOpen: false,
      }
    : {
        from: one,
        to: other,
        includesFrom: includes[0] ?? true,
        includesTo: includes[1] ?? false,
        unit,
        isUpperOpen: false,
      };
}

function readFromTo(text: string): NumberRange | null {
  const groups = FROM_TO.exec(text)?.groups;
  const one = readNumber(groups?.['a'] ?? '');
  const other = readNumber(groups?.['b'] ?? '');
  if (groups === undefined || one === null || other === null) return null;
  const [from, to] = [groups['ua'] ?? '', groups['ub'] ?? ''];
  if (from !== '' && to !== '' && from !== to) {
    const alike = inOneUnit([
      { value: one, unit: from },
      { value: other, unit: to },
    ]);
    return alike === null ? null : between(alike.values[0] ?? one, alike.values[1] ?? other, alike.unit, groups);
  }
  return between(one, other, to || from, groups);
}

function between(
  one: string,
  other: string,
  unit: string,
  groups: Readonly<Record<string, string | undefined>>,
): NumberRange {
  const first = groups['ia'];
  const second = groups['ib'] ?? groups['ic'];
  if (isMore(one, other))
    return {
      from: other,
      to: one,
      includesFrom: second !== '不含',
      includesTo: first !== '不含',
      unit,
      isUpperOpen: first === undefined,
    };
  return {
    from: one,
    to: other,
    includesFrom: first !== '不含',
    includesTo: second !== '不含',
    unit,
    isUpperOpen: second === undefined,
  };
}

function readCompared(text: string): NumberRange | null {
  const groups = COMPARED.exec(text)?.groups;
  const value = readNumber(groups?.['n'] ?? '');
  const sign = groups?.['o'] ?? '';
  if (groups === undefined || value === null) return null;
  const unit = groups['u'] ?? '';
  if (AT_LEAST.test(sign) || (ABOVE.test(sign) && groups['in'] === '含')) return from(value, true, unit);
  if (ABOVE.test(sign)) return from(value, false, unit);
  return {
    from: null,
    to: value,
    includesFrom: true,
    includesTo: AT_MOST.test(sign) || groups['in'] === '含',
    unit,
    isUpperOpen: false,
  };
}

function readTailed(text: string): NumberRange | null {
  const groups = TAILED.exec(text)?.groups;
  const value = readNumber(groups?.['n'] ?? '');
  if (groups === undefined || value === null) return null;
  const unit = groups['u'] ?? '';
  const tail = groups['tail'] ?? '';
  const stated = groups['in'] ?? groups['in2'];
  if (/以上|\+/.test(tail)) return from(value, stated !== '不含', unit);
  const isPlain = stated === undefined && !/及|或/.test(tail);
  return {
    from: null,
    to: value,
    includesFrom: true,
    includesTo: stated !== '不含',
    unit,
    isUpperOpen: isPlain && tail === '以下',
  };
}

function readExact(text: string): NumberRange | null {
  const groups = EXACT.exec(text)?.groups;
  const value = readNumber(groups?.['n'] ?? '');
  if (groups === undefined || value === null) return null;
  return { from: value, to: value, includesFrom: true, includesTo: true, unit: groups['u'] ?? '', isUpperOpen: false };
}

function from(value: string, includesFrom: boolean, unit: string): NumberRange {
  return { from: value, to: null, includesFrom, includesTo: false, unit, isUpperOpen: false };
}
