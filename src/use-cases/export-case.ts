import type { SigningKey } from '../archive/signature.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { exportArchive } from './export-archive.ts';
import { recordCase } from './record-case.ts';

/** The archive of a case: played through a ledger in memory. */
export async function exportCase(
  location: string,
  target: string,
  key: SigningKey | null,
  signal?: AbortSignal,
): Promise<void> {
  const store = openMemoryStore();
  const { id } = await recordCase(location, store);
  await exportArchive(store, id, target, key, signal);
}
