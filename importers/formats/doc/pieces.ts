import { decodeWindows1252 } from '../text/windows-1252.ts';
import { readPlaces, type WordFile, WordFileError } from './word-file.ts';

/** A stretch of the text and where it lies in the file. */
interface Piece {
  start: number;
  end: number;
  offset: number;
  characterBytes: 1 | 2;
}

const PROPERTIES = 1;
const PIECE_TABLE = 2;
const PIECE_BYTES = 8;
const COMPRESSED = 0x40000000;

/** The text of all stories, put together from its pieces. */
export class PieceText {
  readonly text: string;
  private readonly pieces: readonly Piece[];

  /** @throws WordFileError */
  constructor(file: WordFile) {
    this.pieces = readPieces(findPieceTable(file.readTable('pieces')), file.main.length);
    const length = this.pieces.at(-1)?.end ?? 0;
    if (length === 0) throw new WordFileError('damaged', 'no text');
    // Pieces do not overlap, so that there are no more characters than bytes.
    if (length > file.main.length) throw new WordFileError('damaged', `${length} characters`);
    this.text = this.pieces.map((piece) => readPiece(piece, file.main)).join('');
  }

  /** Place in the file of a character, null where the text has none there. */
  findOffset(place: number): number | null {
    const piece = this.pieces[findLast(this.pieces, (one) => one.start <= place)];
    if (piece === undefined || place >= piece.end) return null;
    return piece.offset + (place - piece.start) * piece.characterBytes;
  }

  /** Every stretch of the text that has one of the formats, given by their places in the file in order. */
  *applyRuns<T>(runs: readonly FormatRun<T>[]): Generator<{ start: number; end: number; value: T }> {
    let covered = 0;
    for (const { start, end, offset, characterBytes } of this.pieces) {
      const endOffset = offset + (end - start) * characterBytes;
      const toPlace = (at: number) => start + Math.ceil((at - offset) / characterBytes);
      for (
        let at = Math.max(
          0,
          findLast(runs, (run) => run.start <= offset),
        );
        at < runs.length;
        at += 1
      ) {
        const run = runs[at];
        if (run === undefined || run.start >= endOffset) break;
        const first = Math.max(start, toPlace(run.start));
        const last = Math.min(end, toPlace(run.end));
        if (first >= last) continue;
        // Formats of a sound file do not overlap; a few of a damaged one may.
        covered += last - first;
        if (covered > 2 * this.text.length) throw new WordFileError('damaged', 'formats overlap');
        yield { start: first, end: last, value: run.value };
      }
    }
  }
}

/** A format, and the places in the file between which it holds. */
export interface FormatRun<T> {
  start: number;
  end: number;
  value: T;
}

/** Index of the last element for which a condition holds that holds for all before it. */
export function findLast<T>(list: readonly T[], holds: (item: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = list[middle];
    if (item !== undefined && holds(item)) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function findPieceTable(table: Buffer): Buffer {
  let at = 0;
  while (at + 3 <= table.length && table.readUInt8(at) === PROPERTIES) at += 3 + table.readUInt16LE(at + 1);
  if (at + 5 > table.length || table.readUInt8(at) !== PIECE_TABLE)
    throw new WordFileError('damaged', 'no piece table');
  return table.subarray(at + 5, at + 5 + table.readUInt32LE(at + 1));
}

function readPieces(table: Buffer, fileBytes: number): Piece[] {
  const { places, items } = readPlaces(table, PIECE_BYTES);
  const pieces: Piece[] = [];
  for (const [index, item] of items.entries()) {
    const start = places[index] ?? 0;
    const end = places[index + 1] ?? 0;
    if (start !== (pieces.at(-1)?.end ?? 0) || end < start) throw new WordFileError('damaged', 'pieces out of order');
    const place = item.readUInt32LE(2);
    const isCompressed = (place & COMPRESSED) !== 0;
    const characterBytes = isCompressed ? 1 : 2;
    const offset = isCompressed ? (place & ~COMPRESSED) / 2 : place;
    const readable = Math.floor((fileBytes - offset) / characterBytes);
    if (readable <= 0 && end > start) throw new WordFileError('damaged', 'piece behind the end');
    pieces.push({ start, end: Math.min(end, start + readable), offset, characterBytes });
    if (start + readable < end) break;
  }
  return pieces;
}

function readPiece({ start, end, offset, characterBytes }: Piece, main: Buffer): string {
  const bytes = main.subarray(offset, offset + (end - start) * characterBytes);
  if (characterBytes === 2) return bytes.toString('utf16le');
  return decodeWindows1252(bytes);
}
