import { Decimal } from '../../../../src/domain/decimal.ts';

/** A formula as it was understood, in the names of the formula language. */
export type Expression =
  | { type: 'number'; value: Decimal }
  | { type: 'name'; name: string }
  | { type: 'binary'; operator: '+' | '-' | '*' | '/'; left: Expression; right: Expression }
  | { type: 'call'; name: string; arguments: Expression[] }
  | { type: 'choice'; condition: string; chosen: Expression; otherwise: Expression };

export const number = (value: Decimal | string): Expression => ({ type: 'number', value: new Decimal(value) });
export const named = (name: string): Expression => ({ type: 'name', name });
export const call = (name: string, ...given: Expression[]): Expression => ({ type: 'call', name, arguments: given });
export const binary = (operator: '+' | '-' | '*' | '/', left: Expression, right: Expression): Expression => ({
  type: 'binary',
  operator,
  left,
  right,
});

/** Deviation of a bid from the benchmark, as a fraction: (price - benchmark) / benchmark. */
export const DEVIATION: Expression = binary('/', binary('-', named('price'), named('benchmark')), named('benchmark'));

const SUM = 1;
const PRODUCT = 2;
const ATOM = 3;

/** Writes an expression with as few brackets as it needs; constant factors of a product stand as one number at its end. */
export function writeExpression(expression: Expression): string {
  return write(foldConstants(expression), 0);
}

function write(expression: Expression, around: number): string {
  switch (expression.type) {
    case 'number':
      return expression.value.isNegative() ? `(${expression.value.toFixed()})` : expression.value.toFixed();
    case 'name':
      return expression.name;
    case 'call':
      return `${expression.name}(${expression.arguments.map((argument) => write(argument, 0)).join(', ')})`;
    case 'choice': {
      const text = `${expression.condition} ? ${write(expression.chosen, 0)} : ${write(expression.otherwise, 0)}`;
      return around === 0 ? text : `(${text})`;
    }
    case 'binary': {
      const own = expression.operator === '+' || expression.operator === '-' ? SUM : PRODUCT;
      const left = write(expression.left, own);
      const tight = expression.operator === '-' || expression.operator === '/';
      const right = write(expression.right, tight ? own + 1 : own);
      const text = `${left} ${expression.operator} ${right}`;
      return around > own || (around === ATOM && own < ATOM) ? `(${text})` : text;
    }
  }
}

/** (a / b) * 0.1 * 100 → a / b * 10. Only exact products are drawn together. */
export function foldConstants(expression: Expression): Expression {
  switch (expression.type) {
    case 'number':
    case 'name':
      return expression;
    case 'call':
      return { ...expression, arguments: expression.arguments.map(foldConstants) };
    case 'choice':
      return {
        ...expression,
        chosen: foldConstants(expression.chosen),
        otherwise: foldConstants(expression.otherwise),
      };
    case 'binary': {
      const left = foldConstants(expression.left);
      const right = foldConstants(expression.right);
      if (expression.operator === '+' || expression.operator === '-') return foldSum(expression.operator, left, right);
      return foldProduct({ ...expression, left, right });
    }
  }
}

function foldSum(operator: '+' | '-', left: Expression, right: Expression): Expression {
  if (left.type === 'number' && right.type === 'number')
    return number(operator === '+' ? left.value.plus(right.value) : left.value.minus(right.value));
  return binary(operator, left, right);
}

interface Factor {
  expression: Expression;
  divides: boolean;
}

function foldProduct(expression: Expression): Expression {
  let constant = new Decimal('1');
  const others: Factor[] = [];
  for (const factor of factorsOf(expression, false)) {
    if (factor.expression.type !== 'number' || (factor.divides && factor.expression.value.isZero())) {
      others.push(factor);
      continue;
    }
    const { value } = factor.expression;
    constant = factor.divides ? constant.dividedBy(value) : constant.times(value);
  }
  const first = others.findIndex((factor) => !factor.divides);
  if (constant.decimalPlaces() > 12) return expression;
  if (first < 0)
    return others.reduce<Expression>((left, { expression: right }) => binary('/', left, right), number(constant));
  const [start] = others.splice(first, 1) as [Factor];
  const product = others.reduce<Expression>(
    (left, { expression: right, divides }) => binary(divides ? '/' : '*', left, right),
    start.expression,
  );
  return constant.equals('1') ? product : binary('*', product, number(constant));
}

function factorsOf(expression: Expression, divides: boolean): Factor[] {
  if (expression.type !== 'binary' || expression.operator === '+' || expression.operator === '-')
    return [{ expression, divides }];
  return [
    ...factorsOf(expression.left, divides),
    ...factorsOf(expression.right, expression.operator === '/' ? !divides : divides),
  ];
}

/** The same expression with a name replaced. */
export function replaceName(expression: Expression, name: string, by: Expression): Expression {
  switch (expression.type) {
    case 'number':
      return expression;
    case 'name':
      return expression.name === name ? by : expression;
    case 'call':
      return { ...expression, arguments: expression.arguments.map((argument) => replaceName(argument, name, by)) };
    case 'choice':
      return {
        ...expression,
        chosen: replaceName(expression.chosen, name, by),
        otherwise: replaceName(expression.otherwise, name, by),
      };
    case 'binary':
      return binary(
        expression.operator,
        replaceName(expression.left, name, by),
        replaceName(expression.right, name, by),
      );
  }
}

/** Every name in an expression. */
export function namesIn(expression: Expression): Set<string> {
  switch (expression.type) {
    case 'number':
      return new Set();
    case 'name':
      return new Set([expression.name]);
    case 'call':
      return new Set(expression.arguments.flatMap((argument) => [...namesIn(argument)]));
    case 'choice':
      return new Set([...namesIn(expression.chosen), ...namesIn(expression.otherwise)]);
    case 'binary':
      return new Set([...namesIn(expression.left), ...namesIn(expression.right)]);
  }
}

/**
 * Value of an expression where every price is the benchmark, the same amount: what a bid at the benchmark earns. Null
 * where it depends on something else (the number of bids, a condition, a division by zero).
 */
export function valueAtBenchmark(expression: Expression): Decimal | null {
  switch (expression.type) {
    case 'number':
      return expression.value;
    case 'name':
      return ['price', 'benchmark', 'quotedPrice', 'lowest'].includes(expression.name) ? new Decimal('100') : null;
    case 'choice':
      return valueAtBenchmark(expression.otherwise);
    case 'call': {
      const values = expression.arguments.map(valueAtBenchmark);
      if (values.some((value) => value === null)) return null;
      const known = values as Decimal[];
      if (expression.name === 'abs') return known[0]?.abs() ?? null;
      if (expression.name === 'min') return Decimal.min(...known);
      if (expression.name === 'max') return Decimal.max(...known);
      if (expression.name === 'floor') return known[0]?.floor() ?? null;
      if (expression.name === 'ceil') return known[0]?.ceil() ?? null;
      return null;
    }
    case 'binary': {
      const left = valueAtBenchmark(expression.left);
      const right = valueAtBenchmark(expression.right);
      if (left === null || right === null) return null;
      if (expression.operator === '+') return left.plus(right);
      if (expression.operator === '-') return left.minus(right);
      if (expression.operator === '*') return left.times(right);
      return right.isZero() ? null : left.dividedBy(right);
    }
  }
}
