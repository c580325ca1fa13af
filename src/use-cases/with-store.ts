import { openSqliteStore, type SqliteLedgerStore } from '../storage/sqlite/sqlite-ledger-store.ts';
import { requireData } from './backup-store.ts';

/** Opens the ledgers of a data folder, made where there are none, for one piece of work. */
export async function withStore<T>(data: string, work: (store: SqliteLedgerStore) => Promise<T>): Promise<T> {
  const store = openSqliteStore(data);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/**
 * The same with ledgers that have to be there already.
 * @throws AppError `input-not-found` where the folder has none
 */
export function withExistingStore<T>(data: string, work: (store: SqliteLedgerStore) => Promise<T>): Promise<T> {
  requireData(data);
  return withStore(data, work);
}
