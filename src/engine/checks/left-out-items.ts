import { normaliseForMatching } from '../../domain/matching.ts';
import { readWords } from './demand-words.ts';
import { likeness } from './likeness.ts';

/** Of the things listed, this many must stand in the quotation before one that does not was left out. */
const LEAST_ITEMS = 3;
const LEAST_KEPT = 2;
const LONGEST_ITEM = 16;
const ALIKE = 0.5;
const LEAST_LEAD = 2;
/** What follows the last item may already be the rest of the sentence; its beginning names it. */
const NAME = 2;
const SHORTENED = /^.{0,2}(?:等|…|\.\.\.|略|及其他)|等$/;
const JOINTS = ['、', '和', '及', '与', '以及'];

/** Things that the published demand lists and a quotation of that list leaves out. What 等 stands for, or where the quotation breaks off, is not. */
export function findLeftOut(published: string, quoted: string): string[] {
  const [own, other] = [readWords(published), readWords(quoted)];
  if (normaliseForMatching(published).includes(normaliseForMatching(quoted))) return [];
  const sentences = other.split(/(?<=[。;\n])/);
  return own
    .split(/[。;\n]/)
    .flatMap(listsOf)
    .flatMap((items) => {
      const keptIn = (sentence: string) => items.filter((item) => item.length > 1 && sentence.includes(item));
      const [best] = sentences.map((sentence) => ({ sentence, kept: keptIn(sentence) })).sort(byKept);
      return best === undefined ? [] : leftOutOf(items, best.kept, best.sentence, own);
    });
}

function byKept(one: { kept: readonly string[] }, other: { kept: readonly string[] }): number {
  return other.kept.length - one.kept.length;
}

function listsOf(sentence: string): string[][] {
  return sentence
    .split(/[,:?!()]/)
    .filter((part) => part.includes('、'))
    .map((part) => part.split(/、|以及|及(?=..)|和(?=..)|与(?=..)/).map((item) => item.trim()))
    .filter((items) => items.length >= LEAST_ITEMS);
}

function leftOutOf(items: readonly string[], kept: readonly string[], sentence: string, published: string): string[] {
  const last = kept.at(-1) ?? '';
  if (kept.length < LEAST_KEPT || kept.length === items.length) return [];
  if (!kept.every((item, at) => at === 0 || isNext(sentence, kept[at - 1] ?? '', item))) return [];
  const rest = sentence.slice(sentence.lastIndexOf(last));
  const isShortened = SHORTENED.test(rest.slice(last.length));
  if (isShortened && !items.some((item) => SHORTENED.test(item))) return [];
  const goesOn = JOINTS.some((joint) => rest.startsWith(last + joint));
  const end = isShortened || goesOn || published.includes(rest) ? items.indexOf(last) : items.length;
  // What stands before the first one kept may be there with a character misread.
  const behind = items.slice(items.indexOf(kept[0] ?? ''), end).filter((item) => {
    if (item.length < 2 || item.length > LONGEST_ITEM || sentence.includes(item)) return false;
    if (item === items.at(-1) && sentence.includes(item.slice(0, NAME))) return false;
    return likeness(item, sentence) < ALIKE;
  });
  const first = findFirst(items, kept[0] ?? '', sentence);
  return first === null ? behind : [first, ...behind];
}

/** 移交源代码、接口文档 quoted as 移交接口文档: the words before the list go on with its second item. */
function findFirst([first = '', second]: readonly string[], kept: string, sentence: string): string | null {
  if (kept !== second) return null;
  for (let at = first.length - LEAST_LEAD; at >= LEAST_LEAD; at -= 1)
    if (sentence.includes(first.slice(0, at) + kept)) return first.slice(at);
  return null;
}

/** Both stand in one list, one behind the other. */
function isNext(sentence: string, one: string, other: string): boolean {
  return [...JOINTS, ','].some((joint) => sentence.includes(`${one}${joint}${other}`));
}
