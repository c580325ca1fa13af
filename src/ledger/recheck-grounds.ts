import type { RECHECK_GROUNDS } from './events/marking-events.ts';

/** The grounds on which marks may be changed after they were handed in (财政部令第87号第六十四条), in words. */
export const GROUND_NAMES: Readonly<Record<(typeof RECHECK_GROUNDS)[number], string>> = {
  'sum-wrong': '分值汇总计算错误',
  'out-of-range': '分项评分超出评分标准范围',
  'objective-marks-differ': '对客观评审因素评分不一致',
  'abnormal-mark': '认为评分畸高、畸低',
  're-review': '重新评审',
};
