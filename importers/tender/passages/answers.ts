import { EMPTY_BOX, readYesNo } from './choice.ts';
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
    const answer = readYesNo(value.replace(/\n(?![■☑□☐🗹√是否不无有接允])/gu, ''));
    return answer === null ? [] : [{ value: answer, location, rank: 0 }];
  });
  return [...labelled, ...passages.flatMap((passage) => findSentence(passage, question))];
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
