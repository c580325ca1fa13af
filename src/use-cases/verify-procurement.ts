import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ArchiveVerification } from '../archive/verify-archive.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { streamArchive } from './export-archive.ts';
import { verifyArchiveFile } from './verify-archive-file.ts';

/**
 * Verifies a sealed procurement as a third party would: its archive is written, then read without the database, every hash, right
 * and score checked anew. Nothing of it stays on the disk.
 * @throws AppError where there is no such procurement, it is not sealed, or the disk is full
 */
export async function verifyProcurement(store: LedgerStore, procurement: string): Promise<ArchiveVerification> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hengbiao-verify-'));
  try {
    const file = path.join(folder, 'archive.zip');
    await pipeline(await streamArchive(store, procurement, null), createWriteStream(file));
    return await verifyArchiveFile(file, null);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
