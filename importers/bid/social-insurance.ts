import { foldText } from '../language/fold.ts';
import { findMonths, type InsuranceProof } from './person-draft.ts';

const INSURED = /社保|社会保险|参保|缴费|缴纳|养老保险/;
const UNPAID = /未(?:缴|参保|提供|到账)|欠缴|停缴|中断|:\s*无|没有|暂无/;
const STATED = /已(?:缴|参保|提供)|正常(?:缴|参保)|缴纳证明.*(?:附|见)/;
const PAYER =
  /(?:缴费|缴纳|参保)(?:单位|主体)\s*[:为]?\s*(?<value>[^,;。()]{2,40})|由\s*(?<by>[^,;。()]{2,40}?)\s*(?:为其)?(?:缴纳|缴费|参保)/;

export function speaksOfInsurance(text: string): boolean {
  return INSURED.test(text);
}

/** Reads a line about social insurance: which months, paid by whom; null where it states neither payment nor its lack. */
export function readInsurance(text: string): InsuranceProof | null {
  const folded = foldText(text);
  if (!INSURED.test(folded)) return null;
  const months = findMonths(folded);
  const isUnpaid = UNPAID.test(folded);
  if (months.length === 0 && !isUnpaid && !STATED.test(folded)) return null;
  const payer = PAYER.exec(folded)?.groups;
  return { isPaid: !isUnpaid, payer: (payer?.['value'] ?? payer?.['by'] ?? '').trim() || null, months };
}
