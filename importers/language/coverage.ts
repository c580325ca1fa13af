import { CHINESE_NUMERALS, parseChineseInteger } from './chinese-number.ts';
import type { FoundQuantity } from './found-quantity.ts';

const HAN = `[${CHINESE_NUMERALS}]{1,4}`;
const DAYS = `365|[1-7]|${HAN}`;
const HOURS = `2[0-4]|1\\d|[1-9]|${HAN}`;
const TIMES = '[*×xX✕╳Χ乘]';
/** 7×24, 7天*24小时, 5天8小时, 24×7, 365天×24小时, 七乘二十四小时. */
const PATTERNS: readonly RegExp[] = [
  new RegExp(
    `(?<![\\d.])(?<days>${DAYS})\\s*[天日]?\\s*${TIMES}\\s*(?<hours>${HOURS})(?![\\d.])(?:\\s*(?:个?小时|h))?`,
    'g',
  ),
  new RegExp(`(?<![\\d.])(?<hours>24|12|8)\\s*(?:小时)?\\s*${TIMES}\\s*(?<days>[57])(?![\\d.])\\s*[天日]?`, 'g'),
  new RegExp(`(?:每周|一周)?(?<![\\d.])(?<days>[1-7])[天日][,、]?(?:每[天日])?(?<hours>${HOURS})(?:个?小时|h)`, 'g'),
  /(?:每个?)?(?<workdays>工作日)(?:每[天日])?(?<hours>24|8)(?:个?小时|h)/g,
  /(?<always>全天候|全天24小时|昼夜不间断)/g,
  /(?:仅|只)(?:在|限|限于)?(?<workdays>工作日|工作时间)/g,
];

/** Hours of a service as days a week and hours a day, both at least. */
export function readCoverage(text: string): FoundQuantity[] {
  const found: FoundQuantity[] = [];
  for (const pattern of PATTERNS)
    for (const match of text.matchAll(pattern)) {
      const place = { from: match.index, to: match.index + match[0].length, comparator: '>=' as const };
      if (found.some((other) => place.from < other.to && other.from < place.to)) continue;
      const { workdays, always, days: writtenDays, hours: writtenHours } = match.groups ?? {};
      const days = workdays !== undefined ? '5' : always !== undefined ? '7' : readFigure(writtenDays);
      const hours = always !== undefined ? '24' : readFigure(writtenHours);
      if (days !== null && isAtMost(days, 7)) found.push({ ...place, value: days, unit: '天/周' });
      if (hours !== null && isAtMost(hours, 24)) found.push({ ...place, value: hours, unit: '小时/天' });
    }
  return found;
}

function readFigure(written: string | undefined): string | null {
  if (written === undefined) return null;
  if (written === '365') return '7';
  return /^\d/.test(written) ? written : (parseChineseInteger(written)?.toFixed() ?? null);
}

function isAtMost(figure: string, most: number): boolean {
  return Number.parseInt(figure, 10) <= most;
}
