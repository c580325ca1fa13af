import { AppError } from '../domain/app-error.ts';
import { fold } from '../ledger/fold/index.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { listSearchable } from '../ledger/searchable-documents.ts';
import { createImportPool, type ImportPool } from './import-pool.ts';
import { keepDocumentText } from './keep-document-text.ts';

/**
 * Reads the documents that may be searched and have no text beside them. A file that nobody can read (a drawing, a program)
 * stays without; it is told by its name.
 */
export async function keepMissingTexts(store: LedgerStore, pool?: ImportPool): Promise<{ unreadable: string[] }> {
  const missing = new Map<string, string>();
  for (const procurement of await store.list()) {
    const events = (await store.read(procurement)).map(({ event }) => event);
    const { documents } = fold(events);
    for (const sha256 of listSearchable(events))
      if (!(await store.hasText(sha256))) missing.set(sha256, documents.get(sha256)?.name ?? sha256);
  }
  if (missing.size === 0) return { unreadable: [] };
  const own = pool ?? createImportPool();
  try {
    const unreadable: string[] = [];
    for (const [sha256, name] of missing) if (!(await keepOne(store, own, sha256, name))) unreadable.push(name);
    return { unreadable };
  } finally {
    if (pool === undefined) await own.close();
  }
}

async function keepOne(store: LedgerStore, pool: ImportPool, sha256: string, name: string): Promise<boolean> {
  const blob = await store.openBlob(sha256);
  if (blob === null) return false;
  const parts: Uint8Array[] = [];
  for await (const part of blob.read()) parts.push(part);
  try {
    await keepDocumentText(store, await pool.importBytes(name, Buffer.concat(parts)));
    return true;
  } catch (error) {
    if (error instanceof AppError && error.code === 'input-unreadable') return false;
    throw error;
  }
}
