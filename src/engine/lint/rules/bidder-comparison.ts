import { TENDER } from '../bases.ts';
import { createWordRule } from '../word-rule.ts';

export const bidderComparison = createWordRule({
  code: 'bidder-comparison',
  title: '在供应商之间横向比较打分',
  basis: [
    { key: 'unlawful-factors/bidder-comparison-tender', ...TENDER },
    { key: 'unlawful-factors/bidder-comparison' },
  ],
  advice: '每个响应应当单独对照标准评价，不得相互比较，请改为按量化指标给分',
});
