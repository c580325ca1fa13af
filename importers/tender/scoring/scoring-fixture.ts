import type { Block, ImportedDocument, TableCell } from '../../../src/domain/document.ts';
import type { CriterionTable } from '../criterion-row.ts';
import { readScoring, type Scoring } from './index.ts';

/** A piece of a procurement document for tests: a paragraph, a heading (`# 第三章 …`), or a table's rows. */
export type Piece = string | string[];

/**
 * A document as an importer hands it over. A table is a list of rows, cells apart by `|`, merged as `{rows,columns}`:
 * `1{2,1}|技术部分（70分）{1,3}`; `⏎` in a cell is a line break.
 */
export function tender(...pieces: Piece[]): ImportedDocument {
  const counts = { p: 0, table: 0 };
  const blocks = pieces.map((piece): Block => {
    if (typeof piece !== 'string') {
      counts.table += 1;
      return {
        type: 'table',
        path: `table[${counts.table}]`,
        page: null,
        rows: piece.map((row) => row.split('|').map(readCell)),
      };
    }
    counts.p += 1;
    const base = { path: `p[${counts.p}]`, page: null };
    if (!piece.startsWith('# ')) return { ...base, type: 'paragraph', text: piece };
    return { ...base, type: 'heading', level: 1, text: piece.slice(2) };
  });
  return {
    file: '采购文件.docx',
    mediaType: 'application/octet-stream',
    sha256: '0'.repeat(64),
    pages: null,
    blocks,
    messages: [],
  };
}

function readCell(written: string): TableCell {
  const span = /\{(\d+),(\d+)\}$/.exec(written);
  const text = (span === null ? written : written.slice(0, span.index)).replaceAll('⏎', '\n').trim();
  return { text, rowSpan: Number.parseInt(span?.[1] ?? '1', 10), colSpan: Number.parseInt(span?.[2] ?? '1', 10) };
}

export function read(...pieces: Piece[]): Scoring {
  return readScoring([tender(...pieces)]);
}

/** Items of a table as people would list them: `名称 分值`. */
export function listItems(table: CriterionTable | undefined): string[] {
  return table?.rows.map(({ title, maxPoints }) => `${title} ${maxPoints ?? '?'}`) ?? [];
}

export function awardItems(...pieces: Piece[]): string[] {
  return read(...pieces)
    .tables.filter(({ purpose }) => purpose === 'award')
    .flatMap(listItems);
}

export function codesOf({ messages }: Scoring): string[] {
  return messages.map(({ code }) => code);
}
