import type { MessagePort } from 'node:worker_threads';
import { importDocument } from '../../importers/importer.ts';
import { AppError, type AppErrorCode, type Problem } from '../domain/app-error.ts';
import type { Block, ImportedDocument } from '../domain/document.ts';

/** What a worker thread is given to read one file. */
export interface ImportTask {
  file: string;
  bytes: Uint8Array;
  outputCharacters: number;
  port: MessagePort;
}

/** What it says while it reads. */
export type ImportNews = { type: 'started' } | { type: 'progress'; done: number; all: number };

export type ImportOutcome =
  | { type: 'read'; document: ImportedDocument; characters: number }
  | { type: 'refused'; code: AppErrorCode; problems: readonly Problem[] }
  | { type: 'too-long' }
  | { type: 'failed'; message: string; stack: string };

const NEWS_EVERY_MS = 50;
/** What a block or a cell weighs besides its text. */
const FRAME_CHARACTERS = 16;

export async function runImport({ file, bytes, outputCharacters, port }: ImportTask): Promise<ImportOutcome> {
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
    const document = await importDocument(file, bytes, { onProgress });
    const characters = document.blocks.reduce((sum, block) => sum + measureBlock(block), 0);
    return characters > outputCharacters ? { type: 'too-long' } : { type: 'read', document, characters };
  } catch (error) {
    if (error instanceof AppError) return { type: 'refused', code: error.code, problems: error.problems };
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    return { type: 'failed', message, stack };
  } finally {
    port.close();
  }
}

function measureBlock(block: Block): number {
  const texts = block.type === 'table' ? block.rows.flat().map((cell) => cell.text) : [block.text];
  return texts.reduce((sum, text) => sum + text.length + FRAME_CHARACTERS, FRAME_CHARACTERS);
}
