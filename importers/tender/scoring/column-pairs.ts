import { Decimal } from '../../../src/domain/decimal.ts';
import { type GridCell, type GridRow, locateRow, writtenCells } from './grid.ts';
import type { RawItem, ReadRows } from './raw-item.ts';

const MARK_HEAD = /^(?:评分|得分|加减|扣分|加扣|考核|计分)(?:标准|分值|分|值)?$|^分值$/;
const SIGNED = /^(?<sign>[+-]?)(?<value>\d{1,3}(?:\.\d{1,3})?)(?:分)?(?<each>\/(?:次|项|个|人|起|例|处|天|日))?$/;

/**
 * Reads a table whose items stand side by side, each in a pair of columns: 达成率水平 | 评分标准 | 延期程度 | 评分标准.
 * The items are the pairs, named by the merged heads above them; null where the table is none of this kind.
 */
export function readColumnPairs(rows: readonly GridRow[]): ReadRows | null {
  const at = rows.slice(0, 3).findIndex((row) => isPairHead(row));
  const head = rows[at];
  if (head === undefined) return null;
  const above = rows[at - 1];
  const items = head.columns.flatMap((cell, column) => {
    if (column % 2 === 1 || cell === undefined) return [];
    const title = above?.columns[column] ?? cell;
    return readPair(rows.slice(at + 1), column, title, head);
  });
  return items.length < 2 ? null : { items, totals: [], subtotals: [], remarks: [], blanks: 0, hasPointsColumn: true };
}

function isPairHead(row: GridRow): boolean {
  const { columns } = row;
  if (columns.length < 4 || columns.length % 2 === 1 || writtenCells(row).length !== columns.length) return false;
  return columns.every((cell, column) => column % 2 === 0 || MARK_HEAD.test(cell?.label ?? ''));
}

function readPair(rows: readonly GridRow[], column: number, title: GridCell, head: GridRow): RawItem[] {
  const lines: string[] = [];
  const marks: Decimal[] = [];
  const locations = [];
  let isCounted = false;
  for (const row of rows) {
    const [level, mark] = [row.columns[column], row.columns[column + 1]];
    if (level === undefined || mark === undefined || level.isBlank || mark.isBlank || level.row !== row.index) continue;
    const signed = SIGNED.exec(mark.label)?.groups;
    if (signed === undefined) return [];
    lines.push(`${level.raw.trim()}：${mark.raw.trim()}`);
    locations.push(locateRow(row, level.raw));
    marks.push(new Decimal(`${signed['sign'] === '-' ? '-' : ''}${signed['value']}`));
    if (signed['each'] !== undefined) isCounted = true;
  }
  if (lines.length === 0) return [];
  const best = isCounted ? null : Decimal.max('0', ...marks).toFixed();
  const columnPoints = best === null ? null : { value: best, location: locations[0] ?? locateRow(head, title.raw) };
  return [
    {
      number: null,
      title: title.raw.replace(/\s/g, ''),
      groups: [],
      columnPoints,
      titlePoints: null,
      objective: null,
      segment: 0,
      isWeighted: false,
      texts: [lines.join('\n')],
      locations,
    },
  ];
}
