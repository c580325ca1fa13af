import { Decimal } from '../../../src/domain/decimal.ts';
import { normaliseForMatching } from '../../../src/domain/matching.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from '../../language/chinese-number.ts';
import { EMPTY_BOX, findChosen } from '../../language/choice.ts';
import { writePointsInDigits } from './numeral-points.ts';

const NUMBER = String.raw`\d{1,4}(?:\.\d{1,4})?`;
const LEAD = '(?:满分值?|最高分?|最多|分值|标准分|基本分|合计|共计|小计|总计|总分|共|计|占|权重|上限|得|为)';
const RANGE_SIGN = String.raw`(?:[-~至到]|\.\.)+`;

const WHOLE_CELL = new RegExp(
  `^\\(?[≤<=]{0,2}(?:${LEAD}[:为]?){0,2}(?<sign>[+-]?)(?<value>${NUMBER})(?<unit>分?%|分|点)?(?:满分|封顶)?\\)?(?:\\((?:[^()\\d]{0,20}|分)\\))?[。;；]?$`,
);
const RANGE_CELL = new RegExp(
  `^\\(?(?:${LEAD}[:为]?)?(?<from>${NUMBER})(?:分|%)?(?:\\([^()]{0,4}\\))?${RANGE_SIGN}(?<to>${NUMBER})(?:\\([^()]{0,4}\\))?(?<unit>分|%)?\\)?(?:\\([^()\\d]{0,20}\\))?$`,
);
const CHINESE_CELL = new RegExp(`^\\(?(?:${LEAD})?(?<words>[${CHINESE_NUMERALS}]{1,5})分\\)?$`);

/** -10~0分: what an item may cost. */
const BELOW_ZERO = /^\(?(?:0分?[-~至到]+)?-\d{1,3}(?:\.\d{1,2})?分?(?:[-~至到]+0分?)?\)?$/;

/** Of ☑30分 □40分 what is ticked; null where it cannot be told, the text itself where it offers no choice. */
function chosenText(text: string): string | null {
  if (!EMPTY_BOX.test(text)) return text;
  const chosen = findChosen(text);
  return chosen?.length === 1 ? (chosen[0] ?? null) : null;
}

export interface CellPoints {
  value: DecimalText;
  /** Written with a percent sign: 10%. */
  isPercent: boolean;
}

