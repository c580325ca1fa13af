import { z } from 'zod';
import { Decimal, showAmount } from '../../../domain/decimal.ts';
import type { LawReference } from '../law-in-force.ts';
import type { LintRule } from '../rule.ts';

const AMOUNTS: LawReference = { key: 'small-enterprise/set-aside-amounts' };
const amountsSchema = z.strictObject({ goods: z.string(), services: z.string(), works: z.string() });

/** Some purchases are not suited to small enterprises (46号第六条), so this is for people to judge. */
export const smallBudgetNotSetAside: LintRule = {
  code: 'small-budget-not-set-aside',
  title: '预算在限额以内的项目没有专门面向中小企业',
  severities: ['warning'],
  basis: [AMOUNTS],
  check({ procurement, lot: { sme } }, law) {
    const value = law.find(AMOUNTS.key);
    const { budget, category } = procurement;
    if (value === undefined || sme.setAside !== false || budget === null || category === null) return [];
    const limit = new Decimal(amountsSchema.parse(value)[category]);
    if (new Decimal(budget).greaterThan(limit)) return [];
    return [
      {
        severity: 'warning',
        message: `预算 ${showAmount(new Decimal(budget))} 元，不超过 ${showAmount(limit)} 元，适宜由中小企业提供的应当专门面向中小企业采购；不适宜的请说明情形`,
        locations: sme.location === null ? [] : [sme.location],
      },
    ];
  },
};
