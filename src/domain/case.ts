import { z } from 'zod';
import { writtenFactsSchema } from './facts.ts';
import { locationSchema } from './location.ts';
import { markSchema } from './review.ts';
import { bool, count, decimal, isoDate, nullable, price, schemaVersion, text } from './scalars.ts';
import { rejectionSchema } from './tenderer.ts';

/** What people decided about something read from the documents: it counts or it does not, and why. */
export const decisionSchema = z.strictObject({
  about: z.enum(['contract', 'certificate', 'person']),
  /** The contract's customer, the certificate's or the person's name, as read. */
  name: text,
  qualifies: bool,
  reason: text,
});

/** One tenderer of a case: facts written down, documents to read them from, or both (what is written wins). */
export const caseTendererSchema = z.strictObject({
  name: text,
  /** In yuan, after arithmetic correction. Read from the documents where it is absent. */
  quotedPrice: price.optional(),
  priceLocation: locationSchema.optional(),
  /** Files or folders, relative to the case. */
  documents: z.array(text).default([]),
  /** True once the panel has confirmed what was read from the documents; default: only when there are none. */
  confirmed: bool.optional(),
  facts: writtenFactsSchema.default({}),
  decisions: z.array(decisionSchema).default([]),
  rejections: z.array(rejectionSchema).default([]),
});
export type CaseTenderer = z.output<typeof caseTendererSchema>;

/** Expected results of a case, checked by the tests: only what is written is compared. */
export const caseExpectationSchema = z.strictObject({
  benchmarkPrice: nullable(decimal).optional(),
  tenderers: z
    .record(
      z.string(),
      z.strictObject({
        status: z.enum(['ranked', 'rejected']).optional(),
        reasons: z.array(text).optional(),
        evaluatedPrice: nullable(decimal).optional(),
        items: z.record(z.string(), nullable(decimal)).optional(),
        total: nullable(decimal).optional(),
        rank: nullable(count).optional(),
        consequences: z.record(z.string(), decimal).optional(),
      }),
    )
    .default({}),
  /** Codes of findings that must be there (with the tenderer after a space, where it matters). */
  findings: z.array(text).optional(),
  /** Codes of findings that must not be there. */
  noFindings: z.array(text).optional(),
});

/** A whole evaluation as data: which scheme, which day, who tendered what, who marked what. */
export const caseSchema = z.strictObject({
  schemaVersion,
  title: text,
  /** Path of the scheme (procurement folder or lot file), relative to the case. */
  scheme: text,
  lot: count.optional(),
  date: isoDate,
  /** All members who have to mark; default: those with reviews. */
  members: z.array(text).optional(),
  tenderers: z.array(caseTendererSchema).min(1),
  /** member → tenderer → item → mark. */
  reviews: z.record(z.string(), z.record(z.string(), z.record(z.string(), markSchema))).default({}),
  /** member → tenderer → total written on the score sheet. */
  statedTotals: z.record(z.string(), z.record(z.string(), decimal)).default({}),
  expect: caseExpectationSchema.optional(),
});
export type EvaluationCase = z.output<typeof caseSchema>;
