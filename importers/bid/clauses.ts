import { parseChineseInteger } from '../language/chinese-number.ts';
import { foldText, isBlank } from '../language/fold.ts';

/** A numbered clause inside a longer text. */
export interface Clause {
  /** As it stands, with its mark: ★（四）. */
  number: string;
  /** What counts when numbers are compared: (四) and （四） are one number, （4） and 4. are not. */
  key: string;
  /** The clause as it stands, its number included. */
  text: string;
}

interface Numbering {
  token: string;
  /** Place in the sequence; null where the token is no number. */
  order(token: string): number | null;
}

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const chinese = (token: string) => parseChineseInteger(token.replace(/[()、.]/g, ''))?.toNumber() ?? null;
const digits = (token: string) => Number.parseInt(/\d+(?=\D*$)/.exec(token)?.[0] ?? '0', 10);
/** 1.5小时 numbers no clause. */
const UNIT = '(?:[元万%]|[年月日](?![度报常])|天(?!津)|次(?!要)|人(?!员)|分钟|小时|个[工月])';
/** A clause's number stands at the start of a line, or behind the end of a sentence. */
const NUMBERINGS: readonly Numbering[] = [
  { token: String.raw`\([一二三四五六七八九十]{1,3}\)`, order: chinese },
  { token: '[一二三四五六七八九十]{1,3}[、.]', order: chinese },
  { token: String.raw`\(\d{1,2}\)`, order: digits },
  { token: String.raw`\d{1,2}(?:\.\d{1,2}){1,3}(?![\d.])(?!\s*${UNIT})`, order: digits },
  { token: String.raw`\d{1,2}(?:[、)]|\.(?!\d))`, order: digits },
  { token: `[${CIRCLED}]`, order: (token) => CIRCLED.indexOf(token) + 1 },
];
/** Circled figures fold to plain ones, which number other clauses. */
const FOLDABLE = new RegExp(`[^${CIRCLED}]+`, 'g');
/** Brackets set a number apart from the text before it, where that does not refer to it. */
const INLINE = `(?<![附件表图第见条款项或和与及至到、,\\w-])(?=[★▲*#※●■(${CIRCLED}])`;
const MARK = '[★▲*#※●■]{0,2}[ ]?';
const LONGEST_TITLE = 40;

/**
 * The clauses of a text that holds at least two of them, numbered one after the other: (1)… (2)… What stands before the
 * first, such as a title, belongs to it; a longer text before it means that these are parts of that text, not clauses.
 */
export function splitClauses(text: string): Clause[] {
  const folded = text.replace(FOLDABLE, foldText);
  const found = NUMBERINGS.map((numbering) => findSequence(folded, numbering))
    .filter((starts) => starts.length > 1 && (starts[0]?.at ?? 0) <= LONGEST_TITLE)
    .sort((one, other) => (one[0]?.at ?? 0) - (other[0]?.at ?? 0))[0];
  if (found === undefined) return [];
  return found.map(({ at, token }, index): Clause => {
    const own = text.slice(index === 0 ? 0 : at, found[index + 1]?.at ?? text.length);
    return { number: text.slice(at, at + token.length).trim(), key: plainKey(token), text: own.trim() };
  });
}

/**
 * What a text says to each of the clauses of another: by their numbers, some of which may be left out, else by as many
 * numbers of its own. Null where it does not go clause by clause.
 */
export function pairClauses(text: string, clauses: readonly Clause[]): string[] | null {
  const folded = text.replace(FOLDABLE, foldText);
  const keys = clauses.map(({ key }) => key);
  const named = NUMBERINGS.flatMap(({ token }) => findStarts(folded, token))
    .map(({ at, token }) => ({ at, index: keys.indexOf(plainKey(token)) }))
    .filter(({ index }) => index !== -1)
    .sort((one, other) => one.at - other.at);
  const isInOrder = named.every(({ index }, at) => at === 0 || index > (named[at - 1]?.index ?? 0));
  const isElsewhere = keys.some((key, at) => folded.includes(key) && !named.some(({ index }) => index === at));
  if (named.length > 0 && isInOrder && !isElsewhere && isBlank(text.slice(0, named[0]?.at)))
    return keys.map((_, index) => {
      const at = named.findIndex((start) => start.index === index);
      return at === -1 ? '' : text.slice(named[at]?.at, named[at + 1]?.at).trim();
    });
  const own = splitClauses(text);
  return own.length === clauses.length ? own.map((clause) => clause.text) : null;
}

interface Start {
  at: number;
  token: string;
}

function findSequence(text: string, numbering: Numbering): Start[] {
  const starts: Start[] = [];
  let last: { place: number; prefix: string } | null = null;
  for (const start of findStarts(text, numbering.token)) {
    const key = plainKey(start.token);
    const place = numbering.order(key);
    const prefix = /^(?:\d+\.)+(?=\d)/.exec(key)?.[0] ?? '';
    if (place === null || (last !== null && (place !== last.place + 1 || prefix !== last.prefix))) continue;
    last = { place, prefix };
    starts.push(start);
  }
  return starts;
}

function findStarts(text: string, token: string): Start[] {
  const pattern = new RegExp(`(?<before>(?:^|[\\n。;!?:])[ ]{0,8}|${INLINE})(?:${MARK}(?:${token}))`, 'g');
  return [...text.matchAll(pattern)].map((match): Start => {
    const { length } = match.groups?.['before'] ?? '';
    return { at: match.index + length, token: match[0].slice(length) };
  });
}

function plainKey(token: string): string {
  return token.replace(/[★▲*#※●■\s]/g, '').replace(/^(\d{1,2})[、.)]$/, '$1.');
}
