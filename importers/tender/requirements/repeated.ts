import { type Finding, finding } from '../../../src/domain/finding.ts';
import { findAsWritten } from '../passages/as-written.ts';
import { parseNumber } from '../passages/marked-number.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import type { Clause } from './clause.ts';

/** Share of letter pairs from which two wordings are one clause; the rest is a changed subject or a closing word. */
const SAME = 0.75;
/** Lists repeat short lines in many places: without a mark a clause is repeated only word for word, under a number of its own. */
const SAME_UNMARKED = 0.97;
const SHORTEST = 12;
const SHORTEST_UNMARKED = 40;
const OWN_NUMBER = /^[（(][一二三四五六七八九十]+[）)]$|^\d+(?:\.\d+)+$/;
const KEY_LENGTH = 16;
const MOST_PLACES = 12;

/** Leaves out clauses that stand twice under one number in one lot, and says so with both places. */
export function dropRepeated(clauses: readonly Clause[]): { clauses: Clause[]; messages: Finding[] } {
  const kept = new Map<string, Clause[]>();
  const result: Clause[] = [];
  const messages: Finding[] = [];
  for (const clause of clauses) {
    const key = `${clause.lot ?? ''}|${clause.marks}|${clause.number}`;
    const others = kept.get(key) ?? [];
    const isMarked = clause.marks !== '';
    const canRepeat = isMarked
      ? clause.text.length >= SHORTEST
      : clause.text.length >= SHORTEST_UNMARKED && OWN_NUMBER.test(clause.number);
    const same = isMarked ? SAME : SAME_UNMARKED;
    const twin = canRepeat ? others.find((other) => likeness(other.text, clause.text) >= same) : undefined;
    if (twin === undefined) {
      kept.set(key, [...others, clause]);
      result.push(clause);
      continue;
    }
    const isSame = strip(twin.text) === strip(clause.text);
    const message = `条款“${clause.marks}${clause.number}”写了两遍${isSame ? '' : '，文字略有不同'}，只列一条，请核对并删去重复。`;
    messages.push(finding('info', 'clause-repeated', message, { locations: [twin.location, clause.location] }));
  }
  return { clauses: result, messages };
}

/** Response forms that repeat clauses under other numbers: answers are given by the form's number, so both have to be known. */
export function checkAnnexNumbers(clauses: readonly Clause[], passages: readonly Passage[]): Finding[] {
  const byText = new Map<string, Clause>();
  for (const clause of clauses) {
    const key = strip(clause.text).slice(0, KEY_LENGTH);
    if (key.length === KEY_LENGTH && !byText.has(key)) byText.set(key, clause);
  }
  const differing = passages.flatMap((passage) => {
    if (passage.chapter !== 'forms') return [];
    const number = parseNumber(passage.text);
    const clause = number === null ? undefined : byText.get(strip(number.rest).slice(0, KEY_LENGTH));
    if (number === null || clause === undefined || bare(clause.number) === number.bare) return [];
    return [{ clause, passage }];
  });
  const [first] = differing;
  if (first === undefined) return [];
  const list = differing
    .slice(0, MOST_PLACES)
    .map(
      ({ clause, passage }) =>
        `${clause.marks}${clause.number}→${findAsWritten(passage.raw, parseNumber(passage.text)?.written ?? '')}`,
    );
  const message = `响应文件格式重新编号了部分条款（${list.join('，')}），应答时请按条款内容核对。`;
  const locations = differing
    .slice(0, MOST_PLACES)
    .flatMap(({ clause, passage }) => [clause.location, locate(passage)]);
  return [finding('warning', 'annex-renumbers', message, { locations })];
}

function bare(number: string): string {
  return number.replace(/^\d+-(?=[\d(（])/, '').replace(/[()（）.、\s]/g, '');
}

function strip(text: string): string {
  return text.replace(/[\s"“”'‘’,，。；;：:（）()、]/g, '');
}

/** Dice's coefficient over pairs of characters: 1 for the same text, 0 for nothing in common. */
function likeness(one: string, other: string): number {
  const [a, b] = [pairs(strip(one)), pairs(strip(other))];
  let shared = 0;
  for (const [pair, count] of a) shared += Math.min(count, b.get(pair) ?? 0);
  const total = size(a) + size(b);
  return total === 0 ? 0 : (2 * shared) / total;
}

function pairs(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (let index = 0; index + 1 < text.length; index += 1) {
    const pair = text.slice(index, index + 2);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  return counts;
}

function size(counts: ReadonlyMap<string, number>): number {
  let total = 0;
  for (const count of counts.values()) total += count;
  return total;
}
