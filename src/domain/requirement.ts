import { z } from 'zod';
import { locationSchema } from './location.ts';
import { decimal, identifier, nullable, text } from './scalars.ts';

/** A measurable part of a requirement: 响应时间 <= 15 分钟. A range has two quantities of the same name. */
const quantitySchema = z.strictObject({
  what: text,
  comparator: z.enum(['<', '<=', '=', '>=', '>']),
  value: decimal,
  unit: text,
});
export type Quantity = z.output<typeof quantitySchema>;

/** Something a bid has to answer: a clause of the technical or commercial part, or a contract term. */
export const requirementSchema = z.strictObject({
  id: identifier,
  /** As the document numbers it, with its mark: `★（四）`, `2.2`. */
  number: text,
  title: text.optional(),
  /** The demand in our own words. */
  text,
  quantities: z.array(quantitySchema).default([]),
  /** Number under which the response form repeats it, where that differs. */
  answeredAs: text.optional(),
  /** The form that answers it. */
  form: z.enum(['technical', 'commercial']).default('technical'),
  location: locationSchema,
});
export type Requirement = z.output<typeof requirementSchema>;

/** A requirement a tenderer or its proof must meet to take part at all. */
export const qualificationSchema = z.strictObject({
  id: identifier,
  number: nullable(text).default(null),
  text,
  location: locationSchema,
});

/** A term of the contract or the commercial part. */
export const termSchema = z.strictObject({
  id: identifier,
  title: text,
  text,
  quantities: z.array(quantitySchema).default([]),
  location: locationSchema,
});
