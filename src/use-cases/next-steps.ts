import { listNextSteps, type NextStep } from '../ledger/next-steps.ts';
import type { ProcurementDesk } from './procurement-desk.ts';

/**
 * What blocks each lot of a procurement. It is worked out from everything, since whoever waits has to know for what; it tells names and
 * counts only, and none of them before it may be known.
 */
export async function findNextSteps(desk: ProcurementDesk, procurement: string): Promise<Map<number, NextStep[]>> {
  const { lots } = await desk.load(procurement);
  return new Map([...lots].map(([number, lot]) => [number, listNextSteps(lot)]));
}
