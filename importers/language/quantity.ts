import { Decimal } from '../../src/domain/decimal.ts';
import { normaliseForMatching } from '../../src/domain/matching.ts';
import type { StatedQuantity } from '../../src/domain/stated-quantity.ts';
import { UNITS } from '../../src/domain/units.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from './chinese-number.ts';
import { readCoverage } from './coverage.ts';
import { type FoundQuantity, overlaps } from './found-quantity.ts';
import { readFrequencies } from './frequency.ts';
import { readTemperatures } from './temperature.ts';
import { readTolerances } from './tolerance.ts';

/** A letter that is as often part of a name: 3A级, 5A景区, 2A号, 10W人次. */
const NAMED_BY = '级类座景区包标型版号栋口楼款项人次元';
/** mm in 20 mm, not in 20 mmHg or 20 MB/s; V in 220V/50Hz. */
const UNIT = UNITS.filter((unit) => !unit.includes('/'))
  .map((unit) => (/[A-Za-z]$/.test(unit) ? `${unit}(?![A-Za-z${unit.length === 1 ? NAMED_BY : ''}]|/(?!\\d))` : unit))
  .join('|');
const FIGURES = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const NUMBER = `${FIGURES}|[${CHINESE_NUMERALS}]+`;
const QUANTITY = new RegExp(
  `(?:(?<from>${NUMBER})\\s*(?:${UNIT})?\\s*[~\\-至到]\\s*)?(?:(?<value>${NUMBER})(?<half>个半)?|(?<alone>半)个?)\\s*(?<unit>${UNIT})`,
  'g',
);
/** 百分之二十五, 百分之99.9 */
const PERCENT = new RegExp(`百分之(?<whole>${NUMBER})(?:点(?<part>[${CHINESE_NUMERALS}]{1,3}))?`, 'g');

/** Words before a number that say how it is meant; the longest that fits decides. */
const BEFORE: readonly [RegExp, StatedQuantity['comparator']][] = [
  [
    /(?:不少于|不低于|不得少于|不得低于|不小于|不短于|不得短于|不得小于|不早于|至少|最少|最低|大于等于|大于或等于|≥|>=)[^，。；,;]{0,6}$/,
    '>=',
  ],
  [
    /(?:不超过|不大于|不高于|不多于|不长于|不晚于|不迟于|不得超过|不得高于|不得大于|不得多于|不得晚于|小于等于|小于或等于|至多|最多|最长|最高|最晚|最迟|≤|<=)[^，。；,;]{0,6}$/,
    '<=',
  ],
  [/(?<!不)提前(?:至少)?\s*$/, '>='],
  [/(?:超过|大于|高于|多于|>)\s*$/, '>'],
  [/(?:少于|小于|低于|不足|<)\s*$/, '<'],
];
const AFTER: readonly [RegExp, StatedQuantity['comparator']][] = [
  [/^(?:及|或|或者|含|\(含\))?以上/, '>='],
  [/^(?:及|或|或者|\(含\))?(?:以内|之内|以下|内)/, '<='],
];
/** A period over which something is owed: being shorter is worse, although it says 内. */
const OWED =
  /^(?:以内|之内|内)?[，,]?(?:均|都|应|须|需|将|可)?(?:无条件|免费|无偿|继续|持续|负责)*(?:配合|提供|承担|负责|维护|质保|保修|支持|保障|履行|协助|服务)/;
const LONG_UNITS: ReadonlySet<string> = new Set(['年', '周年', '个月', '月', '季度', '个季度']);

/**
 * Quantities in running text, in order: 15分钟内 → ≤ 15 分钟, 不少于4次 → ≥ 4 次, 7×24 → 7 天/周 and 24 小时/天, 三年 → 3 年,
 * 2~4人 → ≥ 2 人 and ≤ 4 人, 220V±10% → ≥ 198 V and ≤ 242 V, 零下20℃ → -20 °C, 每月一次 → 1 次/月. Dates (2025年12月) are
 * not quantities.
 */
export function readQuantities(text: string): StatedQuantity[] {
  const plain = normaliseForMatching(text);
  const found: FoundQuantity[] = [];
  for (const read of [readCoverage, readFrequencies, readTolerances, readSigned, readPercents, readPlain])
    found.push(...read(plain).filter((quantity) => !found.some((other) => overlaps(quantity, other))));
  const told = found.filter(({ isVague }) => isVague !== true).sort((a, b) => a.from - b.from);
  return told.map(({ from, to, value, unit, comparator, end }, index) => ({
    value,
    unit,
    comparator,
    before: lastClause(plain.slice(endBefore(told, index), from), index > 0),
    after: firstClause(plain.slice(to, to + NEIGHBOURHOOD)),
    ...(end === undefined ? {} : { end }),
  }));
}

/** How many characters after a quantity may say what it measures. */
const NEIGHBOURHOOD = 16;

/** Where the nearest quantity before this one ends; two ends of a range share their neighbourhood. */
function endBefore(found: readonly FoundQuantity[], index: number): number {
  return found.slice(0, index).findLast(({ to }) => to <= (found[index]?.from ?? 0))?.to ?? 0;
}

