import type { Block, ImportedDocument, TableCell } from '../../src/domain/document.ts';
import { type BidText, readBidText } from './bid-text.ts';

/** A piece of a bid for tests: a paragraph as text, a heading, or a table. */
export type Piece = string | { level: number; text: string } | { rows: Cell[][] };
type Cell = string | { text: string; columns?: number; rows?: number };

export function heading(text: string, level = 1): Piece {
  return { level, text };
}

export function table(...rows: Cell[][]): Piece {
  return { rows };
}

/** A document as the Word importer would hand it over. */
export function importedDocument(pieces: readonly Piece[], file = '响应文件.docx'): ImportedDocument {
  const counts = { p: 0, table: 0 };
  const blocks = pieces.map((piece): Block => {
    const kind = typeof piece === 'object' && 'rows' in piece ? 'table' : 'p';
    counts[kind] += 1;
    const base = { path: `${kind}[${counts[kind]}]`, page: null };
    if (typeof piece === 'string') return { ...base, type: 'paragraph', text: piece };
    if ('rows' in piece) return { ...base, type: 'table', rows: piece.rows.map((row) => row.map(tableCell)) };
    return { ...base, type: 'heading', level: piece.level, text: piece.text };
  });
  return { file, mediaType: 'application/octet-stream', sha256: '0'.repeat(64), pages: null, blocks, messages: [] };
}

export function bidText(...pieces: Piece[]): BidText {
  return readBidText([importedDocument(pieces)]);
}

export function codesOf(messages: readonly { code: string }[]): string[] {
  return messages.map(({ code }) => code);
}

function tableCell(cell: Cell): TableCell {
  if (typeof cell === 'string') return { text: cell, rowSpan: 1, colSpan: 1 };
  return { text: cell.text, rowSpan: cell.rows ?? 1, colSpan: cell.columns ?? 1 };
}
