import { z } from 'zod';
import { listClauses, splitClauses } from '../clauses.ts';
import type { LawReference } from '../law-in-force.ts';
import type { LintReport, LintRule } from '../rule.ts';
import { shorten } from '../word-rule.ts';

const MONTHS: LawReference = { key: 'unlawful-factors/social-insurance-length' };
const monthsSchema = z.strictObject({ suspectedFrom: z.string(), errorFrom: z.string() });

const INSURANCE = /社保|社会保险|社会保障|养老保险/;
/** 近六个月任意一个月: one month is asked for, whatever the window. */
const ANY_MONTH = /任意|任一|任何|其中|之一|至少(?:一|1)个月|一个月及以上|不少于(?:一|1)个月/;
const LENGTH = /(\d{1,2}|[一二两三四五六七八九十]{1,3}|半)\s?(个月|年|月)/;

export const socialInsuranceLength: LintRule = {
  code: 'social-insurance-length',
  title: '要求人员连续缴纳多个月社会保险',
  severities: ['error', 'warning'],
  basis: [MONTHS],
  check({ procurement, lot }, law) {
    const value = law.find(MONTHS.key);
    if (value === undefined) return [];
    const { suspectedFrom, errorFrom } = monthsSchema.parse(value);
    const judge = (texts: readonly string[]) => findLength(texts, Number.parseInt(suspectedFrom, 10));
    const describe = ({ months, clause }: Length): LintReport => ({
      severity: months >= Number.parseInt(errorFrom, 10) ? 'error' : 'warning',
      message: `要求人员缴纳 ${months} 个月社会保险（“${shorten(clause)}”），等于变相限定供应商的成立年限，请改为能证明劳动关系的近期凭证`,
    });
    return [
      ...lot.items.flatMap((item): LintReport[] => {
        const found = judge(listClauses(item).map(({ text }) => text));
        return found === null ? [] : [{ ...describe(found), item }];
      }),
      ...procurement.qualifications.flatMap(({ text, location }): LintReport[] => {
        const found = judge(splitClauses(text).map((clause) => clause.text));
        return found === null ? [] : [{ ...describe(found), locations: [location], wholeProcurement: true }];
      }),
    ];
  },
};

interface Length {
  months: number;
  clause: string;
}

function findLength(clauses: readonly string[], least: number): Length | null {
  for (const clause of clauses) {
    if (!INSURANCE.test(clause) || ANY_MONTH.test(clause)) continue;
    const around = clause.slice(Math.max(0, clause.search(INSURANCE) - NEAR), clause.search(INSURANCE) + NEAR);
    const match = LENGTH.exec(around);
    if (match === null) continue;
    const months = toMonths(match[1] ?? '', match[2] ?? '');
    if (months >= least) return { months, clause };
  }
  return null;
}

/** Characters on both sides of the word within which a length of time belongs to it. */
const NEAR = 24;
const NUMERALS = '零一二三四五六七八九';

function toMonths(written: string, unit: string): number {
  if (written === '半') return 6;
  const number = readNumber(written);
  if (unit === '月') return 0;
  return unit === '年' ? (number > MOST_YEARS ? 0 : number * MONTHS_OF_A_YEAR) : number;
}

/** 24年 is a calendar year, not a length. */
const MOST_YEARS = 10;
const MONTHS_OF_A_YEAR = 12;

function readNumber(written: string): number {
  if (/^\d+$/.test(written)) return Number.parseInt(written, 10);
  if (written === '两') return 2;
  const [tens, ones] = written.includes('十') ? written.split('十') : ['', written];
  const high = written.includes('十') ? (tens === '' ? 1 : NUMERALS.indexOf(tens ?? '')) : 0;
  return high * 10 + (ones === '' ? 0 : Math.max(0, NUMERALS.indexOf(ones ?? '')));
}
