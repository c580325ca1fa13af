import { EMPTY_BOX, readYesNo } from '../../language/choice.ts';
import { findLotNames } from '../lot-name.ts';
import type { Mention } from './decide.ts';
import { findLabelled } from './labelled.ts';
import type { Passage } from './passage.ts';
import { locate } from './place.ts';

export interface Question {
  /** A word without which no sentence speaks of it. */
  about: string;
  /** Pattern source of the labels a yes or no stands behind: 是否接受联合体投标. */
  label: string;
  /** Sentences that answer without being asked, with what they say. The text has no spaces, quotes or brackets. */
  sentences: readonly (readonly [RegExp, boolean])[];
  /** Sentences that only speak of the case that it were so. */
  conditional?: RegExp;
}

/** Every answer to a yes-or-no question, in labelled lines, tables, ticked boxes and sentences. */
export function findAnswers(passages: readonly Passage[], question: Question): Mention<boolean>[] {
  const labelled = findLabelled(passages, question.label).flatMap(({ value, location }): Mention<boolean>[] => {
    const answer = readYesNo(value.replace(/\n(?![■☑□☐🗹√是否不无有接允])/gu, '')) ?? readByLot(value);
    return answer === null ? [] : [{ value: answer, location, rank: 0 }];
  });
  const below = findBelow(passages, question);
  return [...labelled, ...below, ...passages.flatMap((passage) => findSentence(passage, question))];
}

/** 采购包1：不接受\n采购包2：不接受; null where lots answer differently. */
function readByLot(value: string): boolean | null {
  const answers = value.split(/[\n;]/).map((line) => {
    const [name] = findLotNames(line);
    return name === undefined || name.from > 0 ? null : readYesNo(line.slice(name.to).replace(/^[\s:]+/, ''));
  });
  const [answer] = answers;
  return answer !== undefined && answers.every((other) => other === answer) ? answer : null;
}

/** The question as a heading, the answer of a lot in the next line. */
function findBelow(passages: readonly Passage[], { about, label }: Question): Mention<boolean>[] {
  const asked = new RegExp(`^[\\d.、()一二三四五六七八九十]{0,6}(?:${label})$`);
  return passages.flatMap((passage, index): Mention<boolean>[] => {
    const next = passages[index + 1];
    if (next === undefined || passage.text.length > 40 || !passage.text.includes(about)) return [];
    if (NOWHERE.has(passage.chapter) || next.text.length > 40 || !asked.test(passage.text)) return [];
    const answer = readByLot(next.text);
    return answer === null ? [] : [{ value: answer, location: locate(next), rank: 0 }];
  });
}

const NOWHERE: ReadonlySet<Passage['chapter']> = new Set<Passage['chapter']>(['contract', 'forms', 'contents']);

function findSentence(passage: Passage, question: Question): Mention<boolean>[] {
  if (!passage.text.includes(question.about) || NOWHERE.has(passage.chapter)) return [];
  if (EMPTY_BOX.test(passage.text)) return [];
  const plain = passage.text.replace(/[\s"'“”()[\]_]/g, '');
  for (const sentence of plain.split(/[。;]/)) {
    if (question.conditional?.test(sentence)) continue;
    for (const [pattern, value] of question.sentences)
      if (pattern.test(sentence)) return [{ value, location: locate(passage), rank: 1 }];
  }
  return [];
}
