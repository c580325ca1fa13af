import { z } from 'zod';
import { locationSchema } from '../../domain/location.ts';
import { identifier, text } from '../../domain/scalars.ts';
import { ROLES } from '../roles.ts';
import { fromJson } from './from-json.ts';

/** An instant in UTC with milliseconds: such texts sort as the instants do. */
export const instant = z.iso.datetime({ precision: 3 });

const actorSchema = z.strictObject({
  id: text,
  name: text,
  role: z.enum(ROLES),
  /** For a vendor: on whose behalf. */
  tenderer: text.optional(),
});
export type Actor = z.output<typeof actorSchema>;

export const lotNumber = z.int().nonnegative();
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const place = fromJson(locationSchema.nullable());

/** A file kept by its content. */
export const documentRefSchema = z.strictObject({
  name: text,
  sha256,
  bytes: z.int().nonnegative(),
  mediaType: text,
});
export type DocumentRef = z.output<typeof documentRefSchema>;

const envelope = {
  v: z.literal(1),
  procurement: identifier,
  /** 1, 2, 3 … within its procurement. */
  sequence: z.int().positive(),
  at: instant,
  /** What the clock showed, where that lies before the event it follows: `at` is then the time of that event. */
  clock: instant.optional(),
  by: actorSchema,
  /** The rule it rests on: a document with its article, or a clause of the procurement document. */
  rule: text.nullable(),
};

/** One kind of event. The form of `data` never changes under the same `v`; a new form is a new version beside it. */
export function event<const T extends string, D extends z.ZodType>(type: T, data: D) {
  return z.strictObject({ type: z.literal(type), ...envelope, data });
}
