import { type Box, contains, unite } from './geometry.ts';
import { mergeRulings } from './merge-rulings.ts';
import type { Glyph, PageContent, Ruling, Turn } from './page-content.ts';
import type { Measure } from './paragraphs.ts';
import { gatherParagraphs } from './paragraphs.ts';
import { splitRows } from './split-rows.ts';
import { findCell, findGrids, type GridCell, type TableGrid } from './table-grid.ts';
import { gatherLines, joinRow, readRow, type TextPiece, type TextRow } from './text-lines.ts';

export interface TableCellLayout extends GridCell {
  lines: TextPiece[];
  measure: Measure;
  /** Its text on further pages. */
  continued: { lines: TextPiece[]; measure: Measure }[];
  images: number;
}

/** A table on one page. */
export interface TableLayout extends Box {
  /** By lines; without them its columns are only told by where texts stand. */
  isRuled: boolean;
  xs: number[];
  rows: number;
  cells: TableCellLayout[];
}

/** Text that runs another way than the page. */
export interface TurnedText extends Box {
  text: string;
  size: number;
}

/** What stands where on a page; only texts, no longer single characters. */
export interface PageLayout {
  width: number;
  height: number;
  rows: TextRow[];
  tables: TableLayout[];
  turned: TurnedText[];
  images: Box[];
  /** Horizontal lines that are part of no grid. */
  rules: Ruling[];
}

/** Pieces of a row are cut apart here, in ems; columns of running text stand farther apart. */
const CUT_AT = 1.15;
/** A single box this large in both directions frames the page. */
const FRAME_SHARE = 0.55;
/** A single box narrower than this share of the page is an ornament or a box to tick. */
const BOX_SHARE = 0.4;
const WIDEST_PADDING = 6;
const HANGING = /[，。；：、！？）”’]$/;
const SHORTEST_RULE = 20;
const MOST_IMAGES = 500;
const STRIP_GAP = 1.5;
const LEAST_IMAGE = 12;

export function layOutPage(content: PageContent): PageLayout {
  const { width, height } = content;
  const frames = content.isTooDetailed ? [] : findGrids(content.rulings).filter((grid) => !isOrnament(grid, content));
  const tables = new TableSorter(frames);
  const flow: Glyph[] = [];
  for (const glyph of content.glyphs) if (!tables.take(glyph)) flow[flow.length] = glyph;
  const images = mergeStrips(content.images).filter((image) => !tables.takeImage(image));
  const layouts = tables.finish();
  return {
    width,
    height,
    rows: gatherLines(keepUpright(flow)).map((glyphs) => readRow(glyphs, CUT_AT)),
    tables: layouts,
    turned: readTurned(flow),
    images: images.slice(0, MOST_IMAGES),
    rules: findRules(content.rulings, layouts),
  };
}

function isOrnament(grid: TableGrid, { width, height }: PageContent): boolean {
  if (grid.cells.length > 1) return false;
  const across = (grid.right - grid.left) / width;
  const down = (grid.bottom - grid.top) / height;
  return (across > FRAME_SHARE && down > FRAME_SHARE) || across < BOX_SHARE;
}

interface Frame {
  grid: TableGrid;
  glyphs: Glyph[][];
  images: number[];
  /** The frame and cell this one lies in. */
  outer: { frame: Frame; cell: number } | null;
  inner: Frame[];
}

/** Hands characters to the innermost cell they stand in. */
class TableSorter {
  private readonly frames: Frame[];

  constructor(grids: readonly TableGrid[]) {
    this.frames = [...grids]
      .sort((one, other) => measureArea(one) - measureArea(other))
      .map((grid) => ({
        grid,
        glyphs: grid.cells.map(() => []),
        images: grid.cells.map(() => 0),
        outer: null,
        inner: [],
      }));
    for (const [at, frame] of this.frames.entries()) this.nest(frame, this.frames.slice(at + 1));
  }

  take(glyph: Glyph): boolean {
    for (const { grid, glyphs } of this.frames) {
      if (!contains(grid, glyph.x, glyph.y)) continue;
      const cell = glyphs[findCell(grid, glyph.x, glyph.y)];
      if (cell === undefined) continue;
      cell[cell.length] = glyph;
      return true;
    }
    return false;
  }

