import { Decimal } from './decimal.ts';

/**
 * Units by what they measure, with the factor to the first unit of their kind, which is one that all others are exact multiples or
 * decimal parts of. Working days are not calendar days.
 */
const DIMENSIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  time: {
    秒: '1',
    分钟: '60',
    min: '60',
    刻钟: '900',
    小时: '3600',
    个小时: '3600',
    h: '3600',
    天: '86400',
    日: '86400',
    自然日: '86400',
    日历天: '86400',
    日历日: '86400',
    个自然日: '86400',
    个日历日: '86400',
    周: '604800',
    星期: '604800',
    个星期: '604800',
  },
  months: { 个月: '1', 月: '1', 季度: '3', 个季度: '3', 年: '12', 周年: '12' },
  workdays: { 个工作日: '1', 工作日: '1' },
  money: { 元: '1', 千元: '1000', 万元: '10000', 亿元: '100000000' },
  share: { '%': '1', '‰': '0.1' },
  people: { 人: '1', 名: '1', 位: '1' },
  effort: { 人月: '1', 个人月: '1' },
  /** Times a year, of 365 days, 52 weeks, 12 months. */
  rate: { '次/年': '1', '次/半年': '2', '次/季度': '4', '次/月': '12', '次/周': '52', '次/天': '365' },
  times: { 次: '1', 回: '1' },
  distance: { 米: '1', 公里: '1000', 千米: '1000', km: '1000', 厘米: '0.01', cm: '0.01', 毫米: '0.001', mm: '0.001' },
  area: { 平方米: '1', m2: '1' },
  volume: { 升: '1', 毫升: '0.001', ml: '0.001', mL: '0.001' },
  mass: { 公斤: '1', 千克: '1', kg: '1', 吨: '1000', 克: '0.001' },
  storage: { GB: '1', TB: '1024' },
  power: { 千瓦: '1', kW: '1', KW: '1', W: '0.001', 瓦: '0.001' },
  voltage: { V: '1', 伏: '1', 伏特: '1', kV: '1000', KV: '1000', 千伏: '1000', mV: '0.001' },
  current: { A: '1', 安培: '1', mA: '0.001', 毫安: '0.001' },
  frequency: { Hz: '1', HZ: '1', 赫兹: '1', kHz: '1000', KHz: '1000', MHz: '1000000', GHz: '1000000000' },
  screen: { 英寸: '1', 寸: '1' },
  temperature: { '°C': '1', 摄氏度: '1' },
  hoursEachDay: { '小时/天': '1' },
  daysEachWeek: { '天/周': '1' },
  pieces: {
    个: '1',
    项: '1',
    份: '1',
    部: '1',
    台: '1',
    套: '1',
    件: '1',
    家: '1',
    类: '1',
    路: '1',
    起: '1',
    种: '1',
  },
};

/** Longest first, so that 个工作日 is not read as 个. */
export const UNITS: readonly string[] = Object.values(DIMENSIONS)
  .flatMap((units) => Object.keys(units))
  .sort((a, b) => b.length - a.length);

const KNOWN = new Map(
  Object.entries(DIMENSIONS).flatMap(([dimension, units]) =>
    Object.entries(units).map(([unit, factor]) => [unit, { dimension, factor }] as const),
  ),
);

export interface Measure {
  dimension: string;
  /** The value in the first unit of its dimension; of pieces, units do not convert into each other. */
  base: Decimal;
}

/** Null for a unit that is not known. */
export function measure(value: string, unit: string): Measure | null {
  const known = KNOWN.get(unit);
  if (known === undefined) return null;
  const { dimension, factor } = known;
  return { dimension: dimension === 'pieces' ? `pieces:${unit}` : dimension, base: new Decimal(value).times(factor) };
}

/** Days that a unit of another kind of period lasts, for comparing 15 个工作日 with 15 天: five working days a week. */
const DAYS: Readonly<Record<string, string>> = {
  time: '86400',
  workdays: '1.4',
  months: '30.4166666666666666666666666666666666667',
};

/** A period in calendar days, whatever it is counted in; null for what is no period. */
export function measureDays({ dimension, base }: Measure): Decimal | null {
  const factor = DAYS[dimension];
  if (factor === undefined) return null;
  return dimension === 'time' ? base.dividedBy(factor) : base.times(factor);
}
