import jsep from 'jsep';
import { Decimal } from '../../domain/decimal.ts';
import { FUNCTIONS, type FunctionName } from './names.ts';

const ARITHMETIC = ['+', '-', '*', '/'] as const;
const COMPARISONS = ['<', '<=', '>', '>=', '=='] as const;
const LOGIC = ['&&', '||'] as const;
type Arithmetic = (typeof ARITHMETIC)[number];
type Comparison = (typeof COMPARISONS)[number];
type Logic = (typeof LOGIC)[number];

/** A parsed expression; numbers are exact decimals from the written text. */
export type NumberNode =
  | { type: 'number'; value: Decimal; text: string }
  | { type: 'name'; name: string }
  | { type: 'negative'; operand: NumberNode }
  | { type: 'arithmetic'; operator: Arithmetic; left: NumberNode; right: NumberNode }
  | { type: 'call'; name: FunctionName; arguments: NumberNode[] }
  | { type: 'choice'; condition: ConditionNode; chosen: NumberNode; otherwise: NumberNode };

export type ConditionNode =
  | { type: 'comparison'; operator: Comparison; left: NumberNode; right: NumberNode }
  | { type: 'logic'; operator: Logic; left: ConditionNode; right: ConditionNode };

export interface Formula {
  source: string;
  root: NumberNode;
}

/** A formula that cannot be parsed or computed; the message is for the person who wrote it. */
export class FormulaError extends Error {
  override name = 'FormulaError';
}

const MAX_LENGTH = 2000;

const FULL_WIDTH: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '（': '(',
  '）': ')',
  '，': ',',
  '＋': '+',
  '－': '-',
  '≥': '>=',
  '≤': '<=',
  '＞': '>',
  '＜': '<',
};

/**
 * Parses a formula such as `benchmark / price * 10`. `jsep` does the parsing (nothing is ever executed); this
 * grammar admits decimals, the given names, + − × ÷, comparisons, `a ? b : c` and the functions of names.ts.
 * @throws FormulaError naming what is not understood and where
 */
export function parseFormula(source: string, names: readonly string[]): Formula {
  if (source.length > MAX_LENGTH) throw new FormulaError(`公式过长（${source.length} 字符，最多 ${MAX_LENGTH}）`);
  const plain = source.replace(/[×÷（），＋－≥≤＞＜]/g, (sign) => FULL_WIDTH[sign] ?? sign);
  let tree: jsep.Expression;
  try {
    tree = jsep(plain);
  } catch (error) {
    const at = (error as { index?: number }).index;
    throw new FormulaError(`公式“${source}”写法有误${at === undefined ? '' : `（第 ${at + 1} 个字符附近）`}`);
  }
  return { source, root: toNumber(tree, { source, names }) };
}

interface Context {
  source: string;
  names: readonly string[];
}

function toNumber(node: jsep.Expression, context: Context): NumberNode {
  switch (node.type) {
    case 'Literal': {
      const text = (node as jsep.Literal).raw;
      if (!/^\d+(\.\d+)?$/.test(text)) return fail(context, `“${text}”不是数字`);
      return { type: 'number', value: new Decimal(text), text };
    }
    case 'Identifier': {
      const { name } = node as jsep.Identifier;
      if (!context.names.includes(name))
        return fail(context, `不认识的量“${name}”，可用的有 ${context.names.join('、')}`);
      return { type: 'name', name };
    }
    case 'UnaryExpression': {
      const { operator, argument } = node as jsep.UnaryExpression;
      if (operator === '+') return toNumber(argument, context);
      if (operator !== '-') return fail(context, `不支持的运算“${operator}”`);
      return { type: 'negative', operand: toNumber(argument, context) };
    }
    case 'BinaryExpression': {
      const { operator, left, right } = node as jsep.BinaryExpression;
      if (!isOneOf(ARITHMETIC, operator)) return fail(context, `“${operator}”不能用在这里，需要一个数`);
      return { type: 'arithmetic', operator, left: toNumber(left, context), right: toNumber(right, context) };
    }
    case 'ConditionalExpression': {
      const { test, consequent, alternate } = node as jsep.ConditionalExpression;
      return {
        type: 'choice',
        condition: toCondition(test, context),
        chosen: toNumber(consequent, context),
        otherwise: toNumber(alternate, context),
      };
    }
    case 'CallExpression':
      return toCall(node as jsep.CallExpression, context);
    default:
      return fail(context, '含有公式不支持的写法');
  }
}

function toCall(node: jsep.CallExpression, context: Context): NumberNode {
  const name = node.callee.type === 'Identifier' ? (node.callee as jsep.Identifier).name : '';
  if (!Object.hasOwn(FUNCTIONS, name)) {
    return fail(context, `不认识的函数“${name}”，可用的有 ${Object.keys(FUNCTIONS).join('、')}`);
  }
  const { from, to } = FUNCTIONS[name as FunctionName];
  const given = node.arguments.length;
  if (given < from || given > to) return fail(context, `函数“${name}”的参数个数不对（给了 ${given} 个）`);
  if (name === 'step' && given % 2 === 0) return fail(context, '“step”应写成 step(量, 起点1, 值1, 起点2, 值2, …)');
  return {
    type: 'call',
    name: name as FunctionName,
    arguments: node.arguments.map((argument) => toNumber(argument, context)),
  };
}

function toCondition(node: jsep.Expression, context: Context): ConditionNode {
  if (node.type !== 'BinaryExpression' && node.type !== 'LogicalExpression')
    return fail(context, '“?”前面应是一个比较，如 price > benchmark');
  const { operator, left, right } = node as jsep.BinaryExpression;
  if (isOneOf(COMPARISONS, operator)) {
    return { type: 'comparison', operator, left: toNumber(left, context), right: toNumber(right, context) };
  }
  if (isOneOf(LOGIC, operator)) {
    return { type: 'logic', operator, left: toCondition(left, context), right: toCondition(right, context) };
  }
  return fail(context, `“${operator}”不能用作比较`);
}

function isOneOf<T extends string>(list: readonly T[], value: string): value is T {
  return (list as readonly string[]).includes(value);
}

function fail(context: Context, message: string): never {
  throw new FormulaError(`公式“${context.source}”：${message}`);
}
