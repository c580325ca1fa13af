/** What a character is to a typesetter; classes are added up. */
export const CJK = 1;
/** Part of a word or number, which a line keeps together. */
export const WORD = 2;
/** Never the last of a line, and never the first. */
export const OPENING = 4;
export const CLOSING = 8;
/** Dots that lead to a page number. */
export const LEADER = 16;

const FORMS: readonly (readonly [flag: number, form: RegExp])[] = [
  [
    CJK,
    /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026\u2460-\u27bf\u00d7\u{1f000}-\u{1faff}\u{20000}-\u{3ffff}]/u,
  ],
  [WORD, /[\p{Script=Latin}\p{N}.,:%/\\()+\-_&@'"]/u],
  [OPENING, /[（([{〔［｛《〈「『【“‘＜<$￥¥]/u],
  [CLOSING, /[）)\]}〕］｝》〉」』】”’＞>，,。.、；;：:！!？?％%…—]/u],
  [LEADER, /[.…·_．]/],
];

const known = new Map<string, number>();
const KNOWN_AT_MOST = 20_000;

/** The classes of all characters in a short text. */
export function classify(text: string): number {
  const cached = known.get(text);
  if (cached !== undefined) return cached;
  let flags = 0;
  for (const [flag, form] of FORMS) if (form.test(text)) flags |= flag;
  if (known.size < KNOWN_AT_MOST && text.length <= 2) known.set(text, flags);
  return flags;
}

export function isCjk(text: string): boolean {
  return (classify(text) & CJK) !== 0;
}
