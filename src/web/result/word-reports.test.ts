import { expect, test } from 'vitest';
import type { Report } from '../../../views/report/report.ts';
import { WordReports } from './word-reports.ts';

const REPORT: Report = {
  title: '评审报告',
  subject: '示例项目',
  caption: null,
  facts: [{ label: '预算', value: '100.00 元' }],
  counts: [],
  sections: [],
  foot: '',
  date: '2025-12-15',
};

test('the same report is written once, another one anew; the longest unused is forgotten', async () => {
  const reports = new WordReports(2);
  const other = { ...REPORT, facts: [{ label: '预算', value: '200.00 元' }] };
  const third = { ...REPORT, date: '2025-12-16' };
  const first = await reports.get(REPORT);
  expect(await reports.get(structuredClone(REPORT))).toBe(first);
  expect(Buffer.from(await reports.get(other)).equals(first)).toBe(false);
  await reports.get(third);
  const again = await reports.get(REPORT);
  expect(again).not.toBe(first);
  expect(Buffer.from(again).equals(first)).toBe(true);
});
