import { z } from 'zod';
import { locationSchema } from '../location.ts';
import { bool, decimal, identifier, nonNegative, nullable, text } from '../scalars.ts';

/** Proof a bid must show before something counts. `requires` are the proof names that facts carry in `proofs`. */
const evidenceSchema = z.strictObject({
  text,
  requires: z.array(text).default([]),
});

/** What every scoring item has, whatever its kind. */
export const itemBase = {
  id: identifier,
  title: text,
  /** Id of the section the item belongs to. */
  section: nullable(text).default(null),
  maxPoints: nonNegative,
  /** Lowest points the item can give; below 0 only in a performance assessment. */
  minPoints: decimal.default('0'),
  /** Objective items are computed from confirmed facts and shared by all members; null when the document does not say. */
  objective: nullable(bool).default(null),
  /** Counts as technical points where the ranking's tie-break asks for them. */
  technical: bool.default(false),
  /** The rule in our own words. */
  text: text.optional(),
  evidence: z.array(evidenceSchema).default([]),
  /** A skeleton item that does not stand in the document. */
  proposed: bool.default(false),
  /** Id of the scale it is marked on, where several are weighted into one total. */
  scale: text.optional(),
  scaleWeight: decimal.optional(),
  location: locationSchema.nullable().default(null),
};
