import type { DraftItem } from '../../../domain/draft.ts';
import { normaliseForMatching } from '../../../domain/matching.ts';
import { TENDER } from '../bases.ts';
import { listClauses } from '../clauses.ts';
import type { LintReport, LintRule } from '../rule.ts';

/** What a document that a bidder must hold ends in. */
const HELD = /资质|许可证|资格证书|资格证|认证证书|备案证|登记证|执业证|建造师/g;
const LEVEL = /特级|甲级|乙级|丙级|[一二三四壹贰叁肆]级|高级|中级|初级/;
/** Characters before the ending that must be the same for two names to mean one document, and at most looked at. */
const SHORTEST = 4;
const LONGEST = 14;

export const qualificationScored: LintRule = {
  code: 'qualification-scored',
  title: '资格条件又作为评审因素',
  severities: ['error', 'warning'],
  basis: [
    { key: 'unlawful-factors/statutory-qualification', ...TENDER },
    { key: 'unlawful-factors/statutory-qualification-any' },
  ],
  check({ procurement, lot }) {
    const conditions = procurement.qualifications.map(({ text }) => normaliseForMatching(text));
    return lot.items
      .filter(({ kind }) => kind !== 'price')
      .flatMap((item): LintReport[] => {
        const repeated = findRepeated(item, conditions);
        if (repeated === null) return [];
        const { name, isHigherLevel } = repeated;
        const message = isHigherLevel
          ? `“${item.title}”按“${name}”的等级给分，而它已是资格条件；请核对是否只对高于资格条件的等级给分`
          : `“${name}”已是资格条件，“${item.title}”又以它给分，资格条件不得作为评审因素，请删去其一`;
        return [{ severity: isHigherLevel ? 'warning' : 'error', message, item }];
      });
  },
};

interface Repeated {
  name: string;
  isHigherLevel: boolean;
}

function findRepeated(item: DraftItem, conditions: readonly string[]): Repeated | null {
  const clauses = listClauses(item).filter(({ isCriterion }) => isCriterion);
  for (const condition of conditions) {
    for (const name of listHeldNames(condition)) {
      const clause = clauses.find(({ text }) => text.includes(name));
      if (clause === undefined) continue;
      const own = LEVEL.exec(clause.text)?.[0];
      return { name, isHigherLevel: own !== undefined && !condition.includes(own) };
    }
  }
  return null;
}

/** Every ending of the condition's names, the longest first: 劳务派遣经营许可证, 务派遣经营许可证, … */
function listHeldNames(condition: string): string[] {
  const names: string[] = [];
  for (const { 0: ending, index } of condition.matchAll(HELD)) {
    for (let length = Math.min(LONGEST, index); length >= SHORTEST; length -= 1) {
      names.push(condition.slice(index - length, index + ending.length));
    }
  }
  return names;
}
