import { expect, test } from 'vitest';
import { loadRegulations } from '../storage/files/load-regulations.ts';
import { findMajorityRule } from './find-majority-rule.ts';

const regulations = loadRegulations();

test.each([
  ['open-tender', '2025-12-15', '财政部令第87号第六十一条'],
  ['competitive-consultation', '2025-12-15', '财库〔2012〕69号第二条'],
  ['competitive-negotiation', '2025-12-15', '财库〔2012〕69号第二条'],
  [null, '2025-12-15', '财库〔2012〕69号第二条'],
  ['open-tender', '2017-09-30', undefined],
] as const)('a panel by the method %s decides on %s by %s', (method, date, basis) => {
  expect(findMajorityRule(method, regulations, date)?.basis).toBe(basis);
});
