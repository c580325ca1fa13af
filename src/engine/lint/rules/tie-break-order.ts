import { tieBreakSchema } from '../../../domain/procurement.ts';
import { CONSULTATION, TENDER } from '../bases.ts';
import type { LawReference } from '../law-in-force.ts';
import type { LintRule } from '../rule.ts';

const ORDERS: readonly LawReference[] = [
  { key: 'ranking/open-tender', ...TENDER },
  { key: 'ranking/competitive-consultation', ...CONSULTATION },
];

const NAMES = { 'quoted-price': '报价', 'evaluated-price': '评审价', 'technical-points': '技术分' } as const;
type Name = keyof typeof NAMES;

/** Whether the price is meant before or after deductions is left to the document, so both stand for the price here. */
export const tieBreakOrder: LintRule = {
  code: 'tie-break-order',
  title: '得分相同时的排序与采购方式的规定不符',
  severities: ['error', 'warning'],
  basis: ORDERS,
  check({ procurement: { rules } }, law) {
    const value = ORDERS.map(({ key }) => law.find(key)).find((found) => found !== undefined);
    if (rules.tieBreaks === undefined || value === undefined) return [];
    const wanted = tieBreakSchema.array().parse(value);
    const given = rules.tieBreaks;
    const isWrong = wanted.some((name, index) => given[index] !== undefined && asPrice(given[index]) !== asPrice(name));
    if (!isWrong && given.length >= wanted.length) return [];
    return [
      {
        severity: isWrong ? 'error' : 'warning',
        message: `得分相同时应依次比较${show(wanted)}，方案写的是${given.length === 0 ? '不比较' : show(given)}，请${isWrong ? '改正' : '补全'}`,
        locations: rules.location === null ? [] : [rules.location],
        wholeProcurement: true,
      },
    ];
  },
};

function asPrice(name: Name): Name {
  return name === 'evaluated-price' ? 'quoted-price' : name;
}

function show(order: readonly Name[]): string {
  return `“${order.map((name) => NAMES[name]).join('→')}”`;
}
