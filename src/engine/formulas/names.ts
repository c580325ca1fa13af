/**
 * The quantities a formula may name. Prices are evaluated prices (after policy adjustment) of the responsive
 * bids, in yuan. Each entry is the explanation shown to people.
 */
export const QUANTITIES = {
  lowest: '最低评审价',
  secondLowest: '次低评审价',
  highest: '最高评审价',
  mean: '评审价平均值',
  median: '评审价中位数',
  count: '有效投标（响应）家数',
  ceiling: '最高限价',
  budget: '预算金额',
  maxPoints: '本项满分',
  price: '评审价',
  quotedPrice: '报价',
  benchmark: '评标（磋商）基准价',
  rank: '评审价由低到高的名次',
  total: '总得分',
} as const;

export type QuantityName = keyof typeof QUANTITIES;

const LOT_WIDE = [
  'lowest',
  'secondLowest',
  'highest',
  'mean',
  'median',
  'count',
  'ceiling',
  'budget',
  'maxPoints',
] as const;

export const PRICE_BENCHMARK_NAMES: readonly QuantityName[] = LOT_WIDE;
export const PRICE_SCORE_NAMES: readonly QuantityName[] = [...LOT_WIDE, 'price', 'quotedPrice', 'benchmark', 'rank'];
export const CONSEQUENCE_NAMES: readonly QuantityName[] = ['total'];

/** Functions, with how many arguments each takes. `trimmedMean` is the only one that looks at all prices. */
export const FUNCTIONS = {
  min: { from: 1, to: Number.POSITIVE_INFINITY, means: '取小' },
  max: { from: 1, to: Number.POSITIVE_INFINITY, means: '取大' },
  abs: { from: 1, to: 1, means: '绝对值' },
  floor: { from: 1, to: 1, means: '舍去小数' },
  ceil: { from: 1, to: 1, means: '进位取整' },
  round: { from: 2, to: 2, means: '四舍五入到若干位小数' },
  clamp: { from: 3, to: 3, means: '限制在上下限之间' },
  step: { from: 3, to: Number.POSITIVE_INFINITY, means: '分档取值' },
  trimmedMean: { from: 1, to: 2, means: '去掉若干个最低、最高评审价后的平均值' },
} as const;

export type FunctionName = keyof typeof FUNCTIONS;
