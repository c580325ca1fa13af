import type { Finding } from './finding.ts';
import type { PdfSignature } from './pdf-signature.ts';

export interface TableCell {
  text: string;
  rowSpan: number;
  colSpan: number;
}

interface BlockBase {
  /** Stable place in the file: `p[12]`, `table[2]`; rows and cells below it are `table[2]/row[5]/cell[1]`, counted from 1. */
  path: string;
  page: number | null;
  /** How sure reading from a picture was, 0 to 1; absent where the file itself has the text. */
  confidence?: number;
}

export interface HeadingBlock extends BlockBase {
  type: 'heading';
  level: number;
  text: string;
}
export interface ParagraphBlock extends BlockBase {
  type: 'paragraph';
  text: string;
}
export interface TableBlock extends BlockBase {
  type: 'table';
  rows: TableCell[][];
}
export interface ImageBlock extends BlockBase {
  type: 'image';
  /** Alternative text, where the file has one. */
  text: string;
}
export type Block = HeadingBlock | ParagraphBlock | TableBlock | ImageBlock;

/** Any document in neutral form, in reading order. Text is kept as it stands; matching normalises a copy. */
export interface ImportedDocument {
  file: string;
  mediaType: string;
  sha256: string;
  pages: number | null;
  blocks: Block[];
  messages: Finding[];
  /** Electronic signatures of a PDF file; absent: none. */
  signatures?: PdfSignature[];
}
