import { type Finding, finding } from '../../domain/finding.ts';
import type { Location } from '../../domain/location.ts';

/** Whether something shown counts, and why. */
export interface Judgement {
  qualifies: boolean;
  reason: string;
  /** Set where a person's decision and the rule differ. */
  conflict?: string;
}

/** What a person may have decided about it; null or absent: nothing. */
interface Decided {
  qualifies: boolean | null;
  reason?: string | undefined;
}

/** A person's decision outranks the rule; where the two differ that is said. `byRule.qualifies` null: the rule cannot tell. */
export function decide(
  byRule: { qualifies: boolean | null; reason: string },
  decided: Decided,
  name: string,
): Judgement {
  if (decided.qualifies === null) return { qualifies: byRule.qualifies === true, reason: byRule.reason };
  const reason = decided.reason ?? byRule.reason;
  const agrees = byRule.qualifies === null || byRule.qualifies === decided.qualifies;
  if (agrees) return { qualifies: decided.qualifies, reason };
  const verdict = decided.qualifies ? '认可' : '不认可';
  return {
    qualifies: decided.qualifies,
    reason: `小组${verdict}：${decided.reason ?? '未写明理由'}`,
    conflict: `${name}按规则${byRule.qualifies === true ? '应计' : `不应计（${byRule.reason}）`}，小组${verdict}`,
  };
}

export function describeConflict(message: string, location: Location | null): Finding {
  return finding('warning', 'judgement-against-rule', message, { locations: location === null ? [] : [location] });
}
