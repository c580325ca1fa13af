import type { SigningKey } from '../archive/signature.ts';
import type { LedgerStore, WrittenFile } from '../ledger/ledger-store.ts';
import type { IncomingFolder } from '../storage/incoming-folder.ts';
import { streamArchive } from './export-archive.ts';

export interface AsideOptions {
  key: SigningKey | null;
  incoming: IncomingFolder;
  signal: AbortSignal;
}

/**
 * The archive of a sealed procurement as a third party would get it, to be verified without the database; whoever asked for it removes it.
 * @throws AppError where there is no such procurement, it is not sealed, or the disk is full; the reason of `signal`
 */
export async function writeArchiveAside(
  store: LedgerStore,
  procurement: string,
  { key, incoming, signal }: AsideOptions,
): Promise<WrittenFile> {
  const stream = await streamArchive(store, procurement, key);
  const file = await incoming.begin();
  try {
    for await (const part of stream) {
      signal.throwIfAborted();
      await file.write(part as Uint8Array);
    }
    return await file.finish();
  } catch (error) {
    await file.discard();
    throw error;
  }
}
