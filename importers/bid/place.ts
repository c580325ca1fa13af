import type { Location } from '../../src/domain/location.ts';

const QUOTE_LENGTH = 80;

/** A stretch of a document's text that can be quoted: a paragraph, a heading, or a line of either. */
export interface Place {
  file: string;
  page: number | null;
  path: string;
  raw: string;
}

export function locate(place: Place, start = 0, end = place.raw.length): Location {
  return { file: place.file, page: place.page, path: place.path, quote: quoteAround(place.raw, start, end) };
}

/** The text around `start…end` as it stands, at most 80 characters, never cutting into the value itself before its 80th. */
export function quoteAround(text: string, start: number, end: number): string {
  const trimmed = text.trim();
  if (trimmed.length <= QUOTE_LENGTH) return trimmed;
  const offset = text.indexOf(trimmed);
  const first = Math.max(0, start - offset);
  const last = Math.min(trimmed.length, Math.max(first, end - offset));
  const spare = Math.max(0, QUOTE_LENGTH - (last - first));
  const from = Math.max(0, Math.min(first - Math.floor(spare / 2), trimmed.length - QUOTE_LENGTH));
  return trimmed.slice(from, from + QUOTE_LENGTH).trim();
}
