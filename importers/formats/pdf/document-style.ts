import type { PageLayout } from './page-layout.ts';
import type { Measure } from './paragraphs.ts';
import type { RunningHeads } from './running-heads.ts';
import type { TextPiece } from './text-lines.ts';

/** Rows this long tell where the text ends on the right. */
const LONG_ROW = 18;
const LEAST_LONG_ROWS = 5;
const SEVERAL_SHARE = 0.08;
const LEAST_SEVERAL = 4;
/** Punctuation at the end of a line may stand outside the margin. */
const HANGING = /[，。；：、！？）”’]$/;
/** In points; lines end within a character of their margin. */
const SAME_EDGE = 6;

/** What most of the document is set in. */
export class DocumentStyle {
  readonly bodySize: number;
  readonly isBodyBold: boolean;
  private readonly measures = new Map<string, Measure>();

  constructor(pages: readonly (PageLayout | null)[], heads: RunningHeads) {
    const sizes = new Map<number, number>();
    let length = 0;
    let boldLength = 0;
    const count = (piece: TextPiece) => {
      const size = Math.round(piece.size * 2) / 2;
      sizes.set(size, (sizes.get(size) ?? 0) + piece.length);
      length += piece.length;
      if (piece.isBold) boldLength += piece.length;
    };
    const byFormat = new Map<string, Measure[]>();
    for (const layout of pages) {
      if (layout === null) continue;
      const rows = layout.rows.filter((row) => !heads.rows.has(row));
      for (const row of rows) for (const piece of row.pieces) count(piece);
      const format = nameFormat(layout);
      const known = byFormat.get(format);
      if (known === undefined) byFormat.set(format, listLongRows(layout, heads));
      else known.push(...listLongRows(layout, heads));
    }
    if (length === 0) {
      for (const layout of pages) {
        for (const table of layout?.tables ?? [])
          for (const cell of table.cells) for (const line of cell.lines) count(line);
      }
    }
    this.bodySize = [...sizes].sort((one, other) => other[1] - one[1])[0]?.[0] ?? 0;
    this.isBodyBold = boldLength > length / 2;
    for (const [format, rows] of byFormat) {
      const measure = measureRows(rows);
      if (measure !== null) this.measures.set(format, measure);
    }
  }

  /** Where text begins and ends on a page: as its own long lines show it, else as those of the document do. */
  measurePage(layout: PageLayout, heads: RunningHeads): Measure {
    const own = measureRows(listLongRows(layout, heads));
    if (own !== null) return own;
    const common = this.measures.get(nameFormat(layout));
    if (common !== undefined) return common;
    const lefts = layout.rows.map((row) => row.pieces[0]?.left ?? layout.width);
    const rights = layout.rows.map((row) => row.pieces.at(-1)?.right ?? 0);
    const left = Math.min(layout.width / 4, ...lefts);
    return { left, right: Math.max(layout.width - left, ...rights) };
  }
}

/** The edges of one of several columns, as most of its lines show them. */
export function measureColumn(lines: readonly Measure[]): Measure {
  return (
    measureRows(lines) ?? {
      left: Math.min(...lines.map((line) => line.left)),
      right: Math.max(...lines.map((line) => line.right)),
    }
  );
}

function nameFormat({ width, height }: PageLayout): string {
  return `${Math.round(width)}×${Math.round(height)}`;
}

function listLongRows(layout: PageLayout, heads: RunningHeads): Measure[] {
  return layout.rows.flatMap((row): Measure[] => {
    const [first] = row.pieces;
    const last = row.pieces.at(-1);
    if (first === undefined || last === undefined || heads.rows.has(row)) return [];
    const length = row.pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (length < LONG_ROW) return [];
    return [{ left: first.left, right: HANGING.test(last.text) ? Number.NEGATIVE_INFINITY : last.right }];
  });
}

/** The outermost places where several long rows begin and end; a single one that juts out does not count. */
function measureRows(rows: readonly Measure[]): Measure | null {
  if (rows.length < LEAST_LONG_ROWS) return null;
  const lefts = rows.map((row) => row.left).sort((one, other) => one - other);
  const rights = rows.map((row) => row.right).sort((one, other) => other - one);
  const several = Math.max(LEAST_SEVERAL, Math.floor(rows.length * SEVERAL_SHARE));
  const isShared = (places: readonly number[]) => (place: number, at: number) =>
    Math.abs((places[at + several - 1] ?? Number.POSITIVE_INFINITY) - place) <= SAME_EDGE;
  const left = lefts.find(isShared(lefts));
  const right = rights.find(isShared(rights));
  return left === undefined || right === undefined ? null : { left, right };
}
