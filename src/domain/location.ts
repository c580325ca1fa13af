import { z } from 'zod';
import { count, nullable, text } from './scalars.ts';

/** A place in a document that a person can open. `path` is stable within the file, `quote` is what stands there. */
export const locationSchema = z.strictObject({
  file: text,
  page: nullable(count).default(null),
  path: text,
  quote: z.string(),
  /** Where it stands in the words of the document's own headings, for readers without the file at hand. */
  clause: text.optional(),
});
export type Location = z.output<typeof locationSchema>;
