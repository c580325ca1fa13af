import type { Block, ImportedDocument, TableBlock } from '../../../src/domain/document.ts';
import { normaliseForMatching } from '../../matching.ts';
import { scopeBlocks } from '../lot-scope.ts';
import type { Chapter } from './chapter.ts';
import { classifyChapters } from './chapters.ts';
import { readLines } from './clean-markup.ts';
import { type Grid, layOutTable } from './grid.ts';
import { isLawText } from './law-text.ts';

/** A line of a document: of a paragraph, a heading or a table's cell, with where it stands and what it stands under. */
export interface Passage {
  file: string;
  page: number | null;
  path: string;
  /** As it stands, without what an editor left behind (bookmarks, markup). */
  raw: string;
  /** For matching: half-width, without spaces inside Chinese words. */
  text: string;
  document: number;
  block: number;
  type: 'heading' | 'paragraph' | 'cell';
  chapter: Chapter;
  /** Lot it stands under; null where it speaks of all. */
  lot: number | null;
  cell: { grid: Grid; row: number; column: number } | null;
}

/** Every line of the documents in reading order. Tables give their cells' lines, each cell once. Laws are nobody's procurement and give none. */
export function readPassages(documents: readonly ImportedDocument[]): readonly Passage[] {
  const known = read.get(documents);
  if (known !== undefined) return known;
  const passages = readDocuments(documents);
  read.set(documents, passages);
  return passages;
}

/** Several readers ask for the passages of the same documents. */
const read = new WeakMap<readonly ImportedDocument[], readonly Passage[]>();

function readDocuments(documents: readonly ImportedDocument[]): Passage[] {
  const passages = documents.flatMap((document, index) => {
    if (isLawText(document)) return [];
    const lots = scopeBlocks(document.blocks);
    return document.blocks.flatMap((block, position) =>
      readBlock(block, { file: document.file, document: index, block: position, lot: lots[position] ?? null }),
    );
  });
  const chapters = classifyChapters(passages);
  for (const [index, passage] of passages.entries()) passage.chapter = chapters[index] ?? 'requirements';
  return passages;
}

type Origin = Pick<Passage, 'file' | 'document' | 'block' | 'lot'>;

function readBlock(block: Block, origin: Origin): Passage[] {
  if (block.type === 'table') return readTable(block, origin);
  if (block.type === 'image') return [];
  return readLines(block.text).map((raw) => ({
    ...origin,
    page: block.page,
    path: block.path,
    raw,
    text: normaliseForMatching(raw),
    type: block.type,
    chapter: 'requirements',
    cell: null,
  }));
}

function readTable(block: TableBlock, origin: Origin): Passage[] {
  const grid = layOutTable(block, origin.file);
  return grid.rows.flatMap((row, index) =>
    row.own.flatMap((cell) =>
      cell.lines.map(({ raw, text }): Passage => {
        const place = { grid, row: index, column: cell.column };
        return {
          ...origin,
          page: block.page,
          path: cell.path,
          raw,
          text,
          type: 'cell',
          chapter: 'requirements',
          cell: place,
        };
      }),
    ),
  );
}
