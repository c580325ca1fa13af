import { call, type Expression, named, namesIn, number, writeExpression } from './price/expression.ts';
import { findDefinitions } from './price/operands.ts';
import { parseFormulaText } from './price/parse-formula.ts';
import type { KindReading, Rule } from './reading.ts';

const FULL_MARKS = /^(?:本项|该项)?(?:满分值?|分值|标准分|总分|最高分|权重分?)$/;
const MOST_INPUTS = 8;

/** A score computed from other facts than the price: 得分=（满足条款数/条款总数）×20. */
export function readFormula(rule: Rule): KindReading | null {
  const given = rule.mentions.filter(
    ({ role }) => role === 'award' || role === 'each' || role === 'off' || role === 'base',
  );
  if (given.length > 0) return null;
  const { plain } = rule.text;
  for (const match of plain.matchAll(/(?:得分|分数|评分|分值)(?:\([^)]{0,12}\))?(?:的?计算公式(?:为|如下)?:?)?=/g)) {
    const inputs = new Map<string, string>();
    const readOther = (words: string): Expression | null => readInput(words, rule, inputs);
    const read = parseFormulaText(plain.slice(match.index + match[0].length, match.index + 400), {
      maxPoints: rule.maxPoints,
      definitions: findDefinitions(plain),
      readOther,
    });
    if (read === null) continue;
    const used = namesIn(read.expression);
    const kept = [...inputs].filter(([, name]) => used.has(name));
    if (kept.length === 0 || kept.length > MOST_INPUTS) continue;
    const expression = call('clamp', read.expression, number('0'), number(rule.maxPoints));
    return {
      fields: {
        kind: 'formula',
        expression: writeExpression(expression),
        inputs: Object.fromEntries(kept.map(([words, name]) => [name, rule.text.written(words)])),
      },
    };
  }
  return null;
}

function readInput(words: string, rule: Rule, inputs: Map<string, string>): Expression | null {
  if (FULL_MARKS.test(words)) return number(rule.maxPoints);
  if (words.length < 2 && !/^[A-Za-z]$/.test(words)) return null;
  const name = inputs.get(words) ?? `input${inputs.size + 1}`;
  inputs.set(words, name);
  return named(name);
}
