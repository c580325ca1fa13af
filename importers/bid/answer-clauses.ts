import type { AnswerRow } from '../../src/domain/bid.ts';
import { readQuantities } from '../language/quantity.ts';
import { pairClauses, splitClauses } from './clauses.ts';
import { quoteAround } from './place.ts';

/**
 * A row whose demand holds several numbered clauses, clause by clause. An answer with the same numbers is taken apart
 * with them; one answer for all answers each.
 */
export function splitAnswerRow(row: AnswerRow): AnswerRow[] {
  const clauses = splitClauses(row.demand);
  if (clauses.length === 0) return [];
  const divide = (text: string | null) => (text === null ? null : pairClauses(text, clauses));
  const [answers, declared, remarks] = [divide(row.answer), divide(row.declaredDeviation), divide(row.remark)];
  return clauses.map(({ number, text }, index): AnswerRow => {
    const answer = answers?.[index] ?? row.answer;
    return {
      ...row,
      number,
      demand: text,
      answer,
      demandQuantities: readQuantities(text),
      answerQuantities: readQuantities(answer),
      declaredDeviation: declared?.[index] ?? row.declaredDeviation,
      remark: remarks?.[index] ?? row.remark,
      location: { ...row.location, quote: quoteAround(answer.trim() === '' ? text : answer, 0, 0) },
    };
  });
}