  takeImage(image: Box): boolean {
    const x = (image.left + image.right) / 2;
    const y = (image.top + image.bottom) / 2;
    for (const { grid, images } of this.frames) {
      if (!contains(grid, x, y) || measureArea(image) > measureArea(grid)) continue;
      const cell = findCell(grid, x, y);
      images[cell] = (images[cell] ?? 0) + 1;
      return true;
    }
    return false;
  }

  finish(): TableLayout[] {
    return this.frames
      .filter((frame) => frame.outer === null && hasContent(frame))
      .map(layOutTable)
      .sort((one, other) => one.top - other.top || one.left - other.left);
  }

  private nest(frame: Frame, larger: readonly Frame[]): void {
    const { grid } = frame;
    const x = (grid.left + grid.right) / 2;
    const y = (grid.top + grid.bottom) / 2;
    const outer = larger.find((other) => contains(other.grid, x, y));
    if (outer === undefined) return;
    frame.outer = { frame: outer, cell: findCell(outer.grid, x, y) };
    outer.inner.push(frame);
  }
}

function hasContent(frame: Frame): boolean {
  return (
    frame.glyphs.some((glyphs) => glyphs.some((glyph) => !glyph.isSpace)) ||
    frame.images.some((count) => count > 0) ||
    frame.inner.some(hasContent)
  );
}

function measureArea({ left, right, top, bottom }: Box): number {
  return (right - left) * (bottom - top);
}

function layOutTable(frame: Frame): TableLayout {
  const { grid } = frame;
  const { left, top, right, bottom, xs, ys } = grid;
  const upright = frame.glyphs.map((glyphs) => gatherLines(keepUpright(glyphs)).map((line) => joinRow(readRow(line))));
  const measures = measureCells(grid, upright);
  const cells = grid.cells.map((cell, index): TableCellLayout => {
    const place = {
      left: xs[cell.column] ?? left,
      right: xs[cell.column + cell.columnSpan] ?? right,
      top: ys[cell.row] ?? top,
      bottom: ys[cell.row + cell.rowSpan] ?? bottom,
    };
    const measure = measures[index] ?? place;
    const lines = [...(upright[index] ?? [])];
    for (const turned of readTurned(frame.glyphs[index] ?? [], place)) lines.push(writeLine(turned.text, turned));
    for (const inner of frame.inner) if (inner.outer?.cell === index) lines.push(...writeInner(inner));
    if (lines.length > (upright[index]?.length ?? 0)) lines.sort((one, other) => one.base - other.base);
    const { row, column, rowSpan, columnSpan } = cell;
    return { row, column, rowSpan, columnSpan, lines, measure, continued: [], images: frame.images[index] ?? 0 };
  });
  return { isRuled: true, left, top, right, bottom, xs, ...splitRows(cells, ys.length - 1) };
}

/** For each cell the space its text is set in: how far texts keep off the lines, its columns' nearest text tells. */
function measureCells({ cells, xs }: TableGrid, texts: readonly (readonly TextPiece[])[]): Measure[] {
  const lefts = xs.map(() => WIDEST_PADDING);
  const rights = xs.map(() => WIDEST_PADDING);
  cells.forEach(({ column, columnSpan }, index) => {
    for (const line of texts[index] ?? []) {
      const left = line.left - (xs[column] ?? 0);
      const right = (xs[column + columnSpan] ?? 0) - line.right;
      if (left < (lefts[column] ?? 0)) lefts[column] = Math.max(left, 0);
      // Punctuation at the end of a line may hang over.
      const isHanging = HANGING.test(line.text);
      if (!isHanging && right < (rights[column + columnSpan] ?? 0)) rights[column + columnSpan] = Math.max(right, 0);
    }
  });
  return cells.map(({ column, columnSpan }) => {
    const padding = lefts[column] ?? 0;
    return {
      left: (xs[column] ?? 0) + padding,
      right: (xs[column + columnSpan] ?? 0) - Math.min(padding, rights[column + columnSpan] ?? 0),
    };
  });
}

