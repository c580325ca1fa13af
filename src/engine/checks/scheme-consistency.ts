import { Decimal, sum } from '../../domain/decimal.ts';
import type { FlawsItem } from '../../domain/items/flaws.ts';
import type { Lot } from '../../domain/lot.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import { CONSEQUENCE_NAMES, PRICE_BENCHMARK_NAMES, PRICE_SCORE_NAMES } from '../formulas/names.ts';
import { FormulaError, parseFormula } from '../formulas/parse.ts';

/** A contradiction inside a scheme: where in the lot's data, and what is wrong. */
export interface SchemeProblem {
  code: string;
  place: (string | number)[];
  message: string;
}

/**
 * What makes a scheme impossible to compute with: sums that do not add up, tiers that do not fall, formulas that
 * do not parse, items without a place in the document. Lawfulness is the linter's concern, not this one's.
 */
export function checkSchemeConsistency(lot: Lot): SchemeProblem[] {
  return [
    ...checkIds(lot),
    ...checkSums(lot),
    ...checkCeiling(lot),
    ...lot.items.flatMap((item, index) => checkItem(item, ['items', index])),
    ...lot.consequences.flatMap((consequence, index) =>
      checkExpression(
        consequence.expression,
        ['consequences', index, 'expression'],
        [...CONSEQUENCE_NAMES, ...Object.keys(consequence.inputs)],
      ),
    ),
  ];
}

function checkIds(lot: Lot): SchemeProblem[] {
  const problems: SchemeProblem[] = [];
  const sections = new Set(lot.sections.map((section) => section.id));
  const seen = new Set<string>();
  lot.items.forEach((item, index) => {
    if (seen.has(item.id)) {
      problems.push({
        code: 'duplicate-item',
        place: ['items', index, 'id'],
        message: `评审因素“${item.id}”重复，请改成不同的标识`,
      });
    }
    seen.add(item.id);
    if (item.section !== null && !sections.has(item.section)) {
      problems.push({
        code: 'unknown-section',
        place: ['items', index, 'section'],
        message: `没有“${item.section}”这个部分，请在 sections 中定义`,
      });
    }
    if (item.location === null && !item.proposed) {
      problems.push({
        code: 'source-missing',
        place: ['items', index],
        message: `“${item.title}”没有写明出处（location）`,
      });
    }
  });
  return problems;
}

function checkSums(lot: Lot): SchemeProblem[] {
  if (lot.purpose === 'performance-assessment') return [];
  const problems: SchemeProblem[] = [];
  lot.sections.forEach((section, index) => {
    const items = lot.items.filter((item) => item.section === section.id);
    const total = sum(items.map((item) => new Decimal(item.maxPoints)));
    if (section.points !== null && !total.equals(section.points)) {
      problems.push({
        code: 'sum-mismatch',
        place: ['sections', index, 'points'],
        message: `“${section.title}”标明 ${section.points} 分，各因素合计 ${total.toFixed()} 分（${items.map((item) => item.maxPoints).join('+')}）`,
      });
    }
  });
  if (lot.totalPoints === null) return problems;
  const total = totalPointsOf(lot);
  if (!total.equals(lot.totalPoints)) {
    problems.push({
      code: 'sum-mismatch',
      place: ['totalPoints'],
      message: `标明总分 ${lot.totalPoints} 分，各因素合计 ${total.toFixed()} 分`,
    });
  }
  return problems;
}

/** Full marks of the lot: the sum of the items, or the weighted sum over its scales. */
function totalPointsOf(lot: Lot): Decimal {
  if (lot.scales.length === 0) return sum(lot.items.map((item) => new Decimal(item.maxPoints)));
  return sum(
    lot.scales.map((scale) =>
      sum(lot.items.filter((item) => item.scale === scale.id).map((item) => new Decimal(item.maxPoints))).times(
        scale.weight,
      ),
    ),
  );
}

function checkCeiling(lot: Lot): SchemeProblem[] {
  if (lot.budget === null || lot.ceilingPrice === null || !new Decimal(lot.ceilingPrice).greaterThan(lot.budget))
    return [];
  return [
    {
      code: 'ceiling-over-budget',
      place: ['ceilingPrice'],
      message: `最高限价 ${lot.ceilingPrice} 元高于预算 ${lot.budget} 元`,
    },
  ];
}

