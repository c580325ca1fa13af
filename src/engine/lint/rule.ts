import type { DraftItem, DraftScheme } from '../../domain/draft.ts';
import type { Severity } from '../../domain/finding.ts';
import type { Location } from '../../domain/location.ts';
import type { LawInForce, LawReference } from './law-in-force.ts';

/** What a rule found: about one item, about the lot, or (`wholeProcurement`) about what all lots share. */
export interface LintReport {
  severity: Severity;
  /** What is wrong, where, and what to do; Chinese. */
  message: string;
  item?: DraftItem;
  /** Default: the item's place. */
  locations?: readonly Location[];
  wholeProcurement?: boolean;
}

/**
 * One rule of the linter. An error is a violation that the scheme itself shows; a warning is a suspicion that people
 * have to judge. A rule is silent on days when none of the provisions it rests on is in force.
 */
export interface LintRule {
  /** Stable public name. */
  code: string;
  /** What it finds, as the table of the documentation says it. */
  title: string;
  severities: readonly Severity[];
  basis: readonly LawReference[];
  /** It finds contradictions, which are wrong whatever law holds for the procurement. */
  holdsAnyway?: true;
  check(scheme: DraftScheme, law: LawInForce): readonly LintReport[];
}
