import { z } from 'zod';
import { Decimal, showRate } from '../../../domain/decimal.ts';
import type { LawReference } from '../law-in-force.ts';
import type { LintRule } from '../rule.ts';

const SHARES: LawReference = { key: 'small-enterprise/set-aside-shares' };
const sharesSchema = z.looseObject({ total: z.string() });

export const setAsideShare: LintRule = {
  code: 'set-aside-share',
  title: '预留给中小企业的份额低于规定比例',
  severities: ['warning'],
  basis: [SHARES],
  check({ lot: { sme } }, law) {
    const value = law.find(SHARES.key);
    if (value === undefined || sme.setAsideShare === null) return [];
    const least = new Decimal(sharesSchema.parse(value).total);
    const share = new Decimal(sme.setAsideShare);
    if (!share.lessThan(least)) return [];
    return [
      {
        severity: 'warning',
        message: `预留份额 ${showRate(share)}，低于 ${showRate(least)}；除不适宜由中小企业提供的情形外，请提高`,
        locations: sme.location === null ? [] : [sme.location],
      },
    ];
  },
};
