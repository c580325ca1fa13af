import { Decimal, Guarded, settle, sum } from '../../domain/decimal.ts';
import { QUANTITIES } from './names.ts';
import { type ConditionNode, type Formula, FormulaError, type NumberNode } from './parse.ts';

/** What a formula is computed with: named values (absent: not to be had) and the prices in ascending order. */
export interface FormulaScope {
  values: ReadonlyMap<string, Decimal>;
  sortedPrices: readonly Decimal[];
}

/**
 * Computes a formula exactly: no rounding in between, 40 significant digits in the end. What is a whole number of cents or a middle
 * between two of them comes out as that, in whatever order the formula divides and multiplies.
 * @throws FormulaError on division by zero, a quantity that is not to be had, or an empty trimmed mean
 */
export function evaluateFormula(formula: Formula, scope: FormulaScope): Decimal {
  return settle(numberOf(formula.root, scope));
}

/** With twice the digits, for another formula to go on with. */
export function numberOf(node: NumberNode, scope: FormulaScope): Decimal {
  switch (node.type) {
    case 'number':
      return new Guarded(node.value);
    case 'name': {
      const value = scope.values.get(node.name);
      if (value === undefined) throw new FormulaError(`没有“${labelOf(node.name)}”，公式无法计算`);
      return new Guarded(value);
    }
    case 'negative':
      return numberOf(node.operand, scope).negated();
    case 'arithmetic': {
      const left = numberOf(node.left, scope);
      const right = numberOf(node.right, scope);
      if (node.operator === '+') return left.plus(right);
      if (node.operator === '-') return left.minus(right);
      if (node.operator === '*') return left.times(right);
      if (right.isZero()) throw new FormulaError('除数为 0，公式无法计算');
      return left.dividedBy(right);
    }
    case 'choice':
      return numberOf(isMet(node.condition, scope) ? node.chosen : node.otherwise, scope);
    case 'call':
      return call(node, scope);
  }
}

export function isMet(node: ConditionNode, scope: FormulaScope): boolean {
  if (node.type === 'logic') {
    return node.operator === '&&'
      ? isMet(node.left, scope) && isMet(node.right, scope)
      : isMet(node.left, scope) || isMet(node.right, scope);
  }
  const order = settle(numberOf(node.left, scope)).comparedTo(settle(numberOf(node.right, scope)));
  switch (node.operator) {
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '==':
      return order === 0;
  }
}

function call(node: Extract<NumberNode, { type: 'call' }>, scope: FormulaScope): Decimal {
  const args = node.arguments.map((argument) => numberOf(argument, scope));
  const [first = new Decimal('0'), second, third] = args;
  switch (node.name) {
    case 'min':
      return Decimal.min(...args);
    case 'max':
      return Decimal.max(...args);
    case 'abs':
      return first.abs();
    case 'floor':
      return settle(first).floor();
    case 'ceil':
      return settle(first).ceil();
    case 'round':
      return settle(first).toDecimalPlaces(wholeNumber(second), Decimal.ROUND_HALF_UP);
    case 'clamp':
      return Decimal.min(Decimal.max(first, second ?? first), third ?? first);
    case 'step':
      return stepValue(settle(first), args.slice(1));
    case 'trimmedMean':
      return trimmedMean(scope.sortedPrices, wholeNumber(first), wholeNumber(second ?? first));
  }
}

/** The value of the last step whose start is not above `value`. */
function stepValue(value: Decimal, steps: readonly Decimal[]): Decimal {
  let found: Decimal | undefined;
  for (let index = 0; index + 1 < steps.length; index += 2) {
    const start = steps[index];
    if (start !== undefined && settle(start).lessThanOrEqualTo(value)) found = steps[index + 1];
  }
  if (found === undefined) throw new FormulaError(`${value.toFixed()} 不在分档表的任何一档`);
  return found;
}

function trimmedMean(sorted: readonly Decimal[], dropLowest: number, dropHighest: number): Decimal {
  const kept = sorted.slice(dropLowest, sorted.length - dropHighest);
  if (kept.length === 0)
    throw new FormulaError(`共 ${sorted.length} 个报价，去掉最低 ${dropLowest} 个、最高 ${dropHighest} 个后没有剩余`);
  return new Guarded(sum(kept)).dividedBy(kept.length.toString());
}

function wholeNumber(given: Decimal | undefined): number {
  const value = given === undefined ? undefined : settle(given);
  if (value === undefined || !value.isInteger() || value.isNegative() || value.greaterThan('1000')) {
    throw new FormulaError(`“${value?.toFixed() ?? ''}”应是 0 到 1000 之间的整数`);
  }
  return value.toNumber();
}

export function labelOf(name: string): string {
  return Object.hasOwn(QUANTITIES, name) ? QUANTITIES[name as keyof typeof QUANTITIES] : name;
}