/** An inner table's rows as lines, with tabs between its cells. */
function writeInner(frame: Frame): TextPiece[] {
  const table = layOutTable(frame);
  const rows: string[][] = Array.from({ length: table.rows }, () => []);
  for (const cell of table.cells) {
    const text = gatherParagraphs(cell.lines, cell.measure).map((paragraph) => paragraph.text);
    rows[cell.row]?.push(text.join(' '));
  }
  return rows
    .map((texts) => texts.join('\t'))
    .map((text, row) =>
      writeLine(text, { ...table, top: frame.grid.ys[row] ?? 0, bottom: frame.grid.ys[row + 1] ?? 0 }),
    )
    .filter((line) => line.text.trim() !== '');
}

/** A line that is never joined with its neighbours. */
function writeLine(text: string, box: Box): TextPiece {
  return {
    text,
    left: box.left,
    right: Number.NEGATIVE_INFINITY,
    base: box.bottom,
    size: 0,
    isBold: false,
    headWidth: Number.NEGATIVE_INFINITY,
    tailWidth: 0,
    length: text.length,
    endsBlank: false,
  };
}

function keepUpright(glyphs: readonly Glyph[]): readonly Glyph[] {
  return glyphs.some(isTurned) ? glyphs.filter((glyph) => !isTurned(glyph)) : glyphs;
}

function isTurned({ turn }: Glyph): boolean {
  return turn !== 0;
}

const TURNS: readonly Turn[] = [90, 180, 270];

/** Text that does not run along the page, as paragraphs. `place` is the cell it stands in. */
function readTurned(glyphs: readonly Glyph[], place?: Box): TurnedText[] {
  const texts: TurnedText[] = [];
  if (!glyphs.some(isTurned)) return texts;
  for (const turn of TURNS) {
    const chosen = glyphs.filter((glyph) => glyph.turn === turn);
    if (chosen.length === 0) continue;
    const lines = gatherLines(chosen).map((line) => joinRow(readRow(line)));
    const measure = place === undefined ? spanLines(lines) : turnMeasure(place, turn);
    for (const paragraph of gatherParagraphs(lines, measure)) {
      const boxes = paragraph.lines.map((line) => turnBack(line, turn));
      const [first] = boxes;
      if (first === undefined) continue;
      texts.push({ text: paragraph.text, size: paragraph.lines[0]?.size ?? 0, ...boxes.reduce(unite, first) });
    }
  }
  return texts;
}

function spanLines(lines: readonly TextPiece[]): Measure {
  return {
    left: Math.min(...lines.map((line) => line.left)),
    right: Math.max(...lines.map((line) => line.right)),
  };
}

function turnMeasure({ left, right, top, bottom }: Box, turn: Turn): Measure {
  if (turn === 90) return { left: top, right: bottom };
  if (turn === 270) return { left: -bottom, right: -top };
  return { left: -right, right: -left };
}

function turnBack({ left, right, base, size }: TextPiece, turn: Turn): Box {
  if (turn === 90) return { left: -base, right: -base + size, top: left, bottom: right };
  if (turn === 270) return { left: base - size, right: base, top: -right, bottom: -left };
  return { left: -right, right: -left, top: -base, bottom: -base + size };
}

/** Scanners and printers cut one picture into strips. */
function mergeStrips(images: readonly Box[]): Box[] {
  const merged: Box[] = [];
  for (const image of [...images].sort((one, other) => one.left - other.left || one.top - other.top)) {
    const above = merged.at(-1);
    const isStrip =
      above !== undefined &&
      Math.abs(above.left - image.left) < STRIP_GAP &&
      Math.abs(above.right - image.right) < STRIP_GAP &&
      image.top <= above.bottom + STRIP_GAP;
    if (isStrip) merged[merged.length - 1] = unite(above, image);
    else merged.push(image);
  }
  return merged
    .filter((image) => image.bottom - image.top >= LEAST_IMAGE)
    .sort((one, other) => one.top - other.top || one.left - other.left);
}

function findRules(rulings: readonly Ruling[], tables: readonly TableLayout[]): Ruling[] {
  return mergeRulings(rulings, true, SHORTEST_RULE).filter(
    ({ from, to, at }) => !tables.some((table) => contains(table, (from + to) / 2, at)),
  );
}
