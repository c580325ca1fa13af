import type { Location } from '../../src/domain/location.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from '../language/chinese-number.ts';
import { findDates } from '../language/date.ts';
import { foldText, isBlank } from '../language/fold.ts';
import type { LocatedCertificate } from './certificate-text.ts';

/** A statement that social insurance was paid, for which months and by whom. */
export interface InsuranceProof {
  isPaid: boolean;
  /** Who paid; null: not stated. */
  payer: string | null;
  /** 2025-11 */
  months: string[];
}

/** What one place says about a person; drafts of the same name are joined later. */
export interface PersonDraft {
  name: string;
  roles: string[];
  degree: string | null;
  major: string | null;
  title: string | null;
  /** Years of experience from a column or label that asks for them. */
  yearsStated: DecimalText | null;
  /** Years of experience that a sentence tells. */
  yearsTold: DecimalText | null;
  /** Years in the tenderer's service. */
  yearsInCompany: DecimalText | null;
  certificates: LocatedCertificate[];
  insurance: InsuranceProof[];
  location: Location;
}

export function startPerson(name: string, location: Location): PersonDraft {
  return {
    name,
    roles: [],
    degree: null,
    major: null,
    title: null,
    yearsStated: null,
    yearsTold: null,
    yearsInCompany: null,
    certificates: [],
    insurance: [],
    location,
  };
}

/** Months named in a text, with those between where two are the ends of a period: 2025年10月-2025年12月. */
export function findMonths(text: string): string[] {
  const mentions = findDates(text);
  const months = mentions.flatMap(({ reading, start }, index) => {
    const before = mentions[index - 1];
    if (reading.month === null) return [];
    const isEnd = before !== undefined && /^\s*[-~至到]\s*$/.test(foldText(text).slice(before.end, start));
    return isEnd && before.reading.month !== null
      ? monthsBetween(before.reading.month, reading.month)
      : [reading.month];
  });
  return [...new Set(months)].sort();
}

function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last && months.length < 24; month = nextMonth(month)) months.push(month);
  return months;
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map((part) => Number.parseInt(part, 10));
  return number === 12 ? `${year + 1}-01` : `${year}-${`${number + 1}`.padStart(2, '0')}`;
}

const DEGREE = /博士|硕士|研究生|大学本科|本科|学士|大专|专科|高职|中专|高中/;
const NUMBER = `\\d{1,2}(?:\\.\\d)?|[${CHINESE_NUMERALS}]{1,3}`;
const YEARS = new RegExp(
  `^(?:共|满|已)?\\s*(?<years>${NUMBER})\\s*(?:余|多)?\\s*年?(?:以上|工作经验|经验)?(?:\\(.*\\))?$`,
);
const TOLD = [
  new RegExp(`(?:从事|具有|具备|拥有|累计|积累|有)[^。;,]{0,40}?(?<!近|约|[\\d])(?<years>${NUMBER})\\s*(?:余|多)?年`),
  new RegExp(`(?<!近|约|[\\d])(?<years>${NUMBER})\\s*(?:余|多)?年(?:以上)?(?:的)?[^。;,]{0,24}(?:经验|经历)`),
];

/** The degree as written (大学本科), or the degree inside a longer cell such as 本科，2010年7月. */
export function readDegree(text: string): string | null {
  const plain = text.trim();
  if (isBlank(plain)) return null;
  const degree = DEGREE.exec(plain)?.[0] ?? null;
  return plain.length <= 8 && !/\d/.test(plain) ? plain : degree;
}

/** A number of years in a cell or behind a label: 9年, 九年, 9. */
export function readYears(text: string): DecimalText | null {
  return toYears(YEARS.exec(foldText(text).trim())?.groups?.['years']);
}

/** Years of experience told in a sentence: 从事政府信息化建设8年, 8年以上运维经验 (at least 8). */
export function findYearsTold(text: string): DecimalText | null {
  for (const pattern of TOLD) {
    const years = toYears(pattern.exec(foldText(text))?.groups?.['years']);
    if (years !== null) return years;
  }
  return null;
}

function toYears(number: string | undefined): DecimalText | null {
  if (number === undefined) return null;
  return /^\d/.test(number) ? number : (parseChineseInteger(number)?.toFixed() ?? null);
}
