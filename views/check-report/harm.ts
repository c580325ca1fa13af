import type { Finding } from '../../src/domain/finding.ts';

/** How much harm a finding may do: it rejects the bid, it may, it costs points, it is a hint for those who mark, it is to be known. */
export type Harm = 'kills' | 'may-kill' | 'costs' | 'hint' | 'note';

/** Findings that people have to settle before the bid can be said to be in order. */
const MAY_KILL =
  /^(?:form|price|prices|two-prices|breakdown|tenderer|project|lots?|validity|signature|requirement|mandatory|set-aside|consortium|subcontract|declaration-unsigned|bid-partly-read|no-text)(?:-|$)/;

export function harmOf({ code, severity }: Finding): Harm {
  if (severity === 'error') return 'kills';
  if (code.startsWith('plan-')) return 'hint';
  if (severity === 'info') return 'note';
  return MAY_KILL.test(code) ? 'may-kill' : 'costs';
}
