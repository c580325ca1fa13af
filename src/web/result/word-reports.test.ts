import JSZip from 'jszip';
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

test('what no Word file may hold is left out of every part of it, so that Word opens it', async () => {
  const odd = (text: string) => `${text}\u000b甲\u0001\ufffe`;
  const bytes = await new WordReports().get({
    ...REPORT,
    title: odd('评审报告'),
    subject: odd('示例项目'),
    caption: odd('说明'),
    facts: [{ label: odd('预算'), value: odd('100.00 元') }],
    sections: [{ id: 'scores', title: odd('得分'), tables: [{ caption: odd('总分'), columns: [], rows: [] }] }],
    foot: odd('示例'),
  });
  const { files } = await JSZip.loadAsync(bytes);
  const texts = await Promise.all(Object.values(files).map((file) => file.async('string')));
  expect(texts.join('')).toContain('总分甲');
  for (const text of texts) expect(text).not.toMatch(/(?![\t\n\r])[\p{Cc}\ufffe\uffff]/u);
});

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
