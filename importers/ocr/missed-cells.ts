import type { CellGrid, GridCell } from './cell-grid.ts';
import type { InkMask } from './ink.ts';
import type { TextRegion } from './text-regions.ts';

/** Keeps clear of what is left of the borders, in parts of the longer side of the page. */
const MARGIN = 1 / 350;
/** Smaller than a digit is dust, higher than a few lines is a picture. Parts of the longer side. */
const LOWEST = 1 / 150;
const HIGHEST = 1 / 25;

/**
 * The detection model overlooks a lone digit now and then, and a lone digit in a table is an ordinal number or a score. Where a
 * cell has ink and no text was found in it, the ink is taken for a line of text.
 */
export function findMissedCells(
  tables: readonly CellGrid[],
  regions: readonly TextRegion[],
  ink: InkMask,
): TextRegion[] {
  const side = Math.max(ink.width, ink.height);
  return tables
    .flatMap((table) => table.cells)
    .filter((cell) => !regions.some((region) => holdsMiddle(cell, region)))
    .map((cell) => findInkRegion(cell, ink, side))
    .filter((region) => region !== undefined);
}

function holdsMiddle(cell: GridCell, { left, right, top, bottom }: TextRegion): boolean {
  const x = (left + right) / 2;
  const y = (top + bottom) / 2;
  return x > cell.left && x < cell.right && y > cell.top && y < cell.bottom;
}

function findInkRegion(cell: GridCell, ink: InkMask, side: number): TextRegion | undefined {
  const margin = side * MARGIN;
  const columns = countInk(cell, ink, margin, true);
  const rows = countInk(cell, ink, margin, false);
  const [left, right] = findExtent(columns);
  const [top, bottom] = findExtent(rows);
  const height = bottom - top;
  if (height < side * LOWEST || height > side * HIGHEST || right - left < side * LOWEST * 0.3) return undefined;
  const grow = height * 0.3;
  const thickness = height + 2 * grow;
  return {
    left: cell.left + margin + left - grow,
    right: cell.left + margin + right + grow,
    top: cell.top + margin + top - grow,
    bottom: cell.top + margin + bottom + grow,
    middle: cell.top + margin + (top + bottom) / 2,
    slope: 0,
    thickness,
  };
}

function countInk(cell: GridCell, ink: InkMask, margin: number, byColumn: boolean): Int32Array {
  const left = Math.round(cell.left + margin);
  const top = Math.round(cell.top + margin);
  const width = Math.max(0, Math.round(cell.right - margin) - left);
  const height = Math.max(0, Math.round(cell.bottom - margin) - top);
  const counts = new Int32Array(byColumn ? width : height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const place = byColumn ? x : y;
      counts[place] = (counts[place] ?? 0) + (ink.data[(top + y) * ink.width + left + x] ?? 0);
    }
  }
  return counts;
}

/** From the first to the last place with more than a speck of ink, the end excluded. */
function findExtent(counts: Int32Array): [from: number, to: number] {
  const isInked = (count: number) => count >= 2;
  return [Math.max(0, counts.findIndex(isInked)), counts.findLastIndex(isInked) + 1];
}
