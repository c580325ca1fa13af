import type { Scheme } from '../domain/lot.ts';
import type { Tenderer } from '../domain/tenderer.ts';

/** A tenderer, and whether the deduction facts were read from its documents rather than written by people. */
export interface ReadPolicy {
  tenderer: Tenderer;
  isPolicyRead: boolean;
}

/**
 * Domestic products are preferred only where they compete with foreign ones (国办发〔2025〕34号), which no bid can say
 * by itself: it takes one tenderer whose products are not, or not all, domestic. Where the lot is under the policy,
 * products that nobody declares are none. What people wrote down stands.
 */
export function settleCompetition(read: readonly ReadPolicy[], { lot }: Scheme): Tenderer[] {
  const applies = lot.domesticProduct?.applies === true;
  const isForeign = ({ tenderer: { facts }, isPolicyRead }: ReadPolicy) => {
    if (facts.policy?.competesWithForeign === true) return true;
    const isUndeclared = facts.policy === null || facts.policy.domesticCostShare === null;
    return applies && isPolicyRead && isUndeclared && facts.policy?.doubts === undefined;
  };
  const competes = read.some((entry) => entry.tenderer.rejections.length === 0 && isForeign(entry));
  return read.map(({ tenderer, isPolicyRead }) => {
    const { facts } = tenderer;
    if (!isPolicyRead || facts.policy === null) return tenderer;
    return { ...tenderer, facts: { ...facts, policy: { ...facts.policy, competesWithForeign: competes } } };
  });
}
