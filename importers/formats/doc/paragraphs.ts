import { readFormatPages } from './format-pages.ts';
import { type ParagraphFormat, readParagraphFormat } from './paragraph-format.ts';
import { type FormatRun, findLast, type PieceText } from './pieces.ts';
import type { TextMarks } from './text-marks.ts';
import type { Story, WordFile } from './word-file.ts';

/** A paragraph as it is shown, and what it does in a table. */
export interface Paragraph {
  text: string;
  /** Places of its first character and of its mark. */
  start: number;
  end: number;
  format: ParagraphFormat;
  /** Number of tables it lies in. */
  depth: number;
  endsCell: boolean;
  endsRow: boolean;
  images: number;
  /** Places of the characters that stand for a note or comment. */
  references: number[];
}

const PARAGRAPH_MARK = 0x0d;
const CELL_MARK = 0x07;
const PAGE_BREAK = 0x0c;
const FOOTNOTE = 0x02;
/** Deeper nesting than any table has. */
const DEEPEST = 32;

export class ParagraphReader {
  private readonly pieces: PieceText;
  private readonly marks: TextMarks;
  private readonly formats: FormatRun<ParagraphFormat>[];
  private readonly plain: ParagraphFormat;

  constructor(file: WordFile, pieces: PieceText, marks: TextMarks) {
    this.pieces = pieces;
    this.marks = marks;
    const parse = (properties: Buffer) => readParagraphFormat(properties, file.data);
    this.formats = readFormatPages(file.readTable('paragraphPages'), file.main, 'paragraphs', parse);
    this.plain = parse(Buffer.alloc(0));
  }

  /** Paragraphs between two places; what the last mark is behind is a paragraph, too. */
  *read({ start, end }: Story): Generator<Paragraph> {
    const last = Math.min(end, this.pieces.text.length);
    let first = start;
    for (let place = start; place < last; place += 1) {
      if (!this.isEnd(place)) continue;
      yield this.build(first, place);
      first = place + 1;
    }
    if (first < last) yield this.build(first, last);
  }

  private isEnd(place: number): boolean {
    const code = this.pieces.text.charCodeAt(place);
    if (code === CELL_MARK || code === PAGE_BREAK) return true;
    if (code !== PARAGRAPH_MARK) return false;
    if (this.marks.isShown(place)) return true;
    const format = this.findFormat(place);
    return format.isInnerCellEnd || format.isInnerRowEnd;
  }

  private build(start: number, end: number): Paragraph {
    const format = this.findFormat(end);
    const isCellMark = this.pieces.text.charCodeAt(end) === CELL_MARK;
    const written = format.tableDepth ?? (format.isInTable || isCellMark ? 1 : 0);
    const depth = Math.max(isCellMark ? 1 : 0, Math.min(written, DEEPEST));
    const paragraph: Paragraph = {
      text: '',
      start,
      end,
      format,
      depth,
      endsCell: depth > 1 ? format.isInnerCellEnd && !format.isInnerRowEnd : isCellMark && !format.isRowEnd,
      endsRow: depth > 1 ? format.isInnerRowEnd : isCellMark && format.isRowEnd,
      images: 0,
      references: [],
    };
    for (let place = start; place < end; place += 1) {
      if (!this.marks.isShown(place)) continue;
      if (this.marks.isImage(place)) paragraph.images += 1;
      else {
        if (this.pieces.text.charCodeAt(place) === FOOTNOTE) paragraph.references.push(place);
        paragraph.text += this.marks.show(place);
      }
    }
    return paragraph;
  }

  private findFormat(place: number): ParagraphFormat {
    const offset = this.pieces.findOffset(Math.min(place, this.pieces.text.length - 1));
    if (offset === null) return this.plain;
    const run = this.formats[findLast(this.formats, (one) => one.start <= offset)];
    return run === undefined || offset >= run.end ? this.plain : run.value;
  }
}
