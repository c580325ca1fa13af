import type { ImportedDocument } from '../src/domain/document.ts';
import type { Evaluation, TendererResult } from '../src/domain/evaluation.ts';
import type { Scheme } from '../src/domain/lot.ts';
import type { Review } from '../src/domain/review.ts';
import type { Rounding } from '../src/domain/rounding.ts';
import type { Tenderer } from '../src/domain/tenderer.ts';

/** Everything the pages of one evaluation show: the result and what it was computed from. */
export interface EvaluationView {
  /** Address of the result; its other pages lie below. */
  href: string;
  /** Shown as 演示: invented companies. */
  isDemo: boolean;
  title: string;
  scheme: Scheme;
  members: readonly string[];
  tenderers: readonly Tenderer[];
  evaluation: Evaluation;
  /** The documents that can be opened, by the file name that locations carry. */
  documents: { has(file: string): boolean };
  /** How scores and totals were rounded, where the scheme leaves it to the law. */
  roundings?: { item: Rounding; total: Rounding };
  /** What each member recorded, where the pages may show it. */
  reviews?: readonly Review[];
}

/** An evaluation whose documents are kept in memory, as they were read. */
export interface EvaluationAtHand extends EvaluationView {
  documents: ReadonlyMap<string, ImportedDocument>;
}

/** A tenderer's result with its place in the case: `number` counts from 1 and is the `t1` of explanation ids. */
export interface NumberedResult {
  number: number;
  result: TendererResult;
}

/** Ranked bids by rank, then those still incomplete, rejected bids last; within a group as in the case. */
export function orderResults({ tenderers }: Evaluation): NumberedResult[] {
  const numbered = tenderers.map((result, index) => ({ number: index + 1, result }));
  return numbered.sort((a, b) => standing(a.result) - standing(b.result));
}

function standing({ status, rank }: TendererResult): number {
  if (status === 'rejected') return Number.MAX_SAFE_INTEGER;
  return rank ?? Number.MAX_SAFE_INTEGER - 1;
}

/** Whether another tenderer has the same rank. */
export function isTied({ tenderers }: Evaluation, { rank }: TendererResult): boolean {
  return rank !== null && tenderers.filter((other) => other.rank === rank).length > 1;
}
