import { hash } from 'node:crypto';
import type { Evaluation } from '../domain/evaluation.ts';
import { type Finding, finding } from '../domain/finding.ts';
import { evaluate } from '../engine/evaluate.ts';
import { writeCanonical } from '../ledger/canonical-json.ts';
import type { Hashing } from '../ledger/chain.ts';
import { buildEvaluationInput } from '../ledger/engine-input.ts';
import type { EventOf } from '../ledger/events/index.ts';
import { readReference } from '../ledger/frozen-reference.ts';
import type { LedgerState } from '../ledger/state.ts';
import { evaluationName } from './archive-input.ts';

export const HASHING: Hashing = {
  sha256: (text) => hash('sha256', text, 'hex'),
  sm3: (text) => hash('sm3', text, 'hex'),
};

/** The scores of frozen totals computed again; what comes out the same is put into `evaluations`. */
export function recompute(
  event: EventOf<'totals.frozen'>,
  state: LedgerState,
  texts: ReadonlyMap<string, Buffer>,
  evaluations: Map<string, Evaluation>,
): Finding[] {
  const { lot, date, evaluation, regulations, levelOrders, software } = event.data;
  const sealed = texts.get(evaluationName(lot, event.sequence))?.toString('utf8');
  const law = texts.get(`data/reference/regulations-${regulations}.json`)?.toString('utf8');
  const orders = texts.get(`data/reference/level-orders-${levelOrders}.json`)?.toString('utf8');
  if (sealed === undefined || law === undefined || orders === undefined)
    return [finding('error', 'file-missing', `第 ${lot} 包的评审结果或所用法规值不在归档包中，无法重算`)];
  const isAsFrozen =
    HASHING.sha256(sealed) === evaluation &&
    HASHING.sha256(law) === regulations &&
    HASHING.sha256(orders) === levelOrders;
  if (!isAsFrozen)
    return [finding('error', 'file-changed', `第 ${lot} 包的评审结果或所用法规值与台账记载不符，已被替换`)];
  const result = evaluateAgain(state, lot, date, law, orders);
  if (result !== null && writeCanonical(result) === sealed) {
    evaluations.set(evaluation, result);
    return [];
  }
  return [
    finding('error', 'scores-differ', `第 ${lot} 包按台账重算的得分与封存的评审结果不一致（当时的软件：${software}）`),
  ];
}

/** Null where it cannot be computed: what people recorded does not go together. */
function evaluateAgain(state: LedgerState, lot: number, date: string, law: string, orders: string): Evaluation | null {
  try {
    const input = buildEvaluationInput(state, lot, date, readReference(law, orders));
    return input === null ? null : evaluate(input);
  } catch {
    return null;
  }
}
