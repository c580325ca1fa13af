import type { DraftItem } from '../../domain/draft.ts';
import { normaliseForMatching } from '../../domain/matching.ts';

/** One clause of an item or a qualification, made ready for matching. */
export interface Clause {
  text: string;
  /** False where it only says what proof to hand in, or how a rule is to be read. */
  isCriterion: boolean;
}

/** 提供财务报表复印件 asks for proof; 提供财务报表的得2分 awards points for it. */
const PROOF =
  /^(?:[(（]?\d{1,2}[.)）、])?(?:注[:意(]|说明|备注|证明材料|评审依据|评分依据|须?提供|需提供|附(?:相关|有关|上|证明|合同|复印)|以上(?:证书|材料|业绩))/;
const POINTS = /\d\s?分|得分|加分|满分|计分/;

/** Splits a text at the ends of sentences, and where points have been given and something new begins. */
export function splitClauses(text: string): Clause[] {
  return normaliseForMatching(text)
    .replace(/:\n/g, ':')
    .split(/[。;!\n]|(?<=分)[,、]/)
    .map((clause) => clause.trim())
    .filter((clause) => clause !== '')
    .map((clause) => ({ text: clause, isCriterion: POINTS.test(clause) || !PROOF.test(clause) }));
}

const known = new WeakMap<DraftItem, readonly Clause[]>();

/** Title, rule and every part of an item that earns points, as clauses; then its proofs. Worked out once an item. */
export function listClauses(item: DraftItem): readonly Clause[] {
  const found = known.get(item) ?? collectClauses(item);
  known.set(item, found);
  return found;
}

function collectClauses(item: DraftItem): Clause[] {
  const criteria = [item.title, item.text ?? '', ...listParts(item)].flatMap(splitClauses);
  const proofs = item.evidence
    .flatMap(({ text }) => splitClauses(text))
    .map((clause) => ({ ...clause, isCriterion: false }));
  return [...criteria, ...proofs];
}

/** The item's whole wording in one normalised line. */
export function textOf(item: DraftItem): string {
  return listClauses(item)
    .map(({ text }) => text)
    .join(';');
}

function listParts(item: DraftItem): string[] {
  switch (item.kind) {
    case 'count':
      return [item.subject ?? ''];
    case 'checklist':
      return item.certificates.flatMap(({ title, issuers }) => [title, ...issuers]);
    case 'people':
      return item.roles.flatMap(({ role, text, certificates }) => [
        role,
        text ?? '',
        ...certificates.map(({ title }) => title),
      ]);
    case 'levels':
      return item.levels.map(({ title }) => title);
    case 'flaws':
      return item.parts;
    case 'deductions':
      return [...item.parts, ...item.faults];
    case 'commitment':
      return item.covers;
    case 'discretion':
      return item.grades.map(({ title, text }) => `${title}${text ?? ''}`);
    case 'bands':
      return [item.measure];
    case 'occurrences':
      return item.occurrences.map(({ title, text }) => `${title}${text ?? ''}`);
    case 'formula':
      return Object.values(item.inputs);
    default:
      return [];
  }
}
