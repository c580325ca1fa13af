import { z } from 'zod';
import type { RegulationValue } from '../../domain/regulation.ts';
import { readWordList } from './word-list.ts';

const priceWordsSchema = z.object({
  average: z.array(z.string()),
  dropped: z.array(z.string()),
  fixed: z.array(z.string()),
  negated: z.array(z.string()),
});

type PriceWords = Record<keyof z.output<typeof priceWordsSchema>, RegExp | null>;

const NONE: PriceWords = { average: null, dropped: null, fixed: null, negated: null };
const compiled = new WeakMap<object, PriceWords>();

/** Patterns for prices whose formula was not understood; all null where the list does not hold. */
export function readPriceWords(value: RegulationValue | undefined): PriceWords {
  if (typeof value !== 'object') return NONE;
  const known = compiled.get(value);
  if (known !== undefined) return known;
  const lists = priceWordsSchema.parse(value);
  const compile = (words: string[]) => readWordList({ words }).words;
  const words = {
    average: compile(lists.average),
    dropped: compile(lists.dropped),
    fixed: compile(lists.fixed),
    negated: compile(lists.negated),
  };
  compiled.set(value, words);
  return words;
}
