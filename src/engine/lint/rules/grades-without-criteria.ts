import { z } from 'zod';
import type { DraftItem } from '../../../domain/draft.ts';
import { normaliseForMatching } from '../../../domain/matching.ts';
import { TENDER } from '../bases.ts';
import { gradesOf } from '../grades.ts';
import type { LawReference } from '../law-in-force.ts';
import type { LintReport, LintRule } from '../rule.ts';

const BASIS: readonly LawReference[] = [
  { key: 'scoring-standard/grade-words', ...TENDER },
  { key: 'scoring-standard/grade-words-any' },
];
const bareSchema = z.looseObject({ bare: z.array(z.string()) });
const POINTS_AND_SIGNS = /(?:得|计|为|分值)?\s?\d[\d.\-~至到]{0,10}\s?分?|[\s,、:;()得分档级为]/g;

/** 优8—10分、良5—7分、差0—4分, and nowhere what makes an answer 优. */
export const gradesWithoutCriteria: LintRule = {
  code: 'grades-without-criteria',
  title: '只分“优、良、中、差”等档次，没有各档的标准',
  severities: ['error'],
  basis: BASIS,
  check({ lot }, law) {
    const value = BASIS.map(({ key }) => law.find(key)).find((found) => found !== undefined);
    if (value === undefined) return [];
    const bare = new Set(bareSchema.parse(value).bare.map(toBareName));
    return lot.items.filter((item) => hasBareGrades(item, bare)).map(toReport);
  },
};

function hasBareGrades(item: DraftItem, bare: ReadonlySet<string>): boolean {
  const titles = item.kind === 'levels' ? item.levels.map(({ title }) => ({ title, text: '' })) : gradesOf(item);
  if (titles.length < 2) return false;
  const isBare = ({ title, text = '' }: { title: string; text?: string | undefined }) =>
    isNameOnly(title, bare) && isNameOnly(text, bare);
  return titles.every(isBare) && !explainsGrades(item, bare);
}

/** The item's text may explain the grades where the grades themselves do not: a clause with more than a name in it. */
function explainsGrades(item: DraftItem, bare: ReadonlySet<string>): boolean {
  const clauses = normaliseForMatching(item.text ?? '').split(/[。;\n]|(?<=分)[,、]/);
  const withPoints = clauses.filter((clause) => /\d\s?分/.test(clause) && !isNameOnly(clause, bare));
  return withPoints.length >= 2 || clauses.filter((clause) => definesGrade(clause, bare)).length >= 2;
}

/** 优是指内容完整: said apart from the points. */
function definesGrade(clause: string, bare: ReadonlySet<string>): boolean {
  return clause.split(/[()]/).some((piece) => {
    const groups = DEFINITION.exec(piece.trim())?.groups;
    return bare.has(toBareName(groups?.['name'] ?? '')) && !isNameOnly(groups?.['words'] ?? '', bare);
  });
}

const DEFINITION = /^(?:其中)?[,:]?["“]?(?<name>[^"”:,]{1,4}?)["”]?(?:是指|指的是|系指|指|:)(?<words>(?!\d).{4,})$/;

function isNameOnly(text: string, bare: ReadonlySet<string>): boolean {
  const rest = toBareName(text);
  return rest === '' || bare.has(rest);
}

function toBareName(text: string): string {
  return normaliseForMatching(text).replace(POINTS_AND_SIGNS, '');
}

function toReport(item: DraftItem): LintReport {
  const message = `“${item.title}”只有档次的名称，没有写明什么算哪一档，请为每档写明可以核对的标准`;
  return { severity: 'error', message, item };
}
