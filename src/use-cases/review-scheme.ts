import type { DraftItem, DraftScheme } from '../domain/draft.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { finishDraft, isFinished } from '../domain/finish-draft.ts';
import type { Scheme } from '../domain/lot.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { criterionOf } from '../engine/criteria/index.ts';
import { PRICE_BENCHMARK_NAMES, PRICE_SCORE_NAMES } from '../engine/formulas/names.ts';
import { FormulaError, parseFormula } from '../engine/formulas/parse.ts';
import { describeFormula } from '../engine/formulas/render.ts';
import { lintScheme } from '../engine/lint/lint-scheme.ts';
import type { ReferenceData } from './reference-data.ts';

/** A scheme on its way to publication: what was found in it, and whether it may be published as it stands. */
export interface SchemeReview {
  /** What is missing first, then what the law and consistency have to say. */
  findings: readonly Finding[];
  /** Null while something is missing or unlawful. */
  publishable: Scheme | null;
}

const reviews = new WeakMap<DraftScheme, { date: IsoDate; review: SchemeReview }>();

/** Looks at a lot's scheme on the law of one day. The same scheme on the same day is looked at once. */
export function reviewScheme(draft: DraftScheme, { regulations }: ReferenceData, date: IsoDate): SchemeReview {
  const known = reviews.get(draft);
  if (known?.date === date) return known.review;
  const { scheme, gaps } = finishDraft(draft);
  const missing = gaps.map(({ place, message }) => {
    const index = /^items\[(\d+)\]$/.exec(place)?.[1];
    const item = index === undefined ? undefined : draft.lot.items[Number.parseInt(index, 10)];
    return finding('error', 'scheme-unfinished', message, item === undefined ? {} : { item: item.id });
  });
  const findings = [...missing, ...lintScheme(draft, regulations, date)];
  const isLawful = findings.every(({ severity }) => severity !== 'error');
  const review = { findings, publishable: isLawful ? scheme : null };
  reviews.set(draft, { date, review });
  return review;
}

/** How the points of each item come about, in one sentence; its own words while too much is missing for one. */
export function listRules({ lot }: DraftScheme): ReadonlyMap<string, string> {
  return new Map(lot.items.map((item) => [item.id, describeRule(item)]));
}

function describeRule(item: DraftItem): string {
  if (item.kind === 'price') return describePrice(item.formula);
  return isFinished(item) ? criterionOf(item.kind).describe(item) : (item.text ?? '');
}

function describePrice({ benchmark, score }: { benchmark: string; score: string }): string {
  try {
    const basis = describeFormula(parseFormula(benchmark, PRICE_BENCHMARK_NAMES));
    return `基准价 = ${basis}；价格分 = ${describeFormula(parseFormula(score, PRICE_SCORE_NAMES))}`;
  } catch (error) {
    if (error instanceof FormulaError) return error.message;
    throw error;
  }
}
