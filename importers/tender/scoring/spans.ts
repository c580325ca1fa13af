import type { Columns } from './columns.ts';
import type { GridCell, GridRow } from './grid.ts';
import { splitTitlePoints } from './stated-points.ts';
import { readTextTitle } from './title-from-text.ts';

/** How merged cells lie over each other: a title over several items' points is their group's, and so on. */
export interface Spans {
  isGroupTitle(title: GridCell): boolean;
  /** Points that several titles share are a group's total. */
  isShared(points: GridCell): boolean;
  isSharedNumber(number: GridCell): boolean;
}

export function countSpans(rows: readonly GridRow[], columns: Columns | null): Spans {
  const under = new Map<GridCell, Set<GridCell>>();
  const heights = new Map<GridCell, number>();
  const add = (cell: GridCell, other: GridCell) => under.set(cell, (under.get(cell) ?? new Set()).add(other));
  for (const row of rows) {
    if (columns === null || columns.title === null) break;
    const title = row.columns[columns.title];
    const number = columns.number === null ? undefined : row.columns[columns.number];
    const points = columns.points === null ? undefined : row.columns[columns.points];
    if (title === undefined || title.isBlank) continue;
    heights.set(title, (heights.get(title) ?? 0) + 1);
    const counted =
      points !== undefined && points !== title && isPoints(points) ? points : titledText(row, columns, title);
    if (counted !== undefined) {
      add(title, counted);
      if (number !== undefined) add(number, counted);
    }
    if (points !== undefined && counted === points) add(points, title);
  }
  const isOverSeveral = (cell: GridCell) => (under.get(cell)?.size ?? 0) > 1;
  const hasTitledText = (title: GridCell) =>
    columns?.points === null &&
    (under.get(title)?.size ?? 0) > 0 &&
    (heights.get(title) ?? 0) > 1 &&
    splitTitlePoints(title.raw).points === null;
  return {
    isGroupTitle: (title) => isOverSeveral(title) || hasTitledText(title),
    isShared: isOverSeveral,
    isSharedNumber: isOverSeveral,
  };
}

function isPoints(cell: GridCell): boolean {
  return !cell.isBlank && cell.raw.length < 60 && (cell.points !== null || splitTitlePoints(cell.raw).points !== null);
}

/** In a table without a column of points: a wording that begins with a title and points of its own. */
function titledText(row: GridRow, columns: Columns, title: GridCell): GridCell | undefined {
  if (columns.points !== null) return undefined;
  const cells = columns.texts.map((column) => row.columns[column]);
  return cells.find(
    (cell) =>
      cell !== undefined &&
      cell !== title &&
      cell.row === row.index &&
      !cell.isBlank &&
      readTextTitle(cell.raw).points !== null,
  );
}
