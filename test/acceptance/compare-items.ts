import { Decimal } from '../../src/domain/decimal.ts';
import type { DraftItem } from '../../src/domain/draft.ts';
import { normaliseForMatching } from '../../src/domain/matching.ts';
import { evaluateFormula } from '../../src/engine/formulas/evaluate.ts';
import { PRICE_BENCHMARK_NAMES, PRICE_SCORE_NAMES } from '../../src/engine/formulas/names.ts';
import { parseFormula } from '../../src/engine/formulas/parse.ts';

/** One parameter of an item with what it should be and what it is. */
export interface Parameter {
  name: string;
  expected: string;
  found: string;
}

/** The parameters of an item that the hand-checked scheme sets, beside those of the drafted one (empty where it has none). */
export function compareParameters(expected: DraftItem, found: DraftItem | undefined): Parameter[] {
  const right = listParameters(expected);
  const drafted = new Map(found === undefined ? [] : listParameters(found));
  return right.map(([name, value]) => ({ name, expected: value, found: drafted.get(name) ?? '' }));
}

function listParameters(item: DraftItem): [string, string][] {
  switch (item.kind) {
    case 'price':
      return [['formula', workedScores(item.formula, item.maxPoints)]];
    case 'count':
      return [
        ['pointsEach', plain(item.pointsEach)],
        ...optional('since', item.since),
        ...optional('until', item.until),
      ];
    case 'checklist':
      return [
        ['pointsEach', plain(item.pointsEach)],
        ['certificates', String(item.certificates.length)],
        ...item.certificates.flatMap(({ atLeast }, index) => optional(`certificates[${index}].atLeast`, atLeast)),
      ];
    case 'people':
      return [
        ['roles', String(item.roles.length)],
        ...item.roles.flatMap((role, index): [string, string][] => [
          [`roles[${index}].pointsEach`, plain(role.pointsEach)],
          [`roles[${index}].maxPoints`, plain(role.maxPoints)],
          [`roles[${index}].counting`, role.counting],
          [`roles[${index}].certificates`, String(role.certificates.length)],
          ...optional(`roles[${index}].years`, role.yearsAtLeast),
          ...optional(`roles[${index}].degree`, role.degreeAtLeast),
        ]),
        ...optional('socialInsuranceMonths', item.socialInsuranceMonths?.toString()),
      ];
    case 'levels':
      return item.levels.map(({ points }, index) => [`levels[${index}]`, plain(points)]);
    case 'flaws':
      return [
        [
          'tiers',
          item.tiers.map(({ flaws, orMore, points }) => `${flaws}${orMore ? '+' : ''}:${plain(points)}`).join(' '),
        ],
        ['parts', String(item.parts.length)],
        ['gateParts', String(item.gateParts.length)],
      ];
    case 'deductions':
      return [
        ['pointsOff', plain(item.pointsOff)],
        ['parts', String(item.parts.length)],
      ];
    case 'bands':
      return item.bands.map(({ from, to, points }, index) => [`bands[${index}]`, `${from}..${to}:${plain(points)}`]);
    case 'occurrences':
      return item.occurrences.map(({ pointsEach }, index) => [`occurrences[${index}]`, plain(pointsEach)]);
    case 'discretion':
      return item.grades.map(({ from, to }, index) => [`grades[${index}]`, `${plain(from)}..${plain(to)}`]);
    case 'formula':
      return [['expression', item.expression]];
    default:
      return [];
  }
}

function optional(name: string, value: string | undefined): [string, string][] {
  return value === undefined ? [] : [[name, value]];
}

function plain(value: string): string {
  return new Decimal(value).toFixed();
}

const BIDS = ['90', '100', '110'].map((price) => new Decimal(price));

/** What a price formula gives for three bids: formulas that are written differently may be the same. */
export function workedScores(formula: { benchmark: string; score: string }, maxPoints: string): string {
  const [lowest, mean, highest] = BIDS;
  if (lowest === undefined || mean === undefined || highest === undefined) return '';
  const values = new Map([
    ['lowest', lowest],
    ['secondLowest', mean],
    ['mean', mean],
    ['median', mean],
    ['highest', highest],
    ['count', new Decimal('3')],
    ['maxPoints', new Decimal(maxPoints)],
  ]);
  const scope = (more: [string, Decimal][]) => ({ values: new Map([...values, ...more]), sortedPrices: BIDS });
  const benchmark = evaluateFormula(parseFormula(formula.benchmark, PRICE_BENCHMARK_NAMES), scope([]));
  const score = parseFormula(formula.score, PRICE_SCORE_NAMES);
  return BIDS.map((price, index) =>
    evaluateFormula(
      score,
      scope([
        ['benchmark', benchmark],
        ['price', price],
        ['quotedPrice', price],
        ['rank', new Decimal(index + 1)],
      ]),
    ).toFixed(2),
  ).join(' / ');
}

/** Items side by side: by title where titles are the same, otherwise by their order. */
export function pairItems(
  expected: readonly DraftItem[],
  found: readonly DraftItem[],
): (readonly [DraftItem, DraftItem | undefined])[] {
  const free = new Set(found);
  const take = (item: DraftItem | undefined) => {
    if (item !== undefined) free.delete(item);
    return item;
  };
  const byTitle = expected.map((item) =>
    take([...free].find((other) => titleOf(other) === titleOf(item) && other.maxPoints !== null)),
  );
  return expected.map((item, index) => {
    const inOrder = found[index];
    return [item, byTitle[index] ?? take(inOrder !== undefined && free.has(inOrder) ? inOrder : undefined)];
  });
}

function titleOf({ title }: DraftItem): string {
  return normaliseForMatching(title).replace(/\s/g, '');
}