function readPercents(text: string): FoundQuantity[] {
  return [...text.matchAll(PERCENT)].flatMap((match): FoundQuantity[] => {
    const whole = readNumber(match.groups?.['whole'] ?? '');
    if (whole === null) return [];
    const digits = [...(match.groups?.['part'] ?? '')].map((digit) => parseChineseInteger(digit)?.toFixed() ?? '');
    const value = digits.length === 0 ? whole : `${whole}.${digits.join('')}`;
    return [{ ...placeOf(match, text, '%'), value, unit: '%' }];
  });
}

function readSigned(text: string): FoundQuantity[] {
  return readTemperatures(text, ({ from, to }) =>
    findComparator(text.slice(Math.max(0, from - 14), from), text.slice(to, to + 14), '°C'),
  );
}

/** CAT6A, 表2A, 第3A: letters behind a number that name something. */
const NAMES = /(?:[A-Za-z]|[表图条款栋楼室号座第件]\s?)$/;

function readPlain(text: string): FoundQuantity[] {
  return [...text.matchAll(QUANTITY)].flatMap((match): FoundQuantity[] => {
    const { from: lower, value: written = '', half, alone, unit = '' } = match.groups ?? {};
    const place = placeOf(match, text, unit);
    const before = text.slice(Math.max(0, place.from - 14), place.from);
    const whole = alone === undefined ? readNumber(written) : '0.5';
    if (whole === null || /[\d.*×xX]$|\d,$/.test(before)) return [];
    if (/^[A-Z]$/.test(unit) && (!/\d/.test(match[0]) || NAMES.test(before.replace(/[AD]C ?$/, '')))) return [];
    if (isPartOfDate(match[0], before, text.slice(place.to, place.to + 14), unit)) return [];
    const value = half === undefined ? whole : new Decimal(whole).plus('0.5').toFixed();
    const low = lower === undefined ? null : readNumber(lower);
    if (low === null || new Decimal(low).greaterThan(value)) return [{ ...place, value, unit }];
    return [
      { ...place, comparator: '>=', value: low, unit, end: 'low' },
      { ...place, comparator: '<=', value, unit, end: 'high' },
    ];
  });
}

function placeOf(match: RegExpExecArray, text: string, unit: string): Omit<FoundQuantity, 'value' | 'unit'> {
  const from = match.index;
  const to = from + match[0].length;
  const [before, after] = [text.slice(Math.max(0, from - 14), from), text.slice(to, to + 14)];
  return { from, to, comparator: findComparator(before, after, unit) };
}

function readNumber(written: string): string | null {
  if (/^\d/.test(written)) return new Decimal(written.replaceAll(',', '')).toFixed();
  return parseChineseInteger(written)?.toFixed() ?? null;
}

/** 2025年, 12月15日, 第3年: positions in time or order, not amounts. */
function isPartOfDate(matched: string, before: string, after: string, unit: string): boolean {
  if (/第$/.test(before) || isPartOfWord(unit, after)) return true;
  if (matched.startsWith('一') && /[下上同另某任统唯单逐]$/.test(before)) return true;
  if (unit === '年')
    return /^(?:(?:19|20)\d{2}年?\s*[~\-至到]\s*)?(?:19|20)\d{2}年/.test(matched) || /^\d{1,2}月/.test(after);
  if (unit === '月') return /年$/.test(before) || /^\d{1,2}日/.test(after) || /每年$/.test(before);
  if (unit === '日') return /月$/.test(before) && !isDayOfMonth(before, after);
  return false;
}

/** 5.2 项目, 一次性, 2 名称: the sign after the number begins a word and is no unit. */
const WORDS: Readonly<Record<string, RegExp>> = {
  项: /^目/,
  位: /^[置于]/,
  名: /^[称单]/,
  部: /^[门分署]/,
  类: /^[型似别]/,
  家: /^[庭]/,
  次: /^[性日数序]/,
  台: /^账/,
  路: /^[由径]/,
  元: /^[素件]/,
  天: /^津/,
  份: /^[额]/,
  升: /^[级降学]/,
  寸: /^[土步]/,
  周: /^[岁边围]/,
  克: /^[服隆拉]/,
};

function isPartOfWord(unit: string, after: string): boolean {
  return WORDS[unit]?.test(after) ?? false;
}

/** 每月5日前: a day that comes round, and later is worse. */
function isDayOfMonth(before: string, after: string): boolean {
  return /(?:每|次|当|下)月$/.test(before) && /^(?:以|之)?前/.test(after);
}

function findComparator(before: string, after: string, unit: string): StatedQuantity['comparator'] {
  if (isDayOfMonth(before, after)) return '<=';
  if (LONG_UNITS.has(unit) && OWED.test(after)) return '>=';
  if (unit === '年' && /(?:终止|结束|期满|届满)后\s*$/.test(before) && /^(?:以|之)?内/.test(after)) return '>=';
  const prefix = BEFORE.find(([pattern]) => pattern.test(before));
  if (prefix !== undefined) return prefix[1];
  return AFTER.find(([pattern]) => pattern.test(after))?.[1] ?? '=';
}

/** What stands before a quantity in its own clause; behind another quantity, that one's own words are left out. */
function lastClause(text: string, follows: boolean): string {
  const clause = text.split(/[。；;！、\n]/).at(-1) ?? '';
  const comma = follows && clause === text ? clause.search(/[，,]/) : -1;
  return comma < 0 ? clause : clause.slice(comma + 1);
}

function firstClause(text: string): string {
  return text.split(/[，,、。；;！\n]/)[0] ?? '';
}