/** Points that are all a cell says: 10 · 10分 · 30.0000 · 0～10 · "0-15" · 10% · 满分10分 · 十分 · -3. Null for anything else. */
export function parseCellPoints(text: string): CellPoints | null {
  if (text.length > 60) return null;
  const chosen = chosenText(text);
  if (chosen === null) return null;
  const plain = normaliseForMatching(chosen).replace(/[\s"']/g, '');
  if (BELOW_ZERO.test(plain)) return points(/-\d+(?:\.\d+)?/.exec(plain)?.[0] ?? '0', false);
  const whole = WHOLE_CELL.exec(plain)?.groups;
  if (whole !== undefined)
    return points(`${whole['sign'] === '-' ? '-' : ''}${whole['value']}`, whole['unit']?.includes('%') === true);
  const range = RANGE_CELL.exec(plain)?.groups;
  if (range !== undefined) {
    const [from, to] = [new Decimal(range['from'] ?? '0'), new Decimal(range['to'] ?? '0')];
    return points(Decimal.max(from, to).toFixed(), range['unit'] === '%');
  }
  const words = CHINESE_CELL.exec(plain)?.groups?.['words'];
  const value = words === undefined ? null : parseChineseInteger(words);
  return value === null ? null : points(value.toFixed(), false);
}

function points(written: string, isPercent: boolean): CellPoints {
  return { value: new Decimal(written).toFixed(), isPercent };
}

const IN_BRACKETS = /[([]([^()[\]]{1,40})[)\]]/g;
const BRACKET_POINTS = new RegExp(
  `^(?:[^\\d]{0,8}?${RANGE_SIGN})?(?:(?<from>${NUMBER})(?:分)?${RANGE_SIGN})?(?<value>${NUMBER})(?<unit>分|%)(?!钟)`,
);
const CAPPED = new RegExp(`(?:${LEAD.replace('|得|为', '')})[:为]?(?<value>${NUMBER})(?<unit>分|%)(?!钟)`);
/** （100分，权重50%）: marks of a scale beside what it weighs in the total. */
const BESIDE_WEIGHT = new RegExp(`^(?:${LEAD}[:为]?)?(?<value>${NUMBER})分[,;、/]?(?:[^\\d]{0,6})(?:权重|占|比重)`);
const BARE_POINTS = new RegExp(`(?<lead>${LEAD}[:为]?)?(?<value>${NUMBER})(?<unit>分|%)(?=$|\\()`);
const BARE_RANGE = new RegExp(`(?<from>${NUMBER})分?${RANGE_SIGN}(?<value>${NUMBER})分(?=$|\\()`);

export interface TitledPoints {
  /** The title without the points in it. */
  title: string;
  points: DecimalText | null;
}

/**
 * Takes the points out of a title: 报价(30%) → 报价, 30; 服务方案（10分） → 服务方案, 10; 业绩 12% (评分因素) → 业绩, 12.
 * What each of several things earns (每项2分) is no title's points, nor is the bracket of a clause's number: 2.2.4（1）.
 */
export function splitTitlePoints(text: string): TitledPoints {
  const plain = writePointsInDigits(
    normaliseForMatching(chosenText(text) ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
  );
  for (const match of plain.matchAll(IN_BRACKETS)) {
    const value = bracketPoints((match[1] ?? '').replace(/\s/g, ''));
    const isNumber = /^\d{1,2}(?:\.\d{1,2})+\s?$/.test(plain.slice(0, match.index));
    if (value !== null && !isNumber)
      return { title: cleanTitle(cut(plain, match.index, match[0].length)), points: value };
  }
  const tight = plain.replace(/ (?=[\d分%(])|(?<=\d) /g, '');
  const bare = BARE_RANGE.exec(tight) ?? BARE_POINTS.exec(tight);
  if (bare !== null && bare.index > 0 && !/(?:每[^,;]{0,4}|[\d.])$/.test(tight.slice(0, bare.index)))
    return { title: cleanTitle(cut(tight, bare.index, bare[0].length)), points: plainValue(bare.groups?.['value']) };
  return { title: cleanTitle(plain), points: null };
}

function cut(text: string, from: number, length: number): string {
  return `${text.slice(0, from)}${text.slice(from + length)}`;
}

function bracketPoints(inside: string): DecimalText | null {
  if (/^\d{1,3}(?:\.\d+)?$/.test(inside)) return new Decimal(inside).lte('100') ? plainValue(inside) : null;
  const beside = BESIDE_WEIGHT.exec(inside)?.groups?.['value'];
  if (beside !== undefined) return plainValue(beside);
  const capped = CAPPED.exec(inside);
  if (capped !== null) return plainValue(capped.groups?.['value']);
  if (/每|扣/.test(inside)) return null;
  const first = BRACKET_POINTS.exec(inside.replace(/^[^\d]{0,8}[:：]/, ''));
  return first === null ? null : plainValue(first.groups?.['value']);
}

function plainValue(written: string | undefined): DecimalText | null {
  return written === undefined ? null : new Decimal(written).toFixed();
}

const TITLE_NOTES = /\((?:共同)?(?:评分因素|评审因素|评分项|评审项|客观分?|主观分?|客观评审|主观评审|满分)\)/g;

function cleanTitle(title: string): string {
  return title
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .replace(TITLE_NOTES, '')
    .replace(/\(\s*\)|\[\s*\]/g, '')
    .replace(/^[\s:、,.;。-]+|[\s:、,.;。-]+$/g, '')
    .trim();
}
