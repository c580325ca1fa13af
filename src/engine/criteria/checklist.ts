import { Decimal } from '../../domain/decimal.ts';
import type { ExplanationInput } from '../../domain/explanation.ts';
import type { CertificateFact } from '../../domain/facts.ts';
import type { Finding } from '../../domain/finding.ts';
import { judgeCertificate } from './certificate-match.ts';
import { type Criterion, type CriterionContext, type ItemOf, noPoints, type Points } from './criterion.ts';
import { decide, describeConflict, type Judgement } from './judgement.ts';
import { limitToRange } from './limits.ts';

export interface ChecklistMatch {
  title: string;
  fact: CertificateFact | null;
  judgement: Judgement;
}

/** Finds for each listed certificate the best one held; no certificate serves two lines of the list. */
export function matchChecklist(
  item: ItemOf<'checklist'>,
  facts: readonly CertificateFact[],
  context: CriterionContext,
): ChecklistMatch[] {
  const free = new Set(facts.filter((fact) => fact.items.length === 0 || fact.items.includes(item.id)));
  return item.certificates.map((rule) => {
    let best: ChecklistMatch = { title: rule.title, fact: null, judgement: { qualifies: false, reason: '未提供' } };
    for (const fact of free) {
      const byRule = judgeCertificate(rule, fact, context);
      if (byRule === undefined) continue;
      const judgement = decide(byRule, fact, `“${fact.name}”`);
      if (best.fact === null || (judgement.qualifies && !best.judgement.qualifies))
        best = { title: rule.title, fact, judgement };
    }
    if (best.fact !== null && best.judgement.qualifies) free.delete(best.fact);
    return best;
  });
}

export const checklistCriterion: Criterion<'checklist'> = {
  kind: 'checklist',
  describe: (item) =>
    `所列 ${item.certificates.length} 种证书，每具备一种得 ${item.pointsEach} 分，最多 ${item.maxPoints} 分`,
  fromFacts: (item, facts, context) => {
    const direct = facts.items[item.id];
    if (direct?.held !== undefined) {
      const unknown = direct.held.filter(
        (title) => !item.certificates.some((rule) => rule.title === title || rule.aliases.includes(title)),
      );
      if (unknown.length > 0) return noPoints('fact-unknown', `“${unknown.join('、')}”不在“${item.title}”所列证书中`);
      const held = new Set(
        direct.held.map(
          (title) =>
            item.certificates.find((rule) => rule.title === title || rule.aliases.includes(title))?.title ?? title,
        ),
      );
      return tally(
        item,
        held.size,
        [...held].map((title) => ({ name: title, value: '具备', location: direct.location })),
      );
    }
    const matches = matchChecklist(item, facts.certificates, context);
    return tally(
      item,
      matches.filter(({ judgement }) => judgement.qualifies).length,
      matches.map(({ title, fact, judgement }) => ({
        name: title,
        value: judgement.qualifies ? '计入' : `不计（${judgement.reason}）`,
        location: fact?.location ?? null,
      })),
      matches.flatMap(({ fact, judgement }) =>
        judgement.conflict === undefined ? [] : [describeConflict(judgement.conflict, fact?.location ?? null)],
      ),
    );
  },
};

function tally(
  item: ItemOf<'checklist'>,
  number: number,
  inputs: ExplanationInput[],
  findings: Finding[] = [],
): Points {
  const earned = new Decimal(item.pointsEach).times(number.toString());
  const { points, note } = limitToRange(earned, item);
  return { points, arithmetic: `${number} 种 × ${item.pointsEach} = ${earned.toFixed()}${note}`, inputs, findings };
}
