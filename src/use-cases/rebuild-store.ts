import type { Finding } from '../domain/finding.ts';
import { openSqliteStore } from '../storage/sqlite/sqlite-ledger-store.ts';
import { requireData } from './backup-store.ts';
import { keepMissingTexts } from './keep-missing-texts.ts';
import { type TellProcurements, verifyStore } from './verify-store.ts';

export interface RebuiltStore {
  problems: Finding[];
  procurements: number;
  /** Names of the documents that no text could be read of. */
  unreadable: string[];
}

/** Verifies every ledger of a data folder and makes the read models anew from those events, and from the documents' text. */
export async function rebuildStore(data: string, onProgress?: TellProcurements): Promise<RebuiltStore> {
  requireData(data);
  const store = openSqliteStore(data);
  try {
    const problems = await verifyStore(store, { onProgress });
    if (problems.length > 0) return { problems, procurements: 0, unreadable: [] };
    const { unreadable } = await keepMissingTexts(store);
    return { problems, procurements: await store.rebuild(), unreadable };
  } finally {
    await store.close();
  }
}