function checkItem(item: ScoringItem, place: (string | number)[]): SchemeProblem[] {
  const max = new Decimal(item.maxPoints);
  switch (item.kind) {
    case 'price':
      return [
        ...checkExpression(item.formula.benchmark, [...place, 'formula', 'benchmark'], PRICE_BENCHMARK_NAMES),
        ...checkExpression(item.formula.score, [...place, 'formula', 'score'], PRICE_SCORE_NAMES),
      ];
    case 'flaws':
      return checkTiers(item, place);
    case 'people': {
      const total = sum(item.roles.map((role) => new Decimal(role.maxPoints)));
      if (total.equals(max)) return [];
      return [
        {
          code: 'sum-mismatch',
          place: [...place, 'roles'],
          message: `“${item.title}”${item.maxPoints} 分，各岗位合计 ${total.toFixed()} 分`,
        },
      ];
    }
    case 'levels':
      return item.levels
        .map((level, index) => ({ level, index }))
        .filter(({ level }) => new Decimal(level.points).greaterThan(max))
        .map(({ level, index }) => ({
          code: 'points-over-max',
          place: [...place, 'levels', index, 'points'],
          message: `“${level.title}”${level.points} 分，超过本项满分 ${item.maxPoints} 分`,
        }));
    case 'bands':
      return checkBands(item, place);
    case 'formula':
      return checkExpression(item.expression, [...place, 'expression'], Object.keys(item.inputs));
    default:
      return [];
  }
}

function checkTiers(item: FlawsItem, place: (string | number)[]): SchemeProblem[] {
  const problems: SchemeProblem[] = [];
  const first = item.tiers[0];
  if (first === undefined || first.flaws !== 0 || !new Decimal(first.points).equals(item.maxPoints)) {
    problems.push({
      code: 'tiers-start',
      place: [...place, 'tiers', 0],
      message: `第一档应是 0 处瑕疵、得满分 ${item.maxPoints} 分`,
    });
  }
  item.tiers.forEach((tier, index) => {
    const before = item.tiers[index - 1];
    if (before === undefined) return;
    if (tier.flaws !== before.flaws + 1) {
      problems.push({
        code: 'tiers-gap',
        place: [...place, 'tiers', index, 'flaws'],
        message: `档次不连续：${before.flaws} 处之后应是 ${before.flaws + 1} 处，而不是 ${tier.flaws} 处`,
      });
    }
    if (!new Decimal(tier.points).lessThan(before.points)) {
      problems.push({
        code: 'tiers-not-falling',
        place: [...place, 'tiers', index, 'points'],
        message: `瑕疵增加而分值没有下降：${before.points} 分之后是 ${tier.points} 分`,
      });
    }
    if (before.orMore) {
      problems.push({ code: 'tiers-overlap', place: [...place, 'tiers', index], message: '“及以上”只能用在最后一档' });
    }
  });
  if (item.tiers.at(-1)?.orMore !== true) {
    problems.push({
      code: 'tiers-open-end',
      place: [...place, 'tiers', item.tiers.length - 1],
      message: '最后一档应写“及以上”（orMore: true），否则更多瑕疵没有对应分值',
    });
  }
  return problems;
}

function checkBands(item: Extract<ScoringItem, { kind: 'bands' }>, place: (string | number)[]): SchemeProblem[] {
  return item.bands.flatMap((band, index) => {
    if (band.from === null || band.to === null || new Decimal(band.from).lessThan(band.to)) return [];
    return [{ code: 'band-empty', place: [...place, 'bands', index], message: `区间 ${band.from}～${band.to} 是空的` }];
  });
}

function checkExpression(source: string, place: (string | number)[], names: readonly string[]): SchemeProblem[] {
  try {
    parseFormula(source, names);
    return [];
  } catch (error) {
    if (error instanceof FormulaError) return [{ code: 'formula-invalid', place, message: error.message }];
    throw error;
  }
}
