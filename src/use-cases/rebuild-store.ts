import type { Finding } from '../domain/finding.ts';
import { openSqliteStore } from '../storage/sqlite/sqlite-ledger-store.ts';
import { requireData } from './backup-store.ts';
import { verifyStore } from './verify-store.ts';

/** Verifies every ledger of a data folder and makes the read models anew from those events. */
export async function rebuildStore(data: string): Promise<{ problems: Finding[]; procurements: number }> {
  requireData(data);
  const store = openSqliteStore(data);
  try {
    const problems = await verifyStore(store);
    return { problems, procurements: problems.length > 0 ? 0 : await store.rebuild() };
  } finally {
    await store.close();
  }
}
