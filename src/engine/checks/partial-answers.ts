import type { Requirement } from '../../domain/requirement.ts';
import type { MatchedAnswer } from './answer-matching.ts';
import type { WordScale } from './word-scale.ts';

/** Share of the beginning's words that shows that a row speaks of it, and of a later part's that it speaks of that. */
const NAMES_BEGINNING = 0.25;
const NAMES_PART = 0.5;
const PART_LENGTH = 6;

/**
 * A clause may go on in a sentence without a number, which bids answer in a row of its own. Such a row alone does not
 * answer the clause: where no row names how it begins, none is counted.
 */
export function releaseLaterParts(matched: readonly MatchedAnswer[], scale: WordScale): void {
  const rows = new Map<Requirement, MatchedAnswer[]>();
  for (const answer of matched) {
    if (answer.known === null) continue;
    const { requirement } = answer.known;
    rows.set(requirement, [...(rows.get(requirement) ?? []), answer]);
  }
  for (const [requirement, answers] of rows) {
    const [beginning, ...later] = splitParts(requirement.text);
    if (beginning === undefined || later.length === 0) continue;
    const isLaterPart = ({ row, by }: MatchedAnswer) => {
      const said = `${row.demand}\n${row.answer}`;
      const names = (words: string) => scale.containment(words, said);
      const beginnings = [beginning, quotedWords(requirement)].map(names);
      return (
        by !== 'number' && Math.max(...beginnings) < NAMES_BEGINNING && Math.max(...later.map(names)) >= NAMES_PART
      );
    };
    if (answers.every(isLaterPart)) for (const answer of answers) Object.assign(answer, { known: null, by: null });
  }
}

/** A text speaks of what a clause begins with, not only of what it adds. */
export function namesBeginning(requirement: Requirement, text: string, scale: WordScale): boolean {
  const [beginning = requirement.text] = splitParts(requirement.text);
  return [beginning, quotedWords(requirement)].some((words) => scale.containment(words, text) >= NAMES_BEGINNING);
}

function splitParts(text: string): string[] {
  return text.split(/[；;。\n]/).filter((part) => part.trim().length >= PART_LENGTH);
}

function quotedWords({ location }: Requirement): string {
  const words = location.quote.replace(/^[★▲*\s\d.（()）一二三四五六七八九十、]+/, '');
  return words.length >= PART_LENGTH ? words : '';
}
