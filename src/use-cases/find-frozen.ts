import type { Evaluation } from '../domain/evaluation.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { LotView } from '../ledger/state.ts';
import { readBlob } from './read-documents.ts';

/** The evaluation whose totals were frozen last; null before. @throws AppError `storage-damaged` where it is gone */
export async function findFrozen(store: LedgerStore, { totals }: Pick<LotView, 'totals'>): Promise<Evaluation | null> {
  if (totals === null) return null;
  return JSON.parse((await readBlob(store, totals.value.evaluation)).toString('utf8')) as Evaluation;
}
