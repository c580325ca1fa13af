import { Decimal, showRate } from '../../../domain/decimal.ts';
import type { LawReference } from '../law-in-force.ts';
import type { LintReport, LintRule } from '../rule.ts';

const LIMIT: LawReference = { key: 'abnormally-low-bid/raised-share-limit' };

const SHARES = [
  { name: 'meanShare', key: 'abnormally-low-bid/mean-share', title: '有效报价平均值' },
  { name: 'secondLowestShare', key: 'abnormally-low-bid/second-lowest-share', title: '次低报价' },
  { name: 'ceilingShare', key: 'abnormally-low-bid/ceiling-share', title: '最高限价' },
] as const;

/** The document may raise the shares up to a limit, never lower them. */
export const abnormallyLowShares: LintRule = {
  code: 'abnormally-low-shares',
  title: '异常低价审查的比例低于规定值或者高于允许的上限',
  severities: ['error'],
  basis: [LIMIT, ...SHARES.map(({ key }) => ({ key }))],
  check({ procurement: { rules } }, law) {
    const limit = law.find(LIMIT.key);
    if (rules.abnormallyLow === undefined || typeof limit !== 'string') return [];
    const { abnormallyLow, location } = rules;
    return SHARES.flatMap(({ name, key, title }): LintReport[] => {
      const share = abnormallyLow[name];
      const least = law.find(key);
      if (share === undefined || typeof least !== 'string') return [];
      const value = new Decimal(share);
      if (!value.lessThan(least) && !value.greaterThan(limit)) return [];
      return [
        {
          severity: 'error',
          message: `异常低价按${title}的 ${showRate(value)} 审查，应在 ${showRate(new Decimal(least))} 至 ${showRate(new Decimal(limit))} 之间，请改正`,
          locations: location === null ? [] : [location],
          wholeProcurement: true,
        },
      ];
    });
  },
};
