import { z } from 'zod';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { RegulationValue } from '../../domain/regulation.ts';

/**
 * A word list of schemes/regulations. `…` in a pattern stands for a few characters of the same clause, `……` for more of
 * them, `#` for a figure, `{name}` for any word of the list of that name.
 */
const wordListSchema = z.looseObject({
  /** Unlawful wherever it is a factor or a condition. */
  words: z.array(z.string()).default([]),
  /** May be unlawful; people have to judge. */
  suspected: z.array(z.string()).default([]),
  /** A clause with one of these means something else. */
  exempt: z.array(z.string()).default([]),
  /** The same in conditions only: the law itself asks for the proof, or it stands in for another. */
  exemptInConditions: z.array(z.string()).default([]),
});

export interface WordList {
  words: RegExp | null;
  suspected: RegExp | null;
  exempt: RegExp | null;
  exemptInConditions: RegExp | null;
}

const compiled = new WeakMap<object, WordList>();

/** @throws ZodError for a value that is not a word list: a slip in the data that comes with the tool */
export function readWordList(value: RegulationValue): WordList {
  if (typeof value !== 'object') throw new Error(`Not a word list: ${value}`);
  const known = compiled.get(value);
  if (known !== undefined) return known;
  const { words, suspected, exempt, exemptInConditions, ...named } = wordListSchema.parse(value);
  const names = z.record(z.string(), z.array(z.string())).parse(named);
  const list = {
    words: compileWords(words, names),
    suspected: compileWords(suspected, names),
    exempt: compileWords(exempt, names),
    exemptInConditions: compileWords(exemptInConditions, names),
  };
  compiled.set(value, list);
  return list;
}

function compileWords(words: readonly string[], names: Record<string, string[]>): RegExp | null {
  if (words.length === 0) return null;
  return new RegExp(words.map((word) => compileWord(word, names)).join('|'), 'iu');
}

function compileWord(word: string, names: Record<string, string[]>): string {
  return word
    .split(/(\{[a-z]+\}|……|…|#)/)
    .map((part) => {
      if (part === '……') return '.{0,60}';
      if (part === '…') return '.{0,14}';
      if (part === '#') return '(?:\\d|[一二三四五六七八九十百千])';
      const name = /^\{([a-z]+)\}$/.exec(part)?.[1];
      if (name === undefined) return escapeLiteral(normaliseForMatching(part));
      const list = names[name];
      if (list === undefined) throw new Error(`Unknown list {${name}} in ${word}`);
      return `(?:${list.map((entry) => escapeLiteral(normaliseForMatching(entry))).join('|')})`;
    })
    .join('');
}

function escapeLiteral(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
