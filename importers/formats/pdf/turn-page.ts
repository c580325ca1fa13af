import type { Box } from './geometry.ts';
import { Glyph, type PageContent, type Ruling, type Turn } from './page-content.ts';

type Point = readonly [x: number, y: number];

/** The page as it is read when text that ran in the direction `turn` runs from left to right. */
export function turnPage(content: PageContent, turn: Turn): PageContent {
  if (turn === 0) return content;
  const { width, height } = content;
  const isSideways = turn !== 180;
  const move = ([x, y]: Point): Point => {
    if (turn === 90) return [y, width - x];
    return turn === 270 ? [height - y, x] : [width - x, height - y];
  };
  return {
    ...content,
    width: isSideways ? height : width,
    height: isSideways ? width : height,
    glyphs: content.glyphs.map((glyph) => turnGlyph(glyph, turn, move)),
    rulings: content.rulings.map((ruling) => turnRuling(ruling, isSideways, move)),
    images: content.images.map((image) => turnBox(image, move)),
    marks: content.marks.map((mark) => turnBox(mark, move)),
  };
}

function turnGlyph(glyph: Glyph, by: Turn, move: (point: Point) => Point): Glyph {
  const turn = ((glyph.turn - by + 360) % 360) as Turn;
  const [left, base] = toLine(move(toPage(glyph.left, glyph.base, glyph.turn)), turn);
  const [x, y] = move([glyph.x, glyph.y]);
  const turned = new Glyph(glyph.text, glyph.size, turn, left, left + glyph.right - glyph.left, base, x, y);
  turned.isSpace = glyph.isSpace;
  turned.isBold = glyph.isBold;
  turned.isUpright = glyph.isUpright;
  return turned;
}

function toPage(along: number, across: number, turn: Turn): Point {
  if (turn === 0) return [along, across];
  if (turn === 90) return [-across, along];
  return turn === 180 ? [-along, -across] : [across, -along];
}

/** Along and across the direction of writing; see `Glyph`. */
function toLine([x, y]: Point, turn: Turn): Point {
  if (turn === 0) return [x, y];
  if (turn === 90) return [y, -x];
  return turn === 180 ? [-x, -y] : [-y, x];
}

function turnRuling(ruling: Ruling, isSideways: boolean, move: (point: Point) => Point): Ruling {
  const { isHorizontal, at, from, to } = ruling;
  const [x1, y1] = move(isHorizontal ? [from, at] : [at, from]);
  const [x2, y2] = move(isHorizontal ? [to, at] : [at, to]);
  const staysHorizontal = isHorizontal !== isSideways;
  return staysHorizontal
    ? { isHorizontal: true, at: y1, from: Math.min(x1, x2), to: Math.max(x1, x2) }
    : { isHorizontal: false, at: x1, from: Math.min(y1, y2), to: Math.max(y1, y2) };
}

function turnBox({ left, top, right, bottom }: Box, move: (point: Point) => Point): Box {
  const [x1, y1] = move([left, top]);
  const [x2, y2] = move([right, bottom]);
  return { left: Math.min(x1, x2), top: Math.min(y1, y2), right: Math.max(x1, x2), bottom: Math.max(y1, y2) };
}
