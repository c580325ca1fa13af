import { Decimal } from '../../src/domain/decimal.ts';
import { normaliseForMatching } from '../../src/domain/matching.ts';
import type { StatedQuantity } from '../../src/domain/stated-quantity.ts';
import { UNITS } from '../../src/domain/units.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from './chinese-number.ts';

/** mm in 20 mm, not in 20 mmHg or 20 MB/s. */
const UNIT = UNITS.map((unit) => unit.replace('/', '\\/') + (/[A-Za-z]$/.test(unit) ? '(?![A-Za-z/])' : '')).join('|');
const NUMBER = `\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|[${CHINESE_NUMERALS}]+`;
const COVERAGE = /(?<days>\d)\s*[*×xX✕]\s*(?<hours>\d{1,2})(?:\s*小时)?/g;
const QUANTITY = new RegExp(`(?<value>${NUMBER})\\s*(?<unit>${UNIT})`, 'g');

/** Words before a number that say how it is meant; the longest that fits decides. */
const BEFORE: readonly [RegExp, StatedQuantity['comparator']][] = [
  [/(?:不少于|不低于|不得少于|不得低于|不小于|不短于|至少|最少|大于等于|大于或等于|≥|>=)[^，。；,;]{0,6}$/, '>='],
  [
    /(?:不超过|不大于|不高于|不多于|不长于|不得超过|不得高于|不得大于|不得多于|小于等于|小于或等于|至多|最多|最长|≤|<=)[^，。；,;]{0,6}$/,
    '<=',
  ],
  [/(?<!不)提前(?:至少)?\s*$/, '>='],
  [/(?:超过|大于|高于|多于|>)\s*$/, '>'],
  [/(?:少于|小于|低于|不足|<)\s*$/, '<'],
];
const AFTER: readonly [RegExp, StatedQuantity['comparator']][] = [
  [/^(?:及|或|或者|含)?以上/, '>='],
  [/^(?:及|或|或者)?(?:以内|之内|以下|内)/, '<='],
];
/** A period over which something is owed: being shorter is worse, although it says 内. */
const OWED =
  /^(?:以内|之内|内)[，,]?(?:应|须|需|将)?(?:无条件|免费|继续|持续|负责)?(?:配合|提供|承担|负责|维护|质保|保修|支持|保障|履行|协助)/;
const LONG_UNITS: ReadonlySet<string> = new Set(['年', '个月', '月', '季度']);

/**
 * Quantities in running text, in order: 15分钟内 → ≤ 15 分钟, 不少于4次 → ≥ 4 次, 7×24 → 7 天/周 and 24 小时/天, 三年 → 3 年.
 * Dates (2025年12月) are not quantities.
 */
export function readQuantities(text: string): StatedQuantity[] {
  const plain = normaliseForMatching(text);
  const found = [...readCoverage(plain), ...readPlain(plain)].sort((a, b) => a.from - b.from);
  return found.map(({ from, to, value, unit, comparator }, index) => ({
    value,
    unit,
    comparator,
    before: lastClause(plain.slice(found[index - 1]?.to ?? 0, from)),
    after: firstClause(plain.slice(to, to + NEIGHBOURHOOD)),
  }));
}

/** How many characters after a quantity may say what it measures. */
const NEIGHBOURHOOD = 16;

interface Found extends Pick<StatedQuantity, 'value' | 'unit' | 'comparator'> {
  from: number;
  to: number;
}

function readCoverage(text: string): Found[] {
  return [...text.matchAll(COVERAGE)].flatMap((match): Found[] => {
    const place = { from: match.index, to: match.index + match[0].length, comparator: '>=' as const };
    return [
      { ...place, value: match.groups?.['days'] ?? '', unit: '天/周' },
      { ...place, value: match.groups?.['hours'] ?? '', unit: '小时/天' },
    ];
  });
}

function readPlain(text: string): Found[] {
  return [...text.matchAll(QUANTITY)].flatMap((match): Found[] => {
    const from = match.index;
    const to = from + match[0].length;
    const before = text.slice(Math.max(0, from - 14), from);
    const after = text.slice(to, to + 14);
    const unit = match.groups?.['unit'] ?? '';
    const value = readNumber(match.groups?.['value'] ?? '');
    if (value === null || isPartOfDate(match[0], before, after, unit) || /[\d.*×xX]$|\d,$/.test(before)) return [];
    return [{ from, to, value, unit, comparator: findComparator(before, after, unit) }];
  });
}

function readNumber(written: string): string | null {
  if (/^\d/.test(written)) return new Decimal(written.replace(/,/g, '')).toFixed();
  return parseChineseInteger(written)?.toFixed() ?? null;
}

/** 2025年, 12月15日, 第3年: positions in time or order, not amounts. */
function isPartOfDate(matched: string, before: string, after: string, unit: string): boolean {
  if (/第$/.test(before) || isPartOfWord(unit, after)) return true;
  if (matched.startsWith('一') && /[下上同另某任统唯单逐]$/.test(before)) return true;
  if (unit === '年') return /^(19|20)\d{2}年/.test(matched) || /^\d{1,2}月/.test(after);
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
  周: /^[岁年边期到围末]/,
  克: /^[服隆拉]/,
  寸: /^[土步]/,
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

function lastClause(text: string): string {
  return text.split(/[。；;！、\n]/).at(-1) ?? '';
}

function firstClause(text: string): string {
  return text.split(/[，,、。；;！\n]/)[0] ?? '';
}
