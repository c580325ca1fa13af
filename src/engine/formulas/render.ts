import { settle, showAmount, showDecimal } from '../../domain/decimal.ts';
import { type FormulaScope, isMet, labelOf, numberOf } from './evaluate.ts';
import { FUNCTIONS } from './names.ts';
import type { ConditionNode, Formula, NumberNode } from './parse.ts';

const SIGNS = { '+': ' + ', '-': ' − ', '*': ' × ', '/': ' ÷ ' } as const;
const STRENGTH = { '+': 1, '-': 1, '*': 2, '/': 2 } as const;
const COMPARISONS = { '<': '＜', '<=': '≤', '>': '＞', '>=': '≥', '==': '＝', '&&': '且', '||': '或' } as const;

/** Quantities that are sums of money; the others are shown as plain numbers. */
const MONEY = new Set([
  'lowest',
  'secondLowest',
  'highest',
  'mean',
  'median',
  'ceiling',
  'budget',
  'price',
  'quotedPrice',
  'benchmark',
]);

/** The formula in words: 评标基准价 ÷ 评审价 × 10. */
export function describeFormula(formula: Formula): string {
  return write(formula.root, 0, { name: labelOf, choose: null });
}

/** The formula with its figures put in; of a choice, only the branch that applies. */
export function renderFormula(formula: Formula, scope: FormulaScope): string {
  const name = (key: string): string => {
    const value = scope.values.get(key);
    if (value === undefined) return labelOf(key);
    return MONEY.has(key) ? showAmount(settle(value)) : showDecimal(settle(value));
  };
  return write(formula.root, 0, { name, choose: scope });
}

interface Style {
  name: (key: string) => string;
  /** With a scope, choices and look-ups are resolved; without, they are written out. */
  choose: FormulaScope | null;
}

function write(node: NumberNode, strength: number, style: Style): string {
  switch (node.type) {
    case 'number':
      return node.text;
    case 'name':
      return style.name(node.name);
    case 'negative':
      return `−${write(node.operand, 3, style)}`;
    case 'arithmetic': {
      const own = STRENGTH[node.operator];
      const right = node.operator === '-' || node.operator === '/' ? own + 1 : own;
      const text = `${write(node.left, own, style)}${SIGNS[node.operator]}${write(node.right, right, style)}`;
      return own < strength ? `(${text})` : text;
    }
    case 'choice': {
      if (style.choose !== null)
        return write(isMet(node.condition, style.choose) ? node.chosen : node.otherwise, strength, style);
      const text = `${writeCondition(node.condition, style)}时 ${write(node.chosen, 0, style)}，否则 ${write(node.otherwise, 0, style)}`;
      return strength > 0 ? `(${text})` : text;
    }
    case 'call': {
      if (style.choose !== null && (node.name === 'step' || node.name === 'trimmedMean'))
        return showDecimal(settle(numberOf(node, style.choose)));
      return `${FUNCTIONS[node.name].means}(${node.arguments.map((argument) => write(argument, 0, style)).join('，')})`;
    }
  }
}

function writeCondition(node: ConditionNode, style: Style): string {
  if (node.type === 'logic')
    return `${writeCondition(node.left, style)}${COMPARISONS[node.operator]}${writeCondition(node.right, style)}`;
  return `${write(node.left, 0, style)}${COMPARISONS[node.operator]}${write(node.right, 0, style)}`;
}
