import type { ImportedDocument } from '../domain/document.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Scheme } from '../domain/lot.ts';
import type { Review } from '../domain/review.ts';
import type { Tenderer } from '../domain/tenderer.ts';
import { type ReadPolicy, settleCompetition } from '../engine/domestic-competition.ts';
import { evaluate } from '../engine/evaluate.ts';
import { loadCase } from '../storage/files/load-case.ts';
import { readTenderer } from './read-tenderer.ts';
import { loadReferenceData, type ReferenceData } from './reference-data.ts';

export interface ScoredCase {
  title: string;
  scheme: Scheme;
  members: string[];
  reviews: Review[];
  tenderers: Tenderer[];
  /** The bid documents facts were read from, by the file name their locations carry. */
  documents: Map<string, ImportedDocument>;
  roundings: Evaluation['roundings'];
  evaluation: Evaluation;
}

/**
 * Evaluates a case folder: loads it with its scheme, reads the bids, computes every score.
 * @throws AppError where the case, its scheme or a document cannot be used
 */
export async function scoreCase(location: string, reference: ReferenceData = loadReferenceData()): Promise<ScoredCase> {
  const { case: given, scheme, folder } = loadCase(location);
  const documents = new Map<string, ImportedDocument>();
  const read: ReadPolicy[] = [];
  for (const entry of given.tenderers) {
    const {
      tenderer,
      documents: own,
      bid,
    } = await readTenderer(entry, folder, scheme, { ...reference, date: given.date });
    read.push({ tenderer, isPolicyRead: bid !== null && entry.facts.policy === undefined });
    for (const document of own) documents.set(document.file, document);
  }
  const tenderers = settleCompetition(read, scheme);
  const reviews = Object.entries(given.reviews).map(([member, marks]) => ({
    member,
    marks,
    statedTotals: given.statedTotals[member] ?? {},
  }));
  const members = given.members ?? reviews.map(({ member }) => member);
  const evaluation = evaluate({ scheme, ...reference, tenderers, reviews, members, date: given.date });
  return {
    title: given.title,
    scheme,
    members,
    reviews,
    roundings: evaluation.roundings,
    tenderers,
    documents,
    evaluation,
  };
}
