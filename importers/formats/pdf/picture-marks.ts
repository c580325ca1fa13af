import type { Box } from './geometry.ts';
import { Glyph, type PageContent } from './page-content.ts';

/** Unicode's sign for an object that stands among characters. */
const OBJECT = '\ufffc';
/** In ems of the text beside it. */
const LARGEST = 1.7;
const SMALLEST = 0.45;
const FARTHEST = 1.2;
const OVERLAP = 0.3;
const SQUARE = 2;
/** Capitals and Chinese characters are centred this far above the base line. */
const MIDDLE = 0.36;
const MOST_MARKS = 400;

/**
 * Pictures as large as a character beside which they stand, such as ticked boxes, become a sign in the text: what they
 * show cannot be read, and without them an option that was chosen looks like one that was not. Returns how many there are.
 */
export function placePictureMarks(content: PageContent): number {
  const candidates = [...content.marks, ...content.images].filter(isSquare).slice(0, MOST_MARKS);
  const placed = new Set<Box>();
  const marks: Glyph[] = [];
  for (const box of candidates) {
    const neighbour = content.glyphs.find((glyph) => isBeside(glyph, box));
    if (neighbour === undefined) continue;
    placed.add(box);
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    marks.push(new Glyph(OBJECT, neighbour.size, 0, box.left, box.right, neighbour.base, x, y));
  }
  content.glyphs.push(...marks);
  content.images = content.images.filter((image) => !placed.has(image));
  return marks.length;
}

function isSquare({ left, top, right, bottom }: Box): boolean {
  const [width, height] = [right - left, bottom - top];
  return width < height * SQUARE && height < width * SQUARE;
}

function isBeside({ turn, isSpace, isUpright, size, left, right, base }: Glyph, box: Box): boolean {
  if (turn !== 0 || isSpace || isUpright) return false;
  const height = box.bottom - box.top;
  if (height > size * LARGEST || height < size * SMALLEST) return false;
  if (Math.abs((box.top + box.bottom) / 2 - (base - MIDDLE * size)) > size / 2) return false;
  const gap = Math.max(left - box.right, box.left - right);
  return gap > -OVERLAP * size && gap < FARTHEST * size;
}
