import type { Need } from './quantity-needs.ts';

const FIXED = /罚|违约|(?<!交)付|结算|尾款/;
const LESS_IS_BETTER =
  /响应|到达|到场|到岗|赶到|解决|恢复|修复|排除|处置|答复|反馈时|回复|提交|提供源|完成时|交付|交货|供货|完工|工期|内完成|变动率|流失率|故障率|误差|丢包|延迟|时延|中断|安全事件/;
const MORE_IS_BETTER =
  /人数|人员|团队|驻场|工程师|质保|保修|保质|免费|维护期|服务期|有效期|年限|备份|保存|满意|可用|响应率|解决率|修复率|及时率|准确率|完成率|覆盖率|完整率|培训|巡检|演练|热线|保障/;
const SHORT_UNITS: ReadonlySet<string> = new Set(['time', 'workdays', 'distance']);

/**
 * Whether more or less is better; where the demand sets no comparator, the matter and the unit tell. What is paid or
 * forfeited is fixed: any other value deviates. `exact`: nothing tells.
 */
export function wantedDirection({ quantity, measure, words }: Need): 'more' | 'less' | 'fixed' | 'exact' {
  if (quantity.comparator.startsWith('>')) return 'more';
  if (quantity.comparator.startsWith('<')) return 'less';
  if (FIXED.test(words)) return 'fixed';
  if (MORE_IS_BETTER.test(words)) return 'more';
  if (LESS_IS_BETTER.test(words)) return 'less';
  if (measure.dimension === 'share' || measure.dimension === 'money') return 'exact';
  return SHORT_UNITS.has(measure.dimension) ? 'less' : 'more';
}
