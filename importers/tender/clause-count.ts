import { CHINESE_NUMERALS, parseChineseInteger } from '../language/chinese-number.ts';
import { parseNumber } from './passages/marked-number.ts';

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

/** A line's place in the document's own counting. */
export interface Counted {
  style: NumberStyle;
  /** As it is written: （四）, 2.2. */
  written: string;
  /** Its last count: 2.2 → 2. */
  count: number;
  /** Of dotted numbers: how many counts, 2.2.1 → 3. */
  depth: number;
  /** What it counts under: 2.2.1 → 2.2; empty for all others. */
  under: string;
}

const DIVISION = new RegExp(`^第(?<count>[${CHINESE_NUMERALS}]{1,4}|\\d{1,2})(?<unit>部分|篇|卷|章|节)`);
/** 1 项目概况: some converters lose the stop behind the number. */
const UNSTOPPED = /^(?<count>\d{1,3})\s(?=\p{Script=Han})/u;
/** Levels of `parseNumber`; letters and circles do not count on. */
const STYLES: Readonly<Record<number, NumberStyle>> = {
  1: 'chinese',
  2: 'chinese-bracket',
  3: 'digit',
  4: 'dotted',
  5: 'dotted',
  6: 'dotted',
  7: 'digit-bracket',
  8: 'digit-bracket',
};

/** The count a normalised line (`normaliseForMatching`) begins with, or null: 一、 （一） 第二章 1. 2.2.1 （3） 4). */
export function readCount(line: string): Counted | null {
  const division = DIVISION.exec(line);
  if (division !== null) {
    const { count = '', unit = '' } = division.groups ?? {};
    return describe(unit === '章' ? 'chapter' : unit === '节' ? 'section' : 'part', division[0], count);
  }
  const number = parseNumber(line);
  if (number === null) {
    const match = UNSTOPPED.exec(line);
    return match === null ? null : describe('digit', match[0], match.groups?.['count'] ?? '');
  }
  const style = STYLES[number.level];
  return style === undefined ? null : describe(style, number.written, number.bare);
}

function describe(style: NumberStyle, written: string, bare: string): Counted | null {
  const counts = bare.split(/[.-]/);
  const last = counts.at(-1) ?? '';
  const count = /^\d+$/.test(last) ? Number.parseInt(last, 10) : parseChineseInteger(last)?.toNumber();
  if (count === undefined) return null;
  return {
    style,
    written,
    count,
    depth: counts.length,
    under: style === 'dotted' ? counts.slice(0, -1).join('.') : '',
  };
}
