import type { WrittenCell, WrittenPiece } from '../../fixtures/bids/written-bid.ts';

/** A page in points: what is written where (base line), and its ruled lines. */
export interface LaidOutPage {
  texts: { x: number; y: number; text: string; size: number }[];
  lines: [x1: number, y1: number, x2: number, y2: number][];
}

const LEFT = 50;
const TOP = 60;
const WIDTH = 495;
const BOTTOM = 780;
const SIZE = 10.5;
const LEADING = 16;
const PADDING = 4;

/** Sets the pieces of a file on A4 pages, tables with their lines, rows never cut by the page's end. */
export function layOutPages(pieces: readonly WrittenPiece[]): LaidOutPage[] {
  const pages: LaidOutPage[] = [{ texts: [], lines: [] }];
  let y = TOP;
  const page = () => pages[pages.length - 1] as LaidOutPage;
  const turn = () => {
    pages.push({ texts: [], lines: [] });
    y = TOP;
  };
  for (const piece of pieces) {
    if (piece.type !== 'table') {
      const size = piece.type === 'heading' ? 16 - piece.level : SIZE;
      if (piece.type === 'heading' && piece.level === 1 && y > TOP) turn();
      for (const text of wrap(piece.text, WIDTH, size)) {
        if (y + LEADING > BOTTOM) turn();
        y += LEADING;
        page().texts.push({ x: LEFT, y, text, size });
      }
      y += 6;
      continue;
    }
    y += 4;
    const widths = findWidths(piece.rows, piece.width);
    const heights = findHeights(piece.rows, widths);
    for (const [at, row] of piece.rows.entries()) {
      const spanned = Math.max(1, ...row.map((cell) => cell.rows));
      const needed = heights.slice(at, at + spanned).reduce((sum, height) => sum + height, 0);
      if (y + needed > BOTTOM && y > TOP) turn();
      for (const cell of row) drawCell(page(), cell, y, widths, heights.slice(at, at + cell.rows));
      y += heights[at] ?? 0;
    }
    y += 10;
  }
  return pages;
}

function drawCell(
  page: LaidOutPage,
  cell: WrittenCell,
  top: number,
  widths: readonly number[],
  heights: readonly number[],
): void {
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  const x = LEFT + sum(widths.slice(0, cell.column));
  const right = x + sum(widths.slice(cell.column, cell.column + cell.columns));
  const bottom = top + sum(heights);
  page.lines.push([x, top, right, top], [x, bottom, right, bottom], [x, top, x, bottom], [right, top, right, bottom]);
  wrap(cell.text, right - x - 2 * PADDING, SIZE).forEach((text, index) => {
    page.texts.push({ x: x + PADDING, y: top + 13 + index * LEADING, text, size: SIZE });
  });
}

/** Columns share the width by the longest of their texts, none wider than it needs nor narrower than three characters. */
function findWidths(rows: readonly (readonly WrittenCell[])[], count: number): number[] {
  const wanted = Array.from({ length: count }, (_, column) => {
    const own = rows.flat().filter((cell) => cell.column === column && cell.columns === 1);
    return Math.min(26, Math.max(3, ...own.map(({ text }) => [...text].length + 1)));
  });
  const whole = wanted.reduce((sum, share) => sum + share, 0);
  return wanted.map((share) => Math.floor((WIDTH * share) / whole));
}

function findHeights(rows: readonly (readonly WrittenCell[])[], widths: readonly number[]): number[] {
  return rows.map((row) => {
    const lines = row.map(({ text, column, columns, rows: down }) => {
      const width = widths.slice(column, column + columns).reduce((sum, value) => sum + value, 0);
      return Math.ceil(wrap(text, width - 2 * PADDING, SIZE).length / down);
    });
    return Math.max(1, ...lines) * LEADING + 2;
  });
}

function wrap(text: string, width: number, size: number): string[] {
  return text.split('\n').flatMap((line) => {
    const lines: string[] = [];
    let current = '';
    let used = 0;
    for (const character of line) {
      const advance = character.charCodeAt(0) < 0x80 ? size * 0.6 : size;
      if (used + advance > width && current !== '') {
        lines.push(current);
        current = '';
        used = 0;
      }
      current += character;
      used += advance;
    }
    return [...lines, current];
  });
}
