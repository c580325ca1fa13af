import { expect, test } from 'vitest';
import { findOutdatedStandards } from '../src/engine/checks/superseded-standards.ts';
import { loadStandards } from '../src/storage/files/load-standards.ts';

const standards = loadStandards('schemes/standards.yaml');
const yearOf = (number: string) => Number.parseInt(/\d{4}$/.exec(number)?.[0] ?? '', 10);
const location = { file: '方案.docx', page: null, path: 'p[1]', quote: '' };
const cite = (number: string, date: string) =>
  findOutdatedStandards([{ text: `本方案按照 ${number} 编写。`, location }], standards, date).length;

test('each edition is named once, and the one that replaced it is newer and in force no earlier than its year', () => {
  const numbers = standards.map(({ number }) => number);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const { number, replacedBy, since } of standards) {
    expect(yearOf(replacedBy), number).toBeGreaterThan(yearOf(number));
    expect(yearOf(since.slice(0, 4)), number).toBeGreaterThanOrEqual(yearOf(replacedBy));
  }
});

test.each(standards.map(({ number, replacedBy, since }) => [number, replacedBy, since] as const))(
  '%s is told from the day on which %s holds, and that one never',
  (number, replacedBy, since) => {
    const before = new Date(Date.parse(since) - 86_400_000).toISOString().slice(0, 10);
    expect([cite(number, before), cite(number, since)]).toEqual([0, 1]);
    expect(cite(number.replace(' ', '').replace('-', '—'), since)).toBe(1);
    expect(cite(replacedBy, since)).toBe(0);
  },
);
