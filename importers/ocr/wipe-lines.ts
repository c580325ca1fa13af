import type { GrayImage } from './bitmap.ts';
import type { CellGrid } from './cell-grid.ts';
import type { RulingLine, RulingLines } from './ruling-lines.ts';

/** Outside of tables only long lines are wiped, in parts of the longer side: a short one can be a stroke of a heading. */
const SURELY_RULING = 1 / 8;
/** On a picture of part of a page, in pixels. */
const LEAST_RULING = 100;
/** The soft edge of a scanned line. */
const EDGE = 1;

/** The page without its ruling lines, which would be read as strokes of the text beside them. */
export function wipeRulingLines(
  page: GrayImage,
  { level, upright }: RulingLines,
  tables: readonly CellGrid[],
): GrayImage {
  const longerSide = Math.max(page.width, page.height);
  const inTables = new Set(tables.flatMap(({ lines }) => [...lines.level, ...lines.upright]));
  const surely = Math.max(LEAST_RULING, longerSide * SURELY_RULING);
  const isWiped = (line: RulingLine) => inTables.has(line) || line.to - line.from > surely;
  const wiped = { ...page, data: page.data.slice() };
  for (const line of level.filter(isWiped)) wipe(wiped.data, page.data, line, page.width, page.height, 1);
  for (const line of upright.filter(isWiped)) wipe(wiped.data, page.data, line, 1, page.width, page.width);
  return wiped;
}

/** Fills with what is beyond the line, the brighter side; a stroke that runs through stays whole. */
function wipe(
  target: Uint8Array,
  source: Uint8Array,
  line: RulingLine,
  across: number,
  places: number,
  along: number,
): void {
  const reach = line.thickness + 2 * EDGE;
  for (const { at, from, to } of line.runs) {
    for (let row = Math.max(0, at - EDGE); row <= Math.min(places - 1, at + EDGE); row += 1) {
      const before = Math.max(0, at - reach) * across;
      const after = Math.min(places - 1, at + reach) * across;
      for (let place = from; place <= to; place += 1) {
        const index = row * across + place * along;
        const beyond = Math.max(source[before + place * along] ?? 0, source[after + place * along] ?? 0);
        if (beyond > (target[index] ?? 0)) target[index] = beyond;
      }
    }
  }
}
