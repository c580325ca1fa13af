import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../src/domain/app-error.ts';
import type { ImportedDocument } from '../../src/domain/document.ts';
import { importDocument } from '../../src/use-cases/import-document.ts';
import type { AcceptanceRow } from './index.ts';

const SLOWEST_MS = 60_000;
const FOLDERS = ['tenders', 'bids', 'stress', 'broken'];

/** Every document imports, or gives one clear line; never another exception, never longer than a minute (text recognition aside). */
export async function checkMaterial(folder: string): Promise<AcceptanceRow[]> {
  const rows: AcceptanceRow[] = [];
  for (const part of FOLDERS) {
    const place = path.join(folder, part);
    if (!existsSync(place)) continue;
    for (const name of readdirSync(place)) rows.push(await importOne(path.join(place, name), `${part}/${name}`));
  }
  return rows;
}

async function importOne(file: string, name: string): Promise<AcceptanceRow> {
  const start = performance.now();
  const outcome = await tryImport(file);
  const ms = Math.round(performance.now() - start);
  return {
    name,
    passed: outcome.passed && (ms <= SLOWEST_MS || outcome.isRecognised),
    detail: `${outcome.detail}; ${ms} ms`,
  };
}

async function tryImport(file: string): Promise<{ passed: boolean; detail: string; isRecognised: boolean }> {
  try {
    const document = await importDocument(file);
    const isRecognised = document.messages.some(({ code }) => code.startsWith('ocr-'));
    return { passed: true, detail: describe(document), isRecognised };
  } catch (error) {
    if (error instanceof AppError)
      return { passed: !error.message.includes('\n'), detail: `refused: ${error.message}`, isRecognised: false };
    return { passed: false, detail: `threw ${String(error)}`, isRecognised: false };
  }
}

function describe({ mediaType, blocks, messages }: ImportedDocument): string {
  const tables = blocks.filter(({ type }) => type === 'table').length;
  const codes = [...new Set(messages.map(({ code }) => code))].join(' ');
  return `${mediaType.split(/[/.]/).at(-1) ?? ''}; ${blocks.length} blocks; ${tables} tables${codes === '' ? '' : `; ${codes}`}`;
}
