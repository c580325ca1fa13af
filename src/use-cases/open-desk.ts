import { openSqliteStore } from '../storage/sqlite/sqlite-ledger-store.ts';
import { ProcurementDesk } from './procurement-desk.ts';

/**
 * The procurements of a data folder, made where there are none, for as long as a server runs.
 * @throws AppError where the folder or the database cannot be used
 */
export function openDesk(folder: string): { desk: ProcurementDesk; close: () => Promise<void> } {
  const store = openSqliteStore(folder);
  return { desk: new ProcurementDesk(store), close: () => store.close() };
}
