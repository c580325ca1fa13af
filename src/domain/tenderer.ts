import { z } from 'zod';
import { factsSchema, NO_FACTS } from './facts.ts';
import { locationSchema } from './location.ts';
import { bool, nullable, price, text } from './scalars.ts';

/** A recorded decision that a bid is invalid, with its legal basis. */
export const rejectionSchema = z.strictObject({
  code: text.default('rejected-by-panel'),
  reason: text,
  legalBasis: text,
  votes: z.strictObject({ for: z.array(text), against: z.array(text).default([]) }).optional(),
  location: locationSchema.nullable().default(null),
});

/** Code of a decision that the bid fails this requirement. */
export function codeOfRequirement(id: string): string {
  return `requirement-${id}`;
}

/** One tenderer as the engine sees it: price after arithmetic correction, confirmed facts, rejections decided. */
export const tendererSchema = z.strictObject({
  name: text,
  /** In yuan, confirmed; null where no price could be established. */
  quotedPrice: nullable(price).default(null),
  priceLocation: locationSchema.nullable().default(null),
  facts: factsSchema.default(NO_FACTS),
  /** False while facts were only read from documents and nobody has confirmed them. */
  confirmed: bool.default(true),
  /** False where answers are judgements of the review: then the panel's vote (`rejections`) rejects, not the judgement. */
  answersDecided: bool.optional(),
  rejections: z.array(rejectionSchema).default([]),
});
export type Tenderer = z.output<typeof tendererSchema>;
