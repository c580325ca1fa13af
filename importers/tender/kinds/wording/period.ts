import type { IsoDate } from '../../../../src/domain/scalars.ts';
import { findDates } from '../../../language/date.ts';
import { type Note, note } from '../reading.ts';
import { readNumber } from './number.ts';

/** First and last signing day that count, as far as the document names days. */
export interface Period {
  since?: IsoDate;
  until?: IsoDate;
  notes: Note[];
}

const STARTS =
  /^(?:\(?含(?:当日|本日)?\)?|\(以[^)]{2,24}\)|合同签订|[,)])*(?:或|及|及其|含|\()*(?:以来|至今|起|以后|之后|后|至|到|-|~|开始|以[^,。]{2,14}为准)/;
const RELATIVE =
  /近(?:[一二两三四五六七八九十\d]+个?(?:年|月|个月|周年|完整年度|会计年度))|(?:自|从)?(?:投标|响应|递交|开标|公告|提交)[^。;]{0,12}(?:前|起)[一二两三四五六七八九十\d]+(?:年|个月)|[一二两三四五六七八九十\d]+年(?:以)?(?:内|来)/;
const MONTH_ONLY =
  /(?<year>20\d{2})年(?<month>\d{1,2})月(?!\d{1,2}日)(?:份)?\)?(?:以来|至今|起|以后|之后|或以后|及以后|后|至|-|~|到)/;
const YEAR_ONLY =
  /(?<year>20\d{2})年?(?:度)?(?:以来|至今|起|及以后|以后|之后)|(?<from>20\d{2})年?(?:度)?(?:-|~|至|到)(?<to>20\d{2})年/;

/** Reads the days a rule names. A month or a year is its first day, with a finding; “近三年” has no day at all. */
export function readPeriod(plain: string): Period {
  const dates = findDates(plain).filter(({ reading }) => reading.date !== null);
  const first =
    dates.find(({ end }) => STARTS.test(plain.slice(end, end + 36))) ??
    dates.find(({ start }) => /(?:自|从|应为|晚于|不早于|应在)$/.test(plain.slice(Math.max(0, start - 4), start)));
  if (first?.reading.date != null) {
    const until = dates.find(
      ({ start, end }) =>
        start >= first.end &&
        start - first.end <= 8 &&
        /^(?:-|~|至|到|日)*/.test(plain.slice(first.end, start)) &&
        !STARTS.test(plain.slice(end, end + 4)),
    );
    const until_ = until?.reading.date ?? null;
    return { since: first.reading.date, ...(until_ === null ? {} : { until: until_ }), notes: [] };
  }
  const month = MONTH_ONLY.exec(plain)?.groups;
  if (month !== undefined) {
    const since = `${month['year']}-${(month['month'] ?? '').padStart(2, '0')}-01`;
    return { since, notes: [note('info', 'since-month', `起始时间只写到月份，暂按 ${since} 起计，请确认`)] };
  }
  const year = YEAR_ONLY.exec(plain)?.groups;
  if (year !== undefined) {
    const since = `${year['year'] ?? year['from']}-01-01`;
    const to = year['to'];
    return {
      since,
      ...(to === undefined ? {} : { until: `${to}-12-31` }),
      notes: [note('info', 'since-month', `起止时间只写到年份，暂按 ${since} 起计，请确认`)],
    };
  }
  const relative = RELATIVE.exec(plain)?.[0];
  if (relative === undefined) return { notes: [] };
  return {
    notes: [note('warning', 'since-relative', `“${relative}”没有写明起止日期，无法判断业绩是否在期限内，请写明日期`)],
  };
}

/** 5年及以上, 不少于3年, 三年以上: years at least. */
export function readYears(plain: string): string | undefined {
  const match =
    /(?:不少于|不低于|具有|具备|满|超过|有|达到?)?(?<years>\d{1,2}|[一二两三四五六七八九十]{1,2})(?:\(含\))?年(?:\(含\)|或|及|及其|含)?(?:以上|或以上|及以上|\(含\)以上)?[^,。;\d]{0,30}(?:经验|经历|工作|从业|年限|管理)/.exec(
      plain,
    ) ??
    /(?:从事|工作|从业)[^,。;\d]{0,24}(?<years>\d{1,2}|[一二两三四五六七八九十]{1,2})(?:\(含\))?年(?:\(含\)|或|及|含)?(?:以上)/.exec(
      plain,
    );
  const years = match?.groups?.['years'];
  return years === undefined ? undefined : (readNumber(years) ?? undefined);
}
