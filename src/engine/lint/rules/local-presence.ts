import { createWordRule } from '../word-rule.ts';

export const localPresence = createWordRule({
  code: 'local-presence',
  title: '以注册地、本地分支机构、距离为条件或者评分',
  basis: [{ key: 'unlawful-factors/local-presence' }, { key: 'unlawful-factors/local-presence-notice' }],
  looksAt: ['items', 'qualifications'],
  advice: '不得限定供应商的所在地；确需就近服务的，请改为对响应和到场时间的要求或者成交后设点的承诺',
});
