import { normaliseForMatching } from '../../src/domain/matching.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from '../language/chinese-number.ts';

const WORD = '采购包|合同包|标包|分包|包件|包组|标段|分标|标项|包';
const NUMBER = `\\d{1,3}|[${CHINESE_NUMERALS}]{1,3}|[IVX]{1,4}|[A-Z]`;
/** 第三包, 03包, A包; 包3, 采购包三, 标段：3, 包号 3. */
const NAME = new RegExp(
  `第?(?<before>${NUMBER})(?:${WORD})(?![${CHINESE_NUMERALS}]?[装裹含括])|(?:${WORD})号?[:\\s]{0,2}(?<after>${NUMBER})(?![\\d.年月日元万天个家份%A-Za-z])`,
  'gu',
);
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
const MARKUP = /\[bookmark:[^[\]]*\]/g;

/** 第02包 生化分析仪: a blank between a lot's name and its title, which normalising would take out. */
const SPACED_TITLE = new RegExp(
  `^(?<name>\\s*第?(?:${NUMBER})(?:${WORD})|\\s*(?:${WORD})号?(?:${NUMBER}))[ \\t\\u3000\\u00a0]+(?=[^\\s、,，。;；:：]{2,40}\\s*$)`,
  'u',
);

const SINGLE = new RegExp(`^(?:${NUMBER})$`);
const LIST = `(?:${NUMBER})(?:[、,和及与~至到-](?:${NUMBER})){1,12}`;
/** 第1、2包, 1-3包; 包1、2, 标段一至三. */
const SEVERAL = new RegExp(
  `第?(?<before>${LIST})号?(?:${WORD})(?![装裹含括])|(?:${WORD})号?[:\\s]{0,2}(?<after>${LIST})(?![\\d.年月日元万天个家份%A-Za-z])`,
  'gu',
);
const MOST_IN_RANGE = 50;

export interface LotName {
  number: number;
  from: number;
  to: number;
}

/** A copy of a line for looking for lots in: normalised, without what converters leave behind. */
export function plainLine(text: string): string {
  return normaliseForMatching(text.replace(MARKUP, ''));
}

/** A title's line for looking for lots in: as `plainLine`, with a stop between a lot's name and a title apart from it. */
export function plainTitle(text: string): string {
  return plainLine(text.replace(SPACED_TITLE, '$<name>：'));
}

/** Lots named in a line that `plainLine` gave, in order: 第三包 → 3, A包 → 1, 标段Ⅱ → 2. */
export function findLotNames(line: string): LotName[] {
  return [...line.matchAll(NAME)].flatMap((match): LotName[] => {
    const written = match.groups?.['before'] ?? match.groups?.['after'] ?? '';
    const number = parseLotNumber(written);
    return number === null ? [] : [{ number, from: match.index, to: match.index + match[0].length }];
  });
}

/** The number a lot goes by: 3, 03, 三, C, III → 3; null for anything else. */
export function parseLotNumber(written: string): number | null {
  if (/^\d{1,3}$/.test(written)) return Number.parseInt(written, 10) || null;
  const roman = ROMAN.indexOf(written);
  if (roman >= 0) return roman + 1;
  if (/^[A-Z]$/.test(written)) return written.charCodeAt(0) - 'A'.charCodeAt(0) + 1;
  return parseChineseInteger(written)?.toNumber() || null;
}

/** Every lot that a line speaks of, lists and ranges counted out: 包1、包2 → 1, 2; 第1-3包 → 1, 2, 3. Ascending. */
export function findLotsNamed(line: string): number[] {
  const names = findLotNames(line);
  const lots = new Set(names.map(({ number }) => number));
  names.forEach(({ number, from }, index) => {
    const before = names[index - 1];
    if (before !== undefined && /^号?[-~至到]$/.test(line.slice(before.to, from)))
      addRange(lots, before.number, number);
  });
  for (const match of line.matchAll(SEVERAL)) addList(lots, match.groups?.['before'] ?? match.groups?.['after'] ?? '');
  return [...lots].sort((one, other) => one - other);
}

/** A line without the lots it names. */
export function withoutLotNames(line: string): string {
  return line.replace(SEVERAL, '').replace(NAME, '');
}

function addList(lots: Set<number>, list: string): void {
  for (const part of list.split(/[、,和及与]/)) {
    const [from = null, to = null] = part
      .split(/[-~至到]/)
      .map((written) => (SINGLE.test(written) ? parseLotNumber(written) : null));
    if (from !== null && to !== null) addRange(lots, from, to);
    else if (from !== null) lots.add(from);
  }
}

function addRange(lots: Set<number>, from: number, to: number): void {
  for (let lot = from; lot <= Math.min(to, from + MOST_IN_RANGE); lot += 1) lots.add(lot);
}
