import { decideMoney, findBudgets } from '../lots/money.ts';
import type { Passage } from '../passages/passage.ts';
import type { Fact } from './fact.ts';

/** The whole procurement's budget in yuan. Budgets of single lots are not it. */
export function readBudget(passages: readonly Passage[]): Fact {
  const lots = new Set(passages.flatMap(({ lot }) => (lot === null ? [] : [lot])));
  const whole = lots.size > 1 ? passages.filter(({ lot }) => lot === null) : passages;
  const decision = decideMoney(findBudgets(whole), { code: 'budget', name: '预算金额' });
  return { fields: { budget: decision.value }, places: decision.locations, messages: decision.messages };
}
