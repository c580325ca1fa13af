import { TENDER } from '../bases.ts';
import { createWordRule } from '../word-rule.ts';

/** Flaw tiers and deductions count faults, so adjectives in them do no harm. */
const FREE_KINDS = ['discretion', 'levels', 'unknown'];

export const vagueWording = createWordRule({
  code: 'vague-wording',
  title: '评审标准用“合理性强”“较好”“酌情”等没有量化的用语',
  basis: [{ key: 'scoring-standard/grade-words', ...TENDER }, { key: 'scoring-standard/grade-words-any' }],
  selects: ({ kind }) => FREE_KINDS.includes(kind),
  advice: '评审因素应当细化和量化，请改成可以核对的指标或者缺陷数目，或者界定这些用语',
});
