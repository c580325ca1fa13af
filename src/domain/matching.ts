/** Characters that show nothing: soft hyphens, zero-width characters, direction marks, variation selectors. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Numbers in circles and exponents: NFKC would make 100① 1001 and 10² 102. */
const NOT_PLAIN_DIGITS = /[^①-⑳㉑-㉟㊱-㊿⓪²³¹⁰-₎¼-¾⅐-⅟]+/g;

/** One sign for all that are typed for the same thing. Full-width forms are gone before this, by NFKC. */
const FOLDS: readonly (readonly [written: string, folded: string])[] = [
  ['“”„‟〝〞〟«»「」『』″', '"'],
  ['‘’‚‛`´′', "'"],
  ['‐‑‒–−﹣', '-'],
  ['【〔〖〘〚', '['],
  ['】〕〗〙〛', ']'],
  ['〈‹', '<'],
  ['〉›', '>'],
  ['≪', '《'],
  ['≫', '》'],
  ['∼〜˜', '~'],
  ['•‧∙・⋅', '·'],
  ['∶', ':'],
];
const FOLDED = new Map(FOLDS.flatMap(([written, folded]) => [...written].map((sign) => [sign, folded] as const)));
/** A run of long dashes is one dash. */
const WRITTEN_SIGN = new RegExp(`[—―─━]+|[${FOLDS.map(([written]) => written).join('')}]`, 'g');

/**
 * What normalising may change; the rest of a Chinese text stays as it is, so it need not be looked at. A plain
 * character belongs to it where the next one may join it (e and a combining accent).
 */
const UNUSUAL = /(?:[\0-\x7f](?=[\p{M}\p{Default_Ignorable_Code_Point}ﾞﾟ]))?[^\0-\x5f\x61-\x7f、。《》\u4e00-\u9fff]+/gu;

const WHITE = /[^\S\n\t]+/g;
const HAS_SPACE = /\s/;
const CHINESE_OR_SIGN = String.raw`\p{Script=Han}()\[\]<>《》,、。:;!?"'·%`;
const SPACE_INSIDE_CHINESE = new RegExp(`(?<=[${CHINESE_OR_SIGN}]) (?=[${CHINESE_OR_SIGN}])`, 'gu');

/**
 * A copy of a text for comparing and searching only; what is shown and quoted is the text as it stands. Full-width
 * forms become half-width, invisible characters vanish, quotes, dashes and brackets are one of each kind, and spaces
 * between Chinese characters ("项 目 编 号") or the signs around them go. Line breaks and tabs separate, so they stay.
 */
export function normaliseForMatching(text: string): string {
  const normal = text.replace(UNUSUAL, fold);
  if (!HAS_SPACE.test(normal)) return normal;
  return normal
    .replace(WHITE, ' ')
    .replace(SPACE_INSIDE_CHINESE, '')
    .replace(/ ?([\n\t]) ?/g, '$1')
    .trim();
}

/** Full-width signs stand alone in most texts. */
const foldedBefore = new Map<string, string>();

function fold(run: string): string {
  const known = foldedBefore.get(run);
  if (known !== undefined) return known;
  const folded = run
    .replace(INVISIBLE, '')
    .replace(NOT_PLAIN_DIGITS, (part) => part.normalize('NFKC'))
    .replace(WRITTEN_SIGN, (sign) => FOLDED.get(sign) ?? '-');
  if (run.length === 1) foldedBefore.set(run, folded);
  return folded;
}
