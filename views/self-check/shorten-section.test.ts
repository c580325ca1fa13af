import { expect, test } from 'vitest';
import type { ReportCell, ReportEntry } from '../report/report.ts';
import { shortenSection } from './shorten-section.ts';

const row = (number: number, tone: 'good' | 'bad'): ReportCell[] => [{ text: String(number) }, { text: '', tone }];
const rows = (count: number, isBad: (number: number) => boolean) =>
  Array.from({ length: count }, (_, index) => row(index + 1, isBad(index + 1) ? 'bad' : 'good'));
const section = (count: number, isBad: (number: number) => boolean) => ({
  id: 'answers',
  title: '应答',
  tables: [{ caption: '', columns: [], rows: rows(count, isBad) }],
});

test('a table of a hundred rows stays whole', () => {
  const whole = section(100, () => false);
  expect(shortenSection(whole)).toBe(whole);
});

test('of a longer one what people have to look at stays, and how much is left out is said', () => {
  const { tables, lines } = shortenSection(section(101, (number) => number === 99));
  expect(tables?.[0]?.rows.map(([cell]) => cell?.text)).toEqual(['99']);
  expect(lines).toEqual([expect.stringContaining('其余 100 行没有列出')]);
});

test('where everything is bad, a hundred rows are shown', () => {
  const { tables, lines } = shortenSection(section(250, () => true));
  expect(tables?.[0]?.rows).toHaveLength(100);
  expect(lines?.[0]).toContain('其余 150 行');
});

test('of a long list the first hundred stay, in their order', () => {
  const entries = Array.from(
    { length: 120 },
    (_, index): ReportEntry => ({ title: String(index), tone: 'look', tag: '影响得分', basis: null, places: [] }),
  );
  const short = shortenSection({ id: 'mend', title: '修改建议', entries, isNumbered: true });
  expect(short.entries?.map(({ title }) => title)).toEqual(entries.slice(0, 100).map(({ title }) => title));
  expect(short.lines?.[0]).toContain('其余 20 项没有列出');
});
