import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '../../src/domain/app-error.ts';
import type { ImportedDocument } from '../../src/domain/document.ts';
import { importDocument } from '../../src/use-cases/import-document.ts';
import type { AcceptanceRow } from './index.ts';
import { listMissingItems, loadExpectedScoring } from './scoring-rows.ts';

const SLOWEST_MS = 60_000;
const FOLDERS = ['tenders', 'bids', 'stress', 'broken'];

/**
 * Every document imports, or gives one clear line; never another exception, never longer than a minute (text recognition
 * aside). Every scoring item that was read by hand stands in one row of a table.
 */
export async function checkMaterial(folder: string): Promise<AcceptanceRow[]> {
  const rows: AcceptanceRow[] = [];
  const expected = loadExpectedScoring(folder);
  for (const part of FOLDERS) {
    const place = path.join(folder, part);
    if (!existsSync(place)) continue;
    for (const name of readdirSync(place)) {
      const file = `${part}/${name}`;
      const { row, document } = await importOne(path.join(place, name), file);
      rows.push(row);
      const scoring = expected.find((one) => one.file === file);
      if (scoring === undefined) continue;
      const missing = document === null ? scoring.items.map((item) => item.name) : listMissingItems(scoring, document);
      const found = `${scoring.items.length - missing.length} of ${scoring.items.length} scoring items in a row of a table`;
      const detail = missing.length === 0 ? found : `${found}; not: ${missing.join('、')}`;
      rows.push({ name: file, passed: missing.length === 0, detail });
    }
  }
  return rows;
}

interface Outcome {
  format: string;
  blocks: string;
  tables: string;
  findings: string;
  passed: boolean;
  document: ImportedDocument | null;
}

async function importOne(
  file: string,
  name: string,
): Promise<{ row: AcceptanceRow; document: ImportedDocument | null }> {
  const start = performance.now();
  const { format, blocks, tables, findings, passed, document } = await tryImport(file);
  const ms = performance.now() - start;
  const isRecognised = document?.messages.some(({ code }) => /(?:^|-)ocr(?:-|$)/.test(code)) ?? false;
  const time = `${(ms / 1000).toFixed(2)} s`;
  const detail = [format.padEnd(9), blocks.padStart(5), tables.padStart(4), time.padStart(9), ` ${findings}`].join(' ');
  return { row: { name, passed: passed && (ms <= SLOWEST_MS || isRecognised), detail }, document };
}

async function tryImport(file: string): Promise<Outcome> {
  try {
    const document = await importDocument(file);
    const { mediaType, blocks, messages } = document;
    return {
      format: mediaType.split(/[/.]/).at(-1) ?? '',
      blocks: `${blocks.length}`,
      tables: `${blocks.filter(({ type }) => type === 'table').length}`,
      findings: [...new Set(messages.map(({ code }) => code))].join(' '),
      passed: true,
      document,
    };
  } catch (error) {
    const refusal = { format: 'refused', blocks: '-', tables: '-', document: null };
    if (!(error instanceof AppError)) return { ...refusal, findings: `threw ${String(error)}`, passed: false };
    return { ...refusal, findings: error.message, passed: !error.message.includes('\n') };
  }
}
