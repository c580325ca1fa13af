import type { IsoDate } from '../../src/domain/scalars.ts';
import { formalNumerals, parseChineseInteger } from './chinese-number.ts';
import { foldText, isBlank } from './fold.ts';

export type DateFault = 'empty' | 'month-only' | 'impossible' | 'several' | 'not-a-date';

/** A calendar day, or why there is none. `month` (2021-03) is set wherever year and month are known. */
export type DateReading =
  | { date: IsoDate; month: string; reason: null }
  | { date: null; month: string | null; reason: DateFault };

export interface DateMention {
  reading: DateReading;
  start: number;
  end: number;
}

const YEAR = '(?:19|20)\\d{2}';
const HAN_YEAR = '[一二][〇○零一二三四五六七八九]{3}';
const HAN_NUMBER = '[一二三四五六七八九十廿卅]{1,3}';
const DAY_PATTERNS = [
  `(?<year>${YEAR}) *年 *(?<month>\\d{1,2}) *月 *(?:(?<day>\\d{1,2}) *[日号])?`,
  `(?<year>${HAN_YEAR}) *年 *(?<month>${HAN_NUMBER}) *月 *(?:(?<day>${HAN_NUMBER}) *[日号])?`,
  `(?<year>${YEAR})-(?<month>\\d{1,2})(?:-(?<day>\\d{1,2}))?(?!\\d)`,
  `(?<year>${YEAR})/(?<month>\\d{1,2})(?:/(?<day>\\d{1,2}))?(?!\\d)`,
  `(?<year>${YEAR})\\. ?(?<month>\\d{1,2})(?:\\. ?(?<day>\\d{1,2}))?(?!\\d)`,
  `(?<year>${YEAR})(?<month>[01]\\d)(?<day>[0-3]\\d)(?!\\d)`,
];

/** Reads the one date in a text: 2021年3月5日, 2021-3-5, 2021.03.05, 2021/3/5, 20210305, 二〇二一年三月五日. */
export function parseDate(text: string): DateReading {
  if (isBlank(text)) return refuse('empty');
  const mentions = findDates(text);
  const [first] = mentions;
  if (first === undefined) return refuse('not-a-date');
  if (
    mentions.some(
      (mention) => mention.reading.date !== first.reading.date || mention.reading.month !== first.reading.month,
    )
  )
    return refuse('several');
  return first.reading;
}

/** Every date in a text, in order, with its place. */
export function findDates(text: string): DateMention[] {
  const folded = foldText(text);
  const mentions: DateMention[] = [];
  for (const pattern of DAY_PATTERNS) {
    for (const match of folded.matchAll(new RegExp(`(?<!\\d)${pattern}`, 'g'))) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      if (mentions.some((mention) => start < mention.end && mention.start < end)) continue;
      const { year = '', month = '', day } = match.groups ?? {};
      mentions.push({ reading: readParts(year, month, day), start, end });
    }
  }
  return mentions.sort((one, other) => one.start - other.start);
}

function readParts(yearText: string, monthText: string, dayText: string | undefined): DateReading {
  const year = /^\d/.test(yearText) ? yearText : readHanYear(yearText);
  const month = readSmallNumber(monthText);
  if (month === null || month < 1 || month > 12) return refuse('impossible');
  const monthPart = `${year}-${`${month}`.padStart(2, '0')}`;
  if (dayText === undefined) return { date: null, month: monthPart, reason: 'month-only' };
  const day = readSmallNumber(dayText);
  const date = `${monthPart}-${`${day ?? 0}`.padStart(2, '0')}`;
  return isRealDay(date) ? { date, month: monthPart, reason: null } : refuse('impossible');
}

function readHanYear(text: string): string {
  return [...formalNumerals(text)].map((character) => parseChineseInteger(character)?.toFixed() ?? '').join('');
}

function readSmallNumber(text: string): number | null {
  if (/^\d+$/.test(text)) return Number.parseInt(text, 10);
  return parseChineseInteger(text)?.toNumber() ?? null;
}

function isRealDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}

function refuse(reason: DateFault): DateReading {
  return { date: null, month: null, reason };
}
