import { createHash } from 'node:crypto';
import { OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { createGray, type GrayImage, toGray } from '../ocr/bitmap.ts';
import { isLargeEnough, measureLikeness } from './likeness.ts';

/** A picture drawn on a page of a PDF. */
export interface PagePicture {
  /** Of its size and its pixels: the bytes in the file may be packed and locked in each file otherwise. */
  sha256: string;
  width: number;
  height: number;
  likeness: string | null;
}

/** As pdf.js hands over what it has decoded. */
interface DecodedPicture {
  width: number;
  height: number;
  kind?: number;
  data?: Uint8Array | Uint8ClampedArray;
}

const MOST_PER_PAGE = 1000;
/** Strips are at least so many times as wide as they are high. */
const STRIP_RATIO = 3;
const NOTHING = new Uint8Array(0);
/** pdf.js's kinds: one bit, three bytes or four bytes a pixel. Masks have no kind and one bit a pixel. */
const KIND = { bit: 1, rgb: 2, rgba: 3 } as const;
const DRAWS_PICTURE: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintImageXObjectRepeat,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintImageMaskXObjectRepeat,
]);

/** Small pictures, such as bullets and the dots that lines are made of, are passed over. */
export async function readPagePictures(page: PDFPageProxy): Promise<PagePicture[]> {
  const { fnArray, argsArray } = await page.getOperatorList();
  const drawn = new Map<unknown, unknown>();
  for (const [index, operator] of fnArray.entries()) {
    if (drawn.size >= MOST_PER_PAGE) break;
    if (!DRAWS_PICTURE.has(operator)) continue;
    const [picture] = argsArray[index] ?? [];
    drawn.set(typeof picture === 'string' ? picture : (picture?.data ?? picture), picture);
  }
  const decoded: DecodedPicture[] = [];
  for (const picture of drawn.values()) {
    const found = await findDecoded(page, picture);
    if (found !== null) decoded.push(found);
  }
  return joinStrips(decoded).filter(isLargeEnough).map(describe);
}

async function findDecoded(page: PDFPageProxy, picture: unknown): Promise<DecodedPicture | null> {
  if (typeof picture === 'string') return fetchObject(page, picture);
  const { data } = (picture ?? {}) as { data?: unknown };
  return typeof data === 'string' ? fetchObject(page, data) : (picture as DecodedPicture | null);
}

/** What pages share has a name that begins with `g_`. A picture that cannot be decoded comes as null. */
function fetchObject(page: PDFPageProxy, name: string): Promise<DecodedPicture | null> {
  const shelf = name.startsWith('g_') ? page.commonObjs : page.objs;
  return new Promise((resolve) => shelf.get(name, (found: DecodedPicture | null) => resolve(found)));
}

/** Scanners cut a page into strips, one below the other: each by itself tells nothing. */
function joinStrips(pictures: readonly DecodedPicture[]): DecodedPicture[] {
  const groups: DecodedPicture[][] = [];
  for (const picture of pictures) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    const goesOn = last !== undefined && isStrip(last) && isStrip(picture);
    if (goesOn && last.width === picture.width && last.kind === picture.kind) group?.push(picture);
    else groups.push([picture]);
  }
  return groups.map((group) => (group.length === 1 ? (group[0] as DecodedPicture) : join(group)));
}

function isStrip({ width, height }: DecodedPicture): boolean {
  return width > height * STRIP_RATIO;
}

function join(strips: readonly DecodedPicture[]): DecodedPicture {
  const height = strips.reduce((sum, strip) => sum + strip.height, 0);
  return {
    ...(strips[0] as DecodedPicture),
    height,
    data: Buffer.concat(strips.map(({ data }) => new Uint8Array(data ?? NOTHING))),
  };
}

/** What pages share comes as the same object again. */
const described = new WeakMap<DecodedPicture, PagePicture>();

function describe(picture: DecodedPicture): PagePicture {
  const known = described.get(picture);
  if (known !== undefined) return known;
  const { width, height, kind = KIND.bit, data = NOTHING } = picture;
  const sha256 = createHash('sha256').update(`${width} ${height} ${kind} `).update(data).digest('hex');
  const one = { sha256, width, height, likeness: measureLikeness(grayOf({ width, height, kind, data })) };
  described.set(picture, one);
  return one;
}

function grayOf({ width, height, kind, data }: Required<DecodedPicture>): GrayImage {
  if (kind === KIND.rgba) return toGray({ data, width, height });
  const gray = createGray(width, height);
  if (kind === KIND.rgb) {
    for (let at = 0, from = 0; at < gray.data.length; at += 1, from += 3) {
      gray.data[at] = (77 * (data[from] ?? 0) + 150 * (data[from + 1] ?? 0) + 29 * (data[from + 2] ?? 0)) >> 8;
    }
    return gray;
  }
  const stride = Math.ceil(width / 8);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      gray.data[at] = ((data[y * stride + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0;
    }
  }
  return gray;
}
