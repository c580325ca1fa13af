import type { AnswerRow } from '../../domain/bid.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Procurement } from '../../domain/procurement.ts';
import type { Quantity, Requirement } from '../../domain/requirement.ts';
import { measure } from '../../domain/units.ts';
import type { KnownRequirement } from './answer-matching.ts';
import { namesBeginning } from './partial-answers.ts';
import { createWordScale } from './word-scale.ts';

/** A promise has to say what is demanded, not merely be about it. */
const ALIKE = 0.5;
/** Less will do where its number is the clause's, or where it states every quantity that the clause does. */
const ALIKE_OTHERWISE = 0.34;
const LIST_OF_ANSWERS = /应答表|偏离表|响应表|点对点/;

/**
 * For each requirement that no table row answers: the promise in an undertaking or in running text that says most of what it demands,
 * with quantities where it has quantities.
 */
export function findOutsideAnswers(
  open: readonly KnownRequirement[],
  promises: readonly AnswerRow[],
  all: readonly KnownRequirement[],
): Map<KnownRequirement, AnswerRow> {
  const found = new Map<KnownRequirement, AnswerRow>();
  if (open.length === 0 || promises.length === 0) return found;
  const scale = createWordScale(all.map(({ requirement }) => requirement.text));
  const texts = promises.map((promise) => ({ promise, text: normaliseForMatching(promise.answer) }));
  for (const entry of open) {
    const { requirement } = entry;
    const numbers = new Set([requirement.number, requirement.answeredAs ?? ''].map(plainNumber));
    let best: { promise: AnswerRow; alike: number } | null = null;
    for (const { promise, text } of texts) {
      const alike = scale.containment(requirement.text, text);
      if (alike < ALIKE_OTHERWISE || alike <= (best?.alike ?? 0)) continue;
      if (requirement.quantities.length > 0 && promise.answerQuantities.length === 0) continue;
      const isNumbered = promise.number !== null && numbers.has(plainNumber(promise.number));
      const isEnough = alike >= ALIKE || isNumbered || statesQuantities(promise, requirement);
      if (isEnough && namesBeginning(requirement, text, scale)) best = { promise, alike };
    }
    if (best !== null) found.set(entry, best.promise);
  }
  return found;
}

function statesQuantities({ answerQuantities }: AnswerRow, { quantities }: Requirement): boolean {
  const dimensionsOf = (list: readonly Pick<Quantity, 'value' | 'unit'>[]) =>
    list.map(({ value, unit }) => measure(value, unit)?.dimension);
  const stated = dimensionsOf(answerQuantities);
  return quantities.length > 1 && dimensionsOf(quantities).every((dimension) => stated.includes(dimension));
}

function plainNumber(number: string): string {
  return normaliseForMatching(number).replace(/[★▲*#\s.、]/g, '');
}

/** The document asks for a table that answers point by point. */
export function demandsAnswerTable({ forms }: Pick<Procurement, 'forms'>): boolean {
  return forms.some(({ title }) => LIST_OF_ANSWERS.test(title));
}
