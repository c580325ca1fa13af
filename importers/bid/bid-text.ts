import type { Block, ImportedDocument } from '../../src/domain/document.ts';
import { foldText, withoutInvisible } from '../language/fold.ts';
import { type Form, FormTracker } from './forms.ts';
import type { Place } from './place.ts';
import { layOutTable, type Sheet } from './sheet.ts';

/** A line of running text. `text` is folded character by character, so positions in it hold in `raw` too. */
export interface Line extends Place {
  type: 'line';
  text: string;
  form: Form;
  /** Heading level; null: ordinary text. */
  level: number | null;
  /** The line is the title of its form. */
  isTitle: boolean;
  /** Read from a picture, where handwriting and seals are not read. */
  isScanned?: true;
  position: number;
}

/** A tenderer's documents as the readers see them: lines and tables in reading order, each under its form. */
export interface BidText {
  files: string[];
  parts: (Line | Sheet)[];
  lines: Line[];
  sheets: Sheet[];
  /** For each picture, how many parts stand before it. */
  pictures: number[];
}

export function readBidText(documents: readonly ImportedDocument[]): BidText {
  const parts: (Line | Sheet)[] = [];
  const pictures: number[] = [];
  let tracker = new FormTracker('');
  for (const [at, document] of documents.entries()) {
    const isNextPage = isPicture(document) && isPicture(documents[at - 1]);
    if (!isNextPage) tracker = new FormTracker(document.file);
    for (const block of document.blocks.filter(isOwnText)) {
      if (block.type === 'image') pictures.push(parts.length);
      addBlock(block, document.file, tracker, parts);
    }
  }
  return {
    files: documents.map((document) => document.file),
    parts,
    lines: parts.filter((part) => part.type === 'line'),
    sheets: parts.filter((part) => part.type === 'sheet'),
    pictures,
  };
}

/** Pictures that follow one another are pages of one scanned document. */
function isPicture(document: ImportedDocument | undefined): boolean {
  return document?.mediaType.startsWith('image/') ?? false;
}

/** A reviewer's comment is no part of the bid; a running head says nothing that the cover does not. */
function isOwnText(block: Block): boolean {
  return !/^(?:comment|header|footer)\[/.test(block.path);
}

function addBlock(block: Block, file: string, tracker: FormTracker, parts: (Line | Sheet)[]): void {
  if (block.type === 'table') {
    const frame = readFrame(block);
    if (frame === null) parts.push(layOutTable(block, file, tracker.form, parts.length));
    else for (const inner of frame) addText(inner.text, inner.path, null, block, file, tracker, parts);
    return;
  }
  const level = block.type === 'heading' ? block.level : null;
  addText(block.text, block.path, level, block, file, tracker, parts);
}

function addText(
  text: string,
  path: string,
  level: number | null,
  { page, confidence }: Pick<Block, 'page' | 'confidence'>,
  file: string,
  tracker: FormTracker,
  parts: (Line | Sheet)[],
): void {
  for (const raw of withoutInvisible(text).split('\n')) {
    if (raw.trim() === '') continue;
    const before = tracker.form;
    const form = tracker.read({ text: raw, level });
    const isTitle = form !== before;
    parts.push({
      type: 'line',
      text: foldText(raw),
      raw,
      path,
      page,
      file,
      form,
      level,
      isTitle,
      ...(confidence === undefined ? {} : { isScanned: true }),
      position: parts.length,
    });
  }
}

/** A table of one column is a frame around running text. */
function readFrame(block: Extract<Block, { type: 'table' }>): { text: string; path: string }[] | null {
  if (block.rows.some((row) => row.length > 1)) return null;
  return block.rows.flatMap((row, index) =>
    row.map((cell) => ({ text: cell.text, path: `${block.path}/row[${index + 1}]/cell[1]` })),
  );
}

/** The lines of a cell, each with the cell's place. */
export function readCellLines(sheet: Sheet): Line[] {
  return sheet.rows.flatMap((row) =>
    row.own.flatMap((cell) =>
      cell.raw
        .split('\n')
        .filter((raw) => raw.trim() !== '')
        .map(
          (raw): Line => ({
            type: 'line',
            text: foldText(raw),
            raw,
            path: cell.path,
            page: sheet.page,
            file: sheet.file,
            form: sheet.form,
            level: null,
            isTitle: false,
            position: sheet.position,
          }),
        ),
    ),
  );
}
