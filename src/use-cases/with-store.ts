import { openSqliteStore, type SqliteLedgerStore } from '../storage/sqlite/sqlite-ledger-store.ts';

/** Opens the ledgers of a data folder, made where there are none, for one piece of work. */
export async function withStore<T>(data: string, work: (store: SqliteLedgerStore) => Promise<T>): Promise<T> {
  const store = openSqliteStore(data);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
