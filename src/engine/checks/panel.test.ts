import { describe, expect, it } from 'vitest';
import { lotSchema } from '../../domain/lot.ts';
import { procurementSchema } from '../../domain/procurement.ts';
import { loadRegulations } from '../../storage/files/load-regulations.ts';
import { checkPanel } from './panel.ts';

const regulations = loadRegulations();
const scheme = (method: string | null, budget: string | null = null) => ({
  procurement: procurementSchema.parse({
    schemaVersion: '1',
    id: 'x',
    title: '示例',
    method,
    category: 'goods',
    budget,
  }),
  lot: lotSchema.parse({ schemaVersion: '1', number: '1', title: '示例包' }),
});

describe('a panel', () => {
  // 财政部令第87号第四十七条: five or more, odd, experts two thirds or more; seven from ten million on.
  it.each([
    [5, 4, '9999999.99', []],
    [5, 3, null, ['panel-few-experts']],
    [4, 3, null, ['panel-too-small', 'panel-even']],
    [6, 4, null, ['panel-even']],
    [5, 5, '10000000', ['panel-too-small']],
    [7, 5, '10000000', []],
    [9, 6, null, []],
    [9, 5, null, ['panel-few-experts']],
  ])('of %i members, %i of them experts, for a budget of %s: %j', (members, experts, budget, codes) => {
    const found = checkPanel({ members, experts }, scheme('open-tender', budget), regulations, '2026-03-01');
    expect(found.map(({ code }) => code)).toEqual(codes);
    expect(found.every(({ severity, legalBasis }) => severity === 'error' && legalBasis !== null)).toBe(true);
  });

  it('for a negotiation has three members, two of them experts', () => {
    const of = (members: number, experts: number) =>
      checkPanel({ members, experts }, scheme('competitive-negotiation'), regulations, '2026-03-01').length;
    expect([of(3, 2), of(3, 1), of(1, 1)]).toEqual([0, 1, 1]);
  });

  it('is only warned about where nobody has read the law yet, and not at all where the law is silent', () => {
    const consultation = checkPanel(
      { members: 2, experts: 2 },
      scheme('competitive-consultation'),
      regulations,
      '2026-03-01',
    );
    expect(consultation.map(({ severity }) => severity)).toEqual(['warning', 'warning']);
    expect(checkPanel({ members: 2, experts: 0 }, scheme(null), regulations, '2026-03-01')).toEqual([]);
    expect(checkPanel({ members: 2, experts: 0 }, scheme('open-tender'), regulations, '2010-01-01')).toEqual([]);
  });
});
