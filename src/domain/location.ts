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

/** A file as a whole, where nothing in it can be pointed at. */
export function wholeFile(file: string): Location {
  return { file, page: null, path: '', quote: '' };
}
