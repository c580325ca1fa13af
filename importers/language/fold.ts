/**
 * Folds full-width letters, digits and punctuation to their plain forms, one character for one character, so
 * that a position found in the folded text is the same position in the text as it stands (for quotes).
 */
export function foldText(text: string): string {
  return text.replace(UNUSUAL, foldCharacter);
}

/** Anything but plain ASCII, line breaks, Chinese characters and the punctuation that stays as it is. */
const UNUSUAL = /[^\x20-\x7e\n\u3001\u3002\u300a\u300b\u4e00-\u9fff\u2018-\u201d]/g;

function foldCharacter(character: string): string {
  const own = FOLDED[character];
  if (own !== undefined) return own;
  const composed = character.normalize('NFKC');
  return composed.length === 1 ? composed : character;
}

const FOLDED: Readonly<Record<string, string>> = {
  '\t': ' ',
  '\r': ' ',
  '\u00a0': ' ',
  '\u200b': ' ',
  '\ufeff': ' ',
  '【': '[',
  '】': ']',
  '—': '-',
  '–': '-',
  '―': '-',
  '−': '-',
};

/** Characters that show nothing and stand inside words and figures all the same: zero-width ones, direction marks, soft hyphens. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** The text as one sees it. */
export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** Nothing was written: only spaces, fill-in lines, dots, or a stroke. */
export function isBlank(text: string): boolean {
  return /^[\s_\-/\\.…·、,，。:：;；*□]*$/.test(foldText(text));
}

/** Takes fill-in lines and spaces off: `__80__` → `80`. */
export function trimFill(text: string): string {
  return text.replace(/^[\s_:]+|[\s_]+$/g, '');
}

/** Pattern source for Chinese words that may be set apart with spaces: 项 目 编 号. */
export function spaced(words: string): string {
  return words.replace(/(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])/g, '[ ]*');
}
