import type { Block, ImportedDocument, TableCell } from '../../../src/domain/document.ts';

/** A piece of an invented document: a line (`# ` for a heading) or a table of rows of cells. */
export type Piece = string | readonly (readonly (string | Partial<TableCell>)[])[];

/** A document in neutral form, its paragraphs `p[1]` …, its tables `table[1]` …. */
export function documentOf(...pieces: readonly Piece[]): ImportedDocument {
  let paragraphs = 0;
  let tables = 0;
  const blocks = pieces.map((piece): Block => {
    if (typeof piece !== 'string') {
      tables += 1;
      return { type: 'table', path: `table[${tables}]`, page: null, rows: piece.map((row) => row.map(cellOf)) };
    }
    paragraphs += 1;
    const base = { path: `p[${paragraphs}]`, page: null };
    if (piece.startsWith('# ')) return { ...base, type: 'heading', level: 1, text: piece.slice(2) };
    return { ...base, type: 'paragraph', text: piece };
  });
  return { file: '采购文件.docx', mediaType: '', sha256: '', pages: null, blocks, messages: [] };
}

function cellOf(cell: string | Partial<TableCell>): TableCell {
  return { text: '', rowSpan: 1, colSpan: 1, ...(typeof cell === 'string' ? { text: cell } : cell) };
}
