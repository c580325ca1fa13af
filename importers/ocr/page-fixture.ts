import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createCanvas, GlobalFonts, type SKRSContext2D } from '@napi-rs/canvas';
import type { Bitmap } from './bitmap.ts';

/** A4 at 150 dpi. */
const PAGE_WIDTH = 1240;
const PAGE_HEIGHT = 1754;
/** 10.5 points at 150 dpi, what most bids are set in. */
const TEXT_SIZE = 22;

let family: string | undefined;

/** The font comes in some hundred parts, each with some of the characters; a list of them finds the right one. */
export function chineseFont(): string {
  if (family !== undefined) return family;
  const root = dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'));
  const parts = readdirSync(join(root, 'files')).filter((name) => name.endsWith('.woff2'));
  const names = parts.map((part, index) => {
    GlobalFonts.register(readFileSync(join(root, 'files', part)), `hb${index}`);
    return `hb${index}`;
  });
  family = names.join(',');
  return family;
}

export interface PagePen {
  context: SKRSContext2D;
  /** Writes from the left end of the base line. */
  write(text: string, x: number, y: number, size?: number): void;
  /** Draws a ruled table and gives its lower edge. */
  table(left: number, top: number, columns: readonly number[], rows: readonly (readonly DrawnCell[])[]): number;
}

export interface DrawnCell {
  /** Rows of text, as they are to stand in the cell. */
  text: string;
  rowSpan?: number;
  colSpan?: number;
}

export interface PageOptions {
  width?: number;
  height?: number;
  paper?: string;
  ink?: string;
}

export function drawPage(draw: (pen: PagePen) => void, options: PageOptions = {}): Bitmap {
  const { width = PAGE_WIDTH, height = PAGE_HEIGHT, paper = '#fff', ink = '#111' } = options;
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.fillStyle = ink;
  context.strokeStyle = ink;
  context.lineWidth = 2;
  const write = (text: string, x: number, y: number, size = TEXT_SIZE) => {
    context.font = `${size}px ${chineseFont()}`;
    context.fillText(text, x, y);
  };
  draw({ context, write, table: (left, top, columns, rows) => drawTable(context, write, left, top, columns, rows) });
  return { data: context.getImageData(0, 0, width, height).data, width, height };
}

const LINE = 34;
const PADDING = 10;

function drawTable(
  context: SKRSContext2D,
  write: PagePen['write'],
  left: number,
  top: number,
  columns: readonly number[],
  rows: readonly (readonly DrawnCell[])[],
): number {
  const heights = rows.map((cells) =>
    Math.max(
      ...cells
        .filter((cell) => (cell.rowSpan ?? 1) === 1)
        .map((cell) => cell.text.split('\n').length * LINE + 2 * PADDING),
    ),
  );
  const sum = (lengths: readonly number[], from: number, count: number) =>
    lengths.slice(from, from + count).reduce((total, length) => total + length, 0);
  const taken = new Set<string>();
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const { text, rowSpan = 1, colSpan = 1 } of cells) {
      while (taken.has(`${row},${column}`)) column += 1;
      for (let down = 0; down < rowSpan; down += 1) {
        for (let across = 0; across < colSpan; across += 1) taken.add(`${row + down},${column + across}`);
      }
      const x = left + sum(columns, 0, column);
      const y = top + sum(heights, 0, row);
      context.strokeRect(x, y, sum(columns, column, colSpan), sum(heights, row, rowSpan));
      for (const [index, line] of text.split('\n').entries()) {
        write(line, x + PADDING, y + PADDING + 25 + index * LINE);
      }
    }
  }
  return top + sum(heights, 0, heights.length);
}

/** The page turned clockwise by any angle, on its own paper. */
export function turnBitmap(bitmap: Bitmap, degrees: number, paper = '#fff'): Bitmap {
  const isQuarter = degrees % 180 === 90;
  const width = isQuarter ? bitmap.height : bitmap.width;
  const height = isQuarter ? bitmap.width : bitmap.height;
  const source = createCanvas(bitmap.width, bitmap.height);
  const picture = source.getContext('2d');
  const image = picture.createImageData(bitmap.width, bitmap.height);
  image.data.set(bitmap.data);
  picture.putImageData(image, 0, 0);
  const context = createCanvas(width, height).getContext('2d');
  context.fillStyle = paper;
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((degrees * Math.PI) / 180);
  context.drawImage(source, -bitmap.width / 2, -bitmap.height / 2);
  return { data: context.getImageData(0, 0, width, height).data, width, height };
}

/** Part of the expected characters that were read, blanks aside: 1 − edits ÷ length. */
export function measureAccuracy(expected: string, actual: string): number {
  const wanted = [...expected.replace(/\s/g, '')];
  const read = [...actual.replace(/\s/g, '')];
  let previous = read.map((_, index) => index + 1);
  previous.unshift(0);
  for (const [row, character] of wanted.entries()) {
    const current = [row + 1];
    for (const [column, other] of read.entries()) {
      const change = (previous[column] ?? 0) + (character === other ? 0 : 1);
      current.push(Math.min(change, (previous[column + 1] ?? 0) + 1, (current[column] ?? 0) + 1));
    }
    previous = current;
  }
  return 1 - (previous[read.length] ?? 0) / Math.max(1, wanted.length);
}
