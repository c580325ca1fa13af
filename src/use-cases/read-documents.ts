import { AppError } from '../domain/app-error.ts';
import type { ImportedDocument } from '../domain/document.ts';
import { writeCanonical } from '../ledger/canonical-json.ts';
import type { EventData } from '../ledger/events/index.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { LedgerState } from '../ledger/state.ts';
import { SOFTWARE } from './freeze-totals.ts';

/** Readings that pages look at again and again. */
const KEPT = 40;
const kept = new Map<string, ImportedDocument>();

/** Keeps what was read of a file. @returns what to record about it, once it may be read */
export async function keepReading(
  store: LedgerStore,
  { document, lot, tenderer }: Pick<EventData<'document.read'>, 'document' | 'lot' | 'tenderer'>,
  read: ImportedDocument,
): Promise<EventData<'document.read'>> {
  const { sha256: text } = await store.putBlob(Buffer.from(writeCanonical(read), 'utf8'));
  return { document, text, lot, tenderer, software: SOFTWARE };
}

/** What was read of a file of a procurement, as a state that its reader may see says; null where it has not been read. */
export async function findReading(
  store: LedgerStore,
  state: LedgerState,
  document: string,
): Promise<ImportedDocument | null> {
  const reading = state.readings.get(document);
  if (reading === undefined) return null;
  const { text } = reading.value;
  const known = kept.get(text);
  if (known !== undefined) return known;
  const read = JSON.parse((await readBlob(store, text)).toString('utf8')) as ImportedDocument;
  kept.set(text, read);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return read;
}

/** A kept file as a whole. @throws AppError `storage-damaged` where it is gone */
export async function readBlob(store: LedgerStore, sha256: string): Promise<Buffer> {
  const blob = await store.openBlob(sha256);
  if (blob === null) throw new AppError('storage-damaged', '保存的文件已丢失，请从备份恢复');
  const parts: Uint8Array[] = [];
  for await (const part of blob.read()) parts.push(part);
  return Buffer.concat(parts);
}
