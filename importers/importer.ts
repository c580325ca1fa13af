import { createHash } from 'node:crypto';
import type { Block, ImportedDocument } from '../src/domain/document.ts';
import type { Finding } from '../src/domain/finding.ts';
import type { PdfSignature } from '../src/domain/pdf-signature.ts';
import { formats } from './formats/index.ts';
import { refuseUnknown } from './formats/unreadable.ts';

export interface ReadDocument {
  /** Null where the format has no pages of its own. */
  pages: number | null;
  blocks: Block[];
  messages: Finding[];
  signatures?: PdfSignature[];
}

export interface ReadOptions {
  /** Called now and then while a long file is read: pages (or other even parts) done, and how many there are. */
  onProgress?: (done: number, all: number) => void;
}

/** A kind of file that can be brought to the neutral form. */
export interface DocumentFormat {
  id: string;
  mediaType: string;
  /** By content, never by name. Never throws, and costs little. */
  recognises(bytes: Uint8Array): boolean;
  /** @throws AppError `input-unreadable` where nothing can be read; everything less is a finding. */
  read(file: string, bytes: Uint8Array, options?: ReadOptions): Promise<ReadDocument>;
}

/**
 * Brings a file to the neutral form. `file` is the name shown in locations and messages.
 * @throws AppError `input-unreadable`
 */
export async function importDocument(
  file: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<ImportedDocument> {
  const format = formats.find((candidate) => candidate.recognises(bytes));
  if (format === undefined) throw refuseUnknown(file, bytes);
  const read = await format.read(file, bytes, options);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { file, mediaType: format.mediaType, sha256, ...read };
}
