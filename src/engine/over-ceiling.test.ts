import { expect, test } from 'vitest';
import { Decimal } from '../domain/decimal.ts';
import { type Lot, lotSchema } from '../domain/lot.ts';
import { type Procurement, procurementSchema } from '../domain/procurement.ts';
import { loadReferenceData } from '../use-cases/reference-data.ts';
import { ceilingOf, checkCeiling } from './over-ceiling.ts';

const place = { file: '磋商文件.docx', page: null, path: 'p[7]', quote: '报价', clause: '第三章 5' };
const price = { kind: 'price', id: 'price', title: '价格', points: '30', location: place, rule: {} };
const { regulations } = loadReferenceData();

function schemeOf(method: Procurement['method'], money: Partial<Pick<Lot, 'budget' | 'ceilingPrice'>>) {
  const procurement = procurementSchema.parse({
    schemaVersion: '1',
    id: 'sample',
    title: '示例',
    category: 'goods',
    method,
  });
  const lot = lotSchema.parse({ schemaVersion: '1', number: '1', title: '示例包', items: [], ...money });
  return { procurement, lot: { ...lot, items: [price] as never } };
}

const check = (amount: string, scheme: ReturnType<typeof schemeOf>) =>
  checkCeiling(new Decimal(amount), scheme, { regulations, date: '2026-06-01', locations: [] });

test('a tender over its ceiling is invalid by law, a response elsewhere by the document', () => {
  expect(check('100.01', schemeOf('open-tender', { ceilingPrice: '100' }))?.legalBasis).toContain('第六十三条');
  expect(check('100.01', schemeOf('competitive-consultation', { ceilingPrice: '100' }))?.legalBasis).toBe(
    '采购文件 第三章 5',
  );
});

test('where there is no ceiling the budget is one, and is called so', () => {
  expect(check('100.01', schemeOf('open-tender', { budget: '100' }))?.message).toBe(
    '报价 100.01 元超过预算金额 100.00 元',
  );
  expect(check('95', schemeOf('open-tender', { budget: '100', ceilingPrice: '90' }))?.message).toContain(
    '最高限价 90.00',
  );
});

test('as much as the ceiling is not over it, and without one nothing is', () => {
  expect(check('100', schemeOf('open-tender', { ceilingPrice: '100' }))).toBeNull();
  expect(check('100', schemeOf('open-tender', {}))).toBeNull();
  expect(ceilingOf(schemeOf('open-tender', {}))).toBeNull();
});
