import type { MessagePort } from 'node:worker_threads';
import { importArchive, isArchive } from '../../importers/archive.ts';
import { importDocument, type ReadOptions } from '../../importers/importer.ts';
import { AppError, type AppErrorCode, type Problem } from '../domain/app-error.ts';
import type { Block, ImportedDocument } from '../domain/document.ts';

/** What a worker thread is given to read one file. */
export interface ImportTask {
  file: string;
  bytes: Uint8Array;
  /** Whether the documents of an archive are wanted one by one. */
  isSplit: boolean;
  outputCharacters: number;
  port: MessagePort;
}

/** What it says while it reads. */
export type ImportNews = { type: 'started' } | { type: 'progress'; done: number; all: number };

export type ImportOutcome =
  | { type: 'read'; documents: ImportedDocument[]; characters: number }
  | { type: 'refused'; code: AppErrorCode; problems: readonly Problem[] }
  | { type: 'too-long' }
  | { type: 'failed'; message: string; stack: string };

const NEWS_EVERY_MS = 50;
/** What a block or a cell weighs besides its text. */
const FRAME_CHARACTERS = 16;

export async function runImport({ file, bytes, isSplit, outputCharacters, port }: ImportTask): Promise<ImportOutcome> {
  const tell = (news: ImportNews) => port.postMessage(news);
  tell({ type: 'started' });
  let toldAt = 0;
  const onProgress = (done: number, all: number) => {
    const now = performance.now();
    if (now - toldAt < NEWS_EVERY_MS && done < all) return;
    toldAt = now;
    tell({ type: 'progress', done, all });
  };
  try {
    const documents =
      isSplit && isArchive(bytes)
        ? await importEntries(file, bytes, { onProgress })
        : [await importDocument(file, bytes, { onProgress })];
    const blocks = documents.flatMap((document) => document.blocks);
    const characters = blocks.reduce((sum, block) => sum + measureBlock(block), 0);
    return characters > outputCharacters ? { type: 'too-long' } : { type: 'read', documents, characters };
  } catch (error) {
    if (error instanceof AppError) return { type: 'refused', code: error.code, problems: error.problems };
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { type: 'failed', message, stack };
  } finally {
    port.close();
  }
}

/** The documents of an archive in order of their names, as those of a folder; what is to be said of the archive itself is said with the first. */
async function importEntries(file: string, bytes: Uint8Array, options: ReadOptions): Promise<ImportedDocument[]> {
  const { documents, messages } = await importArchive(file, bytes, options);
  const sorted = documents.toSorted((one, other) => one.name.localeCompare(other.name, 'zh', { numeric: true }));
  return sorted.map(({ document }, at) =>
    at === 0 ? { ...document, messages: [...messages, ...document.messages] } : document,
  );
}

function measureBlock(block: Block): number {
  const texts = block.type === 'table' ? block.rows.flat().map((cell) => cell.text) : [block.text];
  return texts.reduce((sum, text) => sum + text.length + FRAME_CHARACTERS, FRAME_CHARACTERS);
}
