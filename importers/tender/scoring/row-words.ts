import type { Location } from '../../../src/domain/location.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import { normaliseForMatching } from '../../matching.ts';
import { type GridRow, labelOf, locateRow, writtenCells } from './grid.ts';
import { readLotNumbers } from './lot-words.ts';
import { splitTitlePoints } from './stated-points.ts';

const TOTAL =
  /^(?:合计|总计|总分值?|总得分|共计|分值合计|得分合计|合计得分|合计分值|最终得分|总评分|总分合计|评分合计|满分)(?:[(:分值=为共].*|\d{2,3}分?)?$/;
const SUBTOTAL = /^(?:小计|.{1,12}小计)(?:[(:].*)?$/;
const COMPOSITION = /^(?:分值|评分|权重|总分|得分)(?:构成|分配|设置|组成|分布|的构成)/;
const NOTE =
  /^[([]?(?:注|备注|说明|附注|特别说明|特别提示|注意事项|重要提示|提示|评分说明|其他说明)\d{0,2}[)\]]?(?:[:：、.(\s]|$)/;
const SECTION_NUMBER =
  /^(?:第[一二三四五六七八九十\d]{1,3}(?:部分|章|节|项)?|[(]?[一二三四五六七八九十]{1,3}[)、.:]?|[IVX]{1,4}[、.]?|[ⅠⅡⅢⅣⅤⅥ][、.]?|[A-F][、.]?)$/;
const SECTION_START =
  /^(?:第[一二三四五六七八九十\d]{1,3}部分|[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十]{1,3}[)]|[ⅠⅡⅢⅣⅤⅥ][、.])/;
const SECTION_END = /(?:部分|类|评分|评审|因素|得分|标|分|项|评议|评价|[%)])$/;
const POINTS_CHANGE = /(?:扣减?|减|加)[^。;\n]{0,12}\d{1,3}(?:\.\d+)?分|得0分|不得分|[计为]0分|零分/;
const LONGEST_SECTION = 50;

/** Points that a row states of a whole: 合计 100, 小计 30. */
export interface StatedTotal {
  points: DecimalText;
  location: Location;
}

export function readTotalRow(row: GridRow): 'total' | 'subtotal' | null {
  for (const cell of writtenCells(row).slice(0, 2)) {
    if (TOTAL.test(cell.label)) return 'total';
    if (SUBTOTAL.test(cell.label)) return 'subtotal';
  }
  return null;
}

/** The number in a row of totals, in the points' column before any other. */
export function readTotalPoints(row: GridRow, pointsColumn: number | null): StatedTotal | null {
  const preferred = pointsColumn === null ? undefined : row.columns[pointsColumn];
  const cells = [...(preferred === undefined ? [] : [preferred]), ...writtenCells(row)];
  for (const cell of cells) {
    const points = cell.points?.value ?? (cell.label === '' ? null : splitTitlePoints(cell.raw).points);
    if (points !== null && points !== '0')
      return {
        points,
        location: locateRow(
          row,
          writtenCells(row)
            .map(({ raw }) => raw.trim())
            .join(' '),
        ),
      };
  }
  return null;
}

/** Whether words head a row that says how the whole is made up: 分值构成（总分100分）. */
export function isComposition(words: string): boolean {
  return COMPOSITION.test(words);
}

/** A remark below the items: 注：…, 备注, 说明. */
export function isNoteRow(row: GridRow): boolean {
  const [first] = writtenCells(row);
  return (
    first !== undefined &&
    /^[\s([（【［]*[注备说附特重提评其]/.test(first.raw) &&
    NOTE.test(normaliseForMatching(first.raw.slice(0, 40)))
  );
}

/** Whether a remark takes or gives points, so that it must not be lost in silence. */
export function changesPoints(text: string): boolean {
  return POINTS_CHANGE.test(normaliseForMatching(text.slice(0, 5000)).replace(/ /g, ''));
}

/**
 * Words of a row that heads a group of items, or null: one merged cell 第二部分 客观分（30分）, alone or beside 分值 or a
 * number; or 一 | 技术部分 | | 70 with nothing in the columns of the wording.
 */
export function readSectionRow(row: GridRow, texts: readonly number[], title: number | null): string | null {
  const written = writtenCells(row);
  const words = written.filter((cell) => cell.points === null && !/^(?:分值|满分|分数|权重|得分)/.test(cell.label));
  const [first, second] = words;
  if (first === undefined || words.length > 2 || written.some(({ label }) => isComposition(label))) return null;
  const named = words.length === 2 && SECTION_NUMBER.test(labelOf(first.raw.slice(0, 20))) ? second : first;
  if (named === undefined || (words.length === 2 && named === first)) return null;
  const plain = normaliseForMatching(named.raw.slice(0, 200)).replace(/\s/g, '');
  if (named.raw.length > LONGEST_SECTION || /[。;]/.test(plain) || NOTE.test(plain)) return null;
  const isWide = first.columnSpan >= Math.max(2, row.width - 2) || named.columnSpan >= Math.max(2, row.width - 2);
  const coversTitle = title === null || row.columns[title] === named;
  const textsBlank = texts.every((column) => {
    const cell = row.columns[column];
    return cell === undefined || cell.isBlank || cell === named;
  });
  if (!textsBlank || (!coversTitle && !isWide)) return null;
  if (isWide && coversTitle && words.length === 1)
    return readLotNumbers(plain).length > 0 ||
      SECTION_START.test(plain) ||
      SECTION_END.test(plain) ||
      splitTitlePoints(named.raw).points !== null
      ? named.raw
      : null;
  const looksNumbered = named !== first || SECTION_START.test(plain);
  return looksNumbered || /部分|[分类]$/.test(splitTitlePoints(named.raw).title) || (words.length === 1 && isWide)
    ? named.raw
    : null;
}

/** A group's name without its number and the words that only say it is a part: 第二部分 客观分（30分） → 客观分. */
export function cleanSectionTitle(title: string): string {
  return title
    .replace(/^第[一二三四五六七八九十\d]{1,3}部分[:、. ]?(?=.)/, '')
    .replace(
      /^(?:[一二三四五六七八九十]{1,3}[、.]|[(][一二三四五六七八九十\d]{1,3}[)]|\d{1,2}(?:\.\d{1,2}){1,3}\s?[(]\d{1,2}[)]|\d{1,2}(?:\.\d{1,2}){0,3}[、.]?(?=[^\d])|[ⅠⅡⅢⅣⅤⅥ][、.])\s?/,
      '',
    )
    .replace(/^[:、.\s]+|[:、.\s]+$/g, '');
}
