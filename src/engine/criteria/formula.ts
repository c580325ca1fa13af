import { Decimal } from '../../domain/decimal.ts';
import { evaluateFormula } from '../formulas/evaluate.ts';
import { FormulaError, parseFormula } from '../formulas/parse.ts';
import { renderFormula } from '../formulas/render.ts';
import { type Criterion, noPoints } from './criterion.ts';
import { limitToRange } from './limits.ts';

export const formulaCriterion: Criterion<'formula'> = {
  kind: 'formula',
  describe: (item) =>
    `按公式计算：${item.expression}（${Object.entries(item.inputs)
      .map(([name, meaning]) => `${name} 为${meaning}`)
      .join('，')}）`,
  fromFacts: (item, facts) => {
    const given = facts.items[item.id]?.inputs;
    if (given === undefined) return noPoints('fact-missing', `缺少“${item.title}”的公式取值`);
    const missing = Object.keys(item.inputs).filter((name) => given[name] === undefined);
    if (missing.length > 0)
      return noPoints(
        'fact-missing',
        `“${item.title}”缺少：${missing.map((name) => item.inputs[name] ?? name).join('、')}`,
      );
    const scope = {
      values: new Map(Object.entries(given).map(([name, value]) => [name, new Decimal(value)])),
      sortedPrices: [],
    };
    try {
      const formula = parseFormula(item.expression, Object.keys(item.inputs));
      const value = evaluateFormula(formula, scope);
      const { points, note } = limitToRange(value, item);
      return {
        points,
        arithmetic: `${renderFormula(formula, scope)} = ${value.toFixed()}${note}`,
        inputs: Object.entries(item.inputs).map(([name, meaning]) => ({ name: meaning, value: given[name] ?? '' })),
      };
    } catch (error) {
      if (error instanceof FormulaError) return noPoints('formula-failed', error.message);
      throw error;
    }
  },
};
