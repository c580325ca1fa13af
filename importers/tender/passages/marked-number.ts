/** A mark that may stand before, behind or inside a clause's number. */
export const MARKS = '★☆▲△※*#■●◆';

export interface ClauseNumber {
  /** As it is written, with its mark: ★（四）, 2.2, ▲3、 */
  written: string;
  /** Without mark and stops: 四, 2.2. */
  bare: string;
  /** 1 一、 · 2 （一） · 3 1. · 4 1.1 … · 7 （1） · 8 ① a) */
  level: number;
  marks: string;
  /** What follows the number. */
  rest: string;
}

const HAN = '[一二三四五六七八九十]{1,3}';
const MARK = `(?<before>[${MARKS}]{0,3})\\s*`;
const BEHIND = `\\s*(?<behind>[${MARKS}]{0,3})\\s*`;
const FORMS: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^${MARK}(?<bare>${HAN})(?<stop>[、.:])${BEHIND}`), 1],
  [new RegExp(`^${MARK}(?<bare>${HAN})(?<stop>\\s)${BEHIND}`), 1],
  [new RegExp(`^${MARK}\\((?<bare>${HAN})\\)(?<stop>[、.]?)${BEHIND}`), 2],
  [new RegExp(`^${MARK}(?<bare>\\d{1,2}(?:[.\\-]\\d{1,3}){1,5})(?<stop>[、.)]?)(?![\\d%‰])${BEHIND}`), 4],
  [new RegExp(`^${MARK}(?<bare>\\d{1,3})(?<stop>[、.])(?!\\d)${BEHIND}`), 3],
  [new RegExp(`^${MARK}\\((?<bare>\\d{1,3})\\)(?<stop>[、.]?)${BEHIND}`), 7],
  [new RegExp(`^${MARK}(?<bare>\\d{1,3})(?<stop>\\))[、.]?${BEHIND}`), 8],
  [new RegExp(`^${MARK}(?<bare>[①-⑳])(?<stop>[、.]?)${BEHIND}`), 9],
  [new RegExp(`^${MARK}\\(?(?<bare>[a-zA-Z])(?<stop>[).、])${BEHIND}`), 9],
];

/** Most lines begin with none of these. */
const MAY_BEGIN = new RegExp(`^[-•·\\s${MARKS}(\\d一二三四五六七八九十①-⑳a-zA-Z]`);

/**
 * The number a line begins with: 一、 （一） 1. 1.1 （1） 1） ① a. – with the mark before or behind it. Null where the line has
 * none; a measure at its start (3.5米, 2024年) is no number.
 * @param text normalised for matching (half-width, without spaces inside Chinese)
 */
export function parseNumber(text: string): ClauseNumber | null {
  if (!MAY_BEGIN.test(text)) return null;
  const plain = text.replace(/^[-•·\s]+/, '');
  for (const [pattern, level] of FORMS) {
    const match = pattern.exec(plain);
    if (match === null) continue;
    const { before = '', bare = '', behind = '' } = match.groups ?? {};
    const rest = plain.slice(match[0].length).trim();
    const depth = bare.split(/[.-]/).length;
    if (level === 4 && (MEASURE.test(rest) || /^(?:19|20)\d\d/.test(bare) || isDateLike(bare, rest))) return null;
    return {
      written: plain.slice(0, match[0].length).trim(),
      bare,
      level: level === 4 ? Math.min(6, 2 + depth) : level,
      marks: before + behind,
      rest,
    };
  }
  return null;
}

/** 3.5米, 2.0版, 1.5倍: a measure and no number. */
const MEASURE =
  /^(?:米|万|亿|元|吨|公斤|kg|千克|毫米|厘米|mm|cm|m\b|GHz|MHz|V\b|kV|A\b|W\b|倍|版|寸|英寸|小时|分钟|年|月|日|天|[%‰×~])/i;

function isDateLike(bare: string, rest: string): boolean {
  return /^\d{1,2}-\d{1,2}$/.test(bare) && /^(?:日|月|天|人|个|名|年)/.test(rest);
}
