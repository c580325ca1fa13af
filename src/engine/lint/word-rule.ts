import type { DraftItem, DraftScheme } from '../../domain/draft.ts';
import type { Severity } from '../../domain/finding.ts';
import type { Location } from '../../domain/location.ts';
import { type Clause, listClauses, splitClauses } from './clauses.ts';
import type { LawInForce, LawReference } from './law-in-force.ts';
import type { LintReport, LintRule } from './rule.ts';
import { readWordList, type WordList } from './word-list.ts';

const POLICY_ITEMS = 'unlawful-factors/policy-items';
const NEGATIONS = 'unlawful-factors/negations';

export interface WordRule {
  code: string;
  title: string;
  /** The first one in force that is not mere data holds the words. */
  basis: readonly LawReference[];
  /** Where the words are unlawful. Default: scoring items alone. */
  looksAt?: readonly ('items' | 'qualifications' | 'requirements' | 'rejection-grounds')[];
  /** Only these items; default all but the price. */
  selects?: (item: DraftItem) => boolean;
  /** False where it is about the very products that policy favours. */
  exemptsPolicy?: boolean;
  /** What to do about it. */
  advice: string;
}

/** A rule that finds factors or conditions by the words the law (or settled complaint decisions) object to. */
export function createWordRule(rule: WordRule): LintRule {
  const { code, title, basis, looksAt = ['items'], selects = isNotPrice, exemptsPolicy = true, advice } = rule;
  return {
    code,
    title,
    severities: ['error', 'warning'],
    basis: [
      ...basis,
      ...(exemptsPolicy ? [{ key: POLICY_ITEMS, isData: true }] : []),
      { key: NEGATIONS, isData: true },
    ],
    check(scheme, law) {
      const lists = listsOf(basis, law);
      if (lists === null) return [];
      const reports: LintReport[] = [];
      if (looksAt.includes('items')) {
        for (const item of scheme.lot.items.filter(selects)) {
          const hit = findWord(listClauses(item), lists);
          if (hit !== null) reports.push({ ...describe(hit, `“${item.title}”的评审标准`, advice), item });
        }
      }
      for (const { what, text, location, shared } of listTexts(scheme, looksAt)) {
        const clauses = splitCondition(location, text);
        const hit = findWord(clauses, { ...lists, exempt: lists.exemptInConditions });
        if (hit === null) continue;
        reports.push({ ...describe(hit, what, advice), locations: [location], wholeProcurement: shared });
      }
      return reports;
    },
  };
}

interface Lists {
  own: WordList;
  exempt: readonly RegExp[];
  exemptInConditions: readonly RegExp[];
}

function listsOf(basis: readonly LawReference[], law: LawInForce): Lists | null {
  const value = basis
    .filter(({ isData }) => isData !== true)
    .map(({ key }) => law.find(key))
    .find((found) => typeof found === 'object');
  if (value === undefined) return null;
  const own = readWordList(value);
  const others = [POLICY_ITEMS, NEGATIONS].flatMap((key) => {
    const list = law.find(key);
    return list === undefined ? [] : [readWordList(list).exempt];
  });
  const exempt = [own.exempt, ...others].filter((pattern) => pattern !== null);
  const ofConditions = own.exemptInConditions === null ? [] : [own.exemptInConditions];
  return { own, exempt, exemptInConditions: [...exempt, ...ofConditions] };
}

export interface WordHit {
  severity: Severity;
  word: string;
  clause: string;
}

function findWord(clauses: readonly Clause[], { own, exempt }: Lists): WordHit | null {
  let suspicion: WordHit | null = null;
  for (const { text, isCriterion } of clauses) {
    if (exempt.some((pattern) => pattern.test(text))) continue;
    const word = own.words?.exec(text)?.[0];
    if (word !== undefined && isCriterion) return { severity: 'error', word, clause: text };
    const doubtful = word ?? own.suspected?.exec(text)?.[0];
    if (doubtful !== undefined) suspicion ??= { severity: 'warning', word: doubtful, clause: text };
  }
  return suspicion;
}

function describe({ severity, word, clause }: WordHit, where: string, advice: string): LintReport {
  const quote = clause === word ? '' : `（“${shorten(clause)}”）`;
  const verb = severity === 'error' ? '含有' : '可能涉及';
  return { severity, message: `${where}${verb}“${shorten(word)}”${quote}：${advice}` };
}

const LONGEST_QUOTE = 48;

export function shorten(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

function isNotPrice(item: DraftItem): boolean {
  return item.kind !== 'price';
}

const conditions = new WeakMap<Location, { text: string; clauses: readonly Clause[] }>();

/** A condition that asks for a proof is the condition itself. Worked out once a condition, known by its place. */
function splitCondition(location: Location, text: string): readonly Clause[] {
  const found = conditions.get(location);
  if (found?.text === text) return found.clauses;
  const clauses = splitClauses(text).map((clause) => ({ ...clause, isCriterion: true }));
  conditions.set(location, { text, clauses });
  return clauses;
}

interface LocatedText {
  what: string;
  text: string;
  location: Location;
  shared: boolean;
}

function listTexts({ procurement, lot }: DraftScheme, looksAt: NonNullable<WordRule['looksAt']>): LocatedText[] {
  const texts: LocatedText[] = [];
  if (looksAt.includes('qualifications')) {
    for (const { number, text, location } of procurement.qualifications) {
      texts.push({ what: `资格条件${number ?? ''}`, text, location, shared: true });
    }
  }
  if (looksAt.includes('requirements')) {
    for (const [part, shared] of [
      [procurement, true],
      [lot, false],
    ] as const) {
      for (const { number, title = '', text, location } of [...part.mandatoryRequirements, ...part.requirements]) {
        texts.push({ what: `采购需求 ${number} `, text: `${title}\n${text}`, location, shared });
      }
    }
  }
  if (looksAt.includes('rejection-grounds')) {
    for (const { text, location } of procurement.rejectionGrounds) {
      texts.push({ what: '无效情形', text, location, shared: true });
    }
  }
  return texts;
}
