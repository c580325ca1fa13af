import { CHINESE_NUMERALS, parseChineseInteger } from '../language/chinese-number.ts';

/** How a line is numbered. Lines of one style count on; what a style stands under shows in the order they appear in. */
export type NumberStyle =
  | 'part'
  | 'chapter'
  | 'section'
  | 'chinese'
  | 'chinese-bracket'
  | 'digit'
  | 'digit-bracket'
  | 'dotted';

export interface ClauseNumber {
  style: NumberStyle;
  /** As it is written: （四）, 2.2. */
  written: string;
  /** Its last count: 2.2 → 2. */
  count: number;
  /** Of dotted numbers: how many counts, 2.2.1 → 3. */
  depth: number;
}

const CHINESE = `[${CHINESE_NUMERALS}]{1,4}`;
const STYLES: readonly (readonly [NumberStyle, RegExp])[] = [
  ['part', new RegExp(`^第(${CHINESE}|\\d{1,2})(?:部分|篇|卷)`)],
  ['chapter', new RegExp(`^第(${CHINESE}|\\d{1,2})章`)],
  ['section', new RegExp(`^第(${CHINESE}|\\d{1,2})节`)],
  ['chinese', new RegExp(`^(${CHINESE})[、.,:](?!\\d)`)],
  ['chinese-bracket', new RegExp(`^\\((${CHINESE})\\)`)],
  ['dotted', /^(\d{1,3}(?:\.\d{1,3}){1,5})(?![\d%])/],
  ['digit', /^(\d{1,3})(?:[、.](?!\d)|\s(?=\p{Script=Han}))/u],
  ['digit-bracket', /^\(?(\d{1,3})\)/],
];

const MAY_BEGIN = new RegExp(`^(?:[第(\\d]|${CHINESE}[、.,:])`);

/** The number a normalised line (`normaliseForMatching`) begins with, or null: 一、 （一） 第二章 1. 2.2.1 （3） 4). */
export function readClauseNumber(line: string): ClauseNumber | null {
  if (!MAY_BEGIN.test(line)) return null;
  for (const [style, pattern] of STYLES) {
    const match = pattern.exec(line);
    const written = match?.[1];
    if (match === null || written === undefined) continue;
    const counts = written.split('.');
    const last = counts.at(-1) ?? '';
    const count = /^\d+$/.test(last) ? Number.parseInt(last, 10) : parseChineseInteger(last)?.toNumber();
    if (count !== undefined) return { style, written: match[0], count, depth: counts.length };
  }
  return null;
}
