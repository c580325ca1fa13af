import type { DraftScheme } from '../../domain/draft.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { IsoDate } from '../../domain/scalars.ts';
import { findLawInForce, type LawInForce } from './law-in-force.ts';
import type { LintReport, LintRule } from './rule.ts';
import { LINT_RULES } from './rules/index.ts';

/**
 * Says whether one lot's scheme is complete and lawful on a day. Findings carry `lot`, except those about what all
 * lots of the procurement share, and `item` where they concern one scoring item. Never throws for a poor scheme.
 */
export function lintScheme(
  scheme: DraftScheme,
  regulations: Regulations,
  date: IsoDate,
  rules: readonly LintRule[] = LINT_RULES,
): Finding[] {
  return rules.flatMap((rule) => {
    const law = findLawInForce(rule.basis, scheme, regulations, date);
    return law === null ? [] : rule.check(scheme, law).map((report) => toFinding(rule, report, law, scheme));
  });
}

const NOT_GOVERNMENT = '（看来不是政府采购，请先确认是否适用）';
const TOO_LITTLE_KNOWN = '（采购方式或者项目类别未写明，请先确认）';

/** Where the document leaves open whether the law is for it, nothing more than a suspicion can be shown. */
function toFinding(
  { code, holdsAnyway }: LintRule,
  report: LintReport,
  law: LawInForce,
  { lot, procurement }: DraftScheme,
): Finding {
  const { item, locations, wholeProcurement } = report;
  const isOutside = procurement.isGovernmentProcurement === false && holdsAnyway !== true;
  const doubt = isOutside ? NOT_GOVERNMENT : law.isCertain ? null : TOO_LITTLE_KNOWN;
  const isDoubtful = report.severity === 'error' && doubt !== null;
  const severity = isDoubtful ? 'warning' : report.severity;
  const message = isDoubtful ? `${report.message}${doubt}` : report.message;
  const own = item?.location === undefined || item.location === null ? [] : [item.location];
  return finding(severity, code, message, {
    legalBasis: law.basis,
    locations: [...(locations ?? own)],
    ...(wholeProcurement === true ? {} : { lot: lot.number }),
    ...(item === undefined ? {} : { item: item.id }),
  });
}
