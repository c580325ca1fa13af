import type { Location } from '../../../src/domain/location.ts';
import { QUOTE_LENGTH } from './grid.ts';
import type { Passage } from './passage.ts';

/** Where a passage stands. The quote is the wanted words with what surrounds them, or the line's beginning. */
export function locate(passage: Passage, words = ''): Location {
  const { file, page, path, raw } = passage;
  const at = words === '' ? -1 : raw.indexOf(words);
  const from = at < 0 ? 0 : Math.max(0, Math.min(at - 20, raw.length - QUOTE_LENGTH));
  return { file, page, path, quote: raw.slice(from, from + QUOTE_LENGTH).trim() };
}
