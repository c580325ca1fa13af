import { expect, test } from 'vitest';
import { finding } from '../src/domain/finding.ts';
import { groupByBasis, groupFindings } from './recheck.ts';

const outlier = (message: string, legalBasis: string | null = '甲文第一条') =>
  finding('warning', 'outlier-mark', message, { legalBasis });

test('the weightiest findings come first and empty groups are left out', () => {
  const groups = groupFindings([
    outlier('一'),
    finding('error', 'mark-missing', '二'),
    finding('error', 'mark-out-of-range', '三'),
  ]);
  expect(groups.map(({ word, findings }) => [word, findings.length])).toEqual([
    ['须更正', 2],
    ['请看', 1],
  ]);
});

test('findings of one kind and basis stand together, and only those', () => {
  const groups = groupByBasis([outlier('一'), outlier('二'), outlier('三', null), finding('warning', 'tie', '四')]);
  expect(groups.map((group) => group.map(({ message }) => message))).toEqual([['一', '二'], ['三'], ['四']]);
});
