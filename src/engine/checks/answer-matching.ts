import type { AnswerRow } from '../../domain/bid.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Requirement } from '../../domain/requirement.ts';
import { likeness } from './likeness.ts';

export interface KnownRequirement {
  requirement: Requirement;
  mandatory: boolean;
}

/** A row and the requirement it answers; null where the scheme does not know it. */
export interface MatchedAnswer {
  row: AnswerRow;
  known: KnownRequirement | null;
}

/** How alike row and requirement must be, with and without the number agreeing. Words are ours against theirs. */
const ALIKE_WITH_NUMBER = 0.2;
const ALIKE_WITHOUT_NUMBER = 0.5;

export function listRequirements({ procurement, lot }: Scheme): KnownRequirement[] {
  const all = (requirements: readonly Requirement[], mandatory: boolean) =>
    requirements.map((requirement) => ({ requirement, mandatory }));
  return [
    ...all(procurement.mandatoryRequirements, true),
    ...all(lot.mandatoryRequirements, true),
    ...all(procurement.requirements, false),
    ...all(lot.requirements, false),
  ];
}

/** Finds for each answer row the requirement it most likely answers, by number and by words. */
export function matchAnswers(rows: readonly AnswerRow[], known: readonly KnownRequirement[]): MatchedAnswer[] {
  const candidates = known.map((entry) => ({
    entry,
    keys: keysOf(entry.requirement),
    words: `${entry.requirement.title ?? ''}${entry.requirement.text}`,
  }));
  return rows.map((row) => {
    const numbers = numbersOf(row);
    let best: { entry: KnownRequirement; score: number } | null = null;
    for (const { entry, keys, words } of candidates) {
      if (row.form !== 'unknown' && row.form !== entry.requirement.form) continue;
      const sameNumber = numbers.some((number) => keys.has(number));
      const alike = likeness(words, row.demand);
      if (alike < (sameNumber ? ALIKE_WITH_NUMBER : ALIKE_WITHOUT_NUMBER)) continue;
      const score = alike + (sameNumber ? 1 : 0) + (isMarked(row) === entry.mandatory ? 0.1 : 0);
      if (best === null || score > best.score) best = { entry, score };
    }
    return { row, known: best?.entry ?? null };
  });
}

/** The row itself carries a mark such as ★. */
export function isMarked(row: AnswerRow): boolean {
  return /[★▲]/.test(`${row.number ?? ''}${row.demand.slice(0, 8)}`);
}

function keysOf({ number, answeredAs }: Requirement): Set<string> {
  const own = [number, answeredAs ?? ''].map(plainNumber);
  const withoutSection = own.map((key) => key.replace(/^\([^)]*\)(?=.)/, ''));
  return new Set([...own, ...withoutSection].filter((key) => key !== ''));
}

function numbersOf(row: AnswerRow): string[] {
  const leading = /^[★▲*\s]*((?:[(（][^)）]{1,3}[)）])|\d+(?:\.\d+)*)/.exec(row.demand)?.[1] ?? '';
  return [row.number ?? '', leading].map(plainNumber).filter((key) => key !== '');
}

/** ★（四） → (四), 2.2、 → 2.2, （二）1 → (二)1 */
function plainNumber(number: string): string {
  return normaliseForMatching(number)
    .replace(/[★▲*#■●\s]/g, '')
    .replace(/[.、,]+$/, '');
}
