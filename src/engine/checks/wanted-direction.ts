import type { Need } from './quantity-needs.ts';

const FIXED = /罚|违约|(?<!交)付|结算|尾款/;
const LESS_IS_BETTER =
  /响应|到达|到场|到岗|赶到|解决|恢复|修复|排除|处置|答复|反馈时|回复|提交|提供源|完成时|交付|交货|供货|完工|工期|内完成|变动率|流失率|故障率|误差|偏差|功耗|能耗|丢包|延迟|时延|中断|安全事件/;
const MORE_IS_BETTER =
  /人数|人员|团队|驻场|工程师|质保|保修|保质|免费|维护期|服务期|有效期|年限|备份|保存|满意|可用|响应率|解决率|修复率|及时率|主频|刷新率|采样率|带宽|准确率|完成率|覆盖率|完整率|培训|巡检|演练|热线|保障/;
/** A rated voltage or mains frequency is what it is; a higher one is no better. */
const NOMINAL: ReadonlySet<string> = new Set(['share', 'money', 'voltage', 'frequency']);
/** Surroundings and supply that a device has to stand: 工作温度-20～60℃, 输入电压220V±10%. A wider range is better. */
const ENDURED = /(?:工作|运行|使用|环境|适应|耐受|输入|供电|电源)[^,。;]{0,6}(?:温度|湿度|温湿度|电压|频率)/;
const KEPT = /冷藏|冷冻|保温|恒温|控制|保持/;

/** Whether the demand is an end of a range that has to be withstood, not one that has to be kept within. */
export function isEndured({ isRange, words }: Need): boolean {
  return isRange && ENDURED.test(words) && !KEPT.test(words);
}

const SHORT_UNITS: ReadonlySet<string> = new Set(['time', 'workdays', 'distance']);

/**
 * Whether more or less is better; where the demand sets no comparator, the matter and the unit tell. What is paid or
 * forfeited is fixed: any other value deviates. `exact`: nothing tells.
 */
export function wantedDirection(need: Need): 'more' | 'less' | 'fixed' | 'exact' {
  const { quantity, measure, words } = need;
  if (isEndured(need)) return quantity.comparator.startsWith('>') ? 'less' : 'more';
  if (quantity.comparator.startsWith('>')) return 'more';
  if (quantity.comparator.startsWith('<')) return 'less';
  if (FIXED.test(words)) return 'fixed';
  if (MORE_IS_BETTER.test(words)) return 'more';
  if (LESS_IS_BETTER.test(words)) return 'less';
  if (NOMINAL.has(measure.dimension)) return 'exact';
  return SHORT_UNITS.has(measure.dimension) ? 'less' : 'more';
}
