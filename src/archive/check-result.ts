import { Decimal } from '../domain/decimal.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { LedgerEvent } from '../ledger/events/index.ts';

/** SHA-256 of the law and of the level orders in the form in which they are frozen. */
export interface Law {
  regulations: string;
  levelOrders: string;
}

/** What an archive is held against: the version of this program, and what its signature came to. */
export interface Held {
  software: string;
  signature: 'checked' | 'own-key-only' | 'invalid' | null;
}

/** Whoever won has to be a candidate of the totals that were frozen then, at the price that was evaluated. */
export function checkAwards(events: readonly LedgerEvent[], evaluations: ReadonlyMap<string, Evaluation>): Finding[] {
  const frozen = new Map<number, string>();
  const problems: Finding[] = [];
  for (const { type, data, sequence } of events) {
    if (type === 'totals.frozen') frozen.set(data.lot, data.evaluation);
    if (type !== 'award.made') continue;
    const { lot, supplier, amount } = data;
    const result = evaluations.get(frozen.get(lot) ?? '')?.tenderers.find(({ name }) => name === supplier);
    const price = result?.status === 'ranked' ? result.quotedPrice : null;
    if (price !== null && new Decimal(price).eq(amount)) continue;
    const message = `第 ${sequence} 个事件：第 ${lot} 包的成交（中标）供应商或金额（“${supplier}”${amount} 元）与封存的评审结果不一致`;
    problems.push(finding('error', 'award-differs', message));
  }
  return problems;
}

/**
 * Scores are computed again with the law in the archive, which somebody could have replaced together with everything that follows
 * from it, and say that another version did. Another version may know the law otherwise where the agency's signature says it was one.
 */
export function compareLaw(events: readonly LedgerEvent[], law: Law, { software, signature }: Held): Finding[] {
  return events.flatMap(({ type, data }) => {
    if (type !== 'totals.frozen') return [];
    if (data.regulations === law.regulations && data.levelOrders === law.levelOrders) return [];
    const severity = data.software !== software && signature === 'checked' ? 'info' : 'warning';
    const message = `第 ${data.lot} 包所用的法规值与本软件所带的不同（当时的软件：${data.software}），请对照法规原文核对`;
    return [finding(severity, 'law-differs', message)];
  });
}
