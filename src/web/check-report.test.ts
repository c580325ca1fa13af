import { beforeAll, describe, expect, test } from 'vitest';
import { importDocument } from '../../importers/importer.ts';
import { buildReport, type CheckReportInput } from '../../views/check-report/build-report.ts';
import { finding } from '../domain/finding.ts';
import { checkTenderer } from '../use-cases/check-bid.ts';
import { listMending, renderCheckReport } from './check-report.tsx';

const DATE = '2025-12-15';
let invalid: CheckReportInput;
let vague: CheckReportInput;

beforeAll(async () => {
  const check = async (slug: string, more: object = {}): Promise<CheckReportInput> => ({
    ...(await checkTenderer({
      files: [`fixtures/demo/bids/${slug}`],
      scheme: 'schemes/procurements/tianjin-tgpc-2025-d-1284',
      lot: 3,
      date: DATE,
      ...more,
    })),
    date: DATE,
    audience: 'panel',
  });
  [invalid, vague] = await Promise.all([
    check('tenderer-d'),
    check('tenderer-f', { prices: ['296800'], others: ['254400'] }),
  ]);
}, 120_000);

const section = (input: CheckReportInput, id: string) => buildReport(input).sections.find((part) => part.id === id);

describe('the report of a check', () => {
  test('says first what kills, each with its reason, basis and place', () => {
    const [first] = buildReport(invalid).sections;
    expect(first?.title).toBe('会导致响应无效');
    expect(first?.entries?.map(({ title }) => title)).toEqual([
      '报价 390,000.00 元超过最高限价 377,218.00 元',
      expect.stringContaining('★（七） 负偏离：1 年 < 3 年'),
    ]);
    expect(first?.entries?.[0]?.basis).toBe('采购文件 第二部分 三 第三包 第一部分 1');
    expect(first?.entries?.[1]?.places[0]?.where).toBe('表 4 第 7 行');
  });

  test('has every answer, item and form in its tables', () => {
    expect(section(invalid, 'answers')?.tables?.[0]?.rows).toHaveLength(invalid.check.responses.length);
    expect(section(invalid, 'scores')?.tables?.[0]?.rows).toHaveLength(invalid.scheme.lot.items.length);
    expect(section(invalid, 'forms')?.tables?.[0]?.rows).toHaveLength(16);
  });

  test('for the vendor: what to mend in order of harm, and the price', () => {
    const report = buildReport({ ...vague, audience: 'vendor' });
    expect(report.sections.slice(0, 2).map(({ id }) => id)).toEqual(['mend', 'outlook']);
    const lines = listMending(vague);
    expect(lines[0]).toMatch(/差 6 分$/);
    expect(lines.findIndex((line) => line.includes('必备内容'))).toBeLessThan(
      lines.findIndex((line) => line.includes('人员稳定性保障措施')),
    );
    expect(report.sections[1]?.tables?.[0]?.rows[0]?.map(({ text }) => text).slice(0, 4)).toEqual([
      '296,800.00',
      '296,800.00',
      '8.57',
      '22.57',
    ]);
  });

  test('says that everything is proposed until confirmed, in every form', async () => {
    const caption = buildReport(invalid).caption ?? '';
    const html = (await renderCheckReport(invalid, 'html')).toString();
    const word = await importDocument('报告.docx', await renderCheckReport(invalid, 'docx'));
    expect(caption).toContain('不是评审结论');
    expect(html).toContain(caption);
    expect(JSON.stringify(word.blocks)).toContain(caption);
  });
});

describe('the HTML file', () => {
  test('refers to no other file and runs nothing', async () => {
    const html = (await renderCheckReport(vague, 'html')).toString();
    expect(html).not.toMatch(/<script|<link|<img|src=|url\(|@import|href="(?!#)/);
    expect(html).toMatch(/^<!doctype html><html lang="zh-CN">/);
  });

  test('shows text from documents as text', async () => {
    const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'&';
    const location = { file: `${hostile}.docx`, page: null, path: 'p[1]', quote: hostile };
    const check = {
      ...vague.check,
      tenderer: hostile,
      findings: [finding('error', 'example', hostile, { locations: [location] })],
    };
    const html = (await renderCheckReport({ ...vague, check }, 'html')).toString();
    expect(html).not.toContain('<script');
    expect(html).not.toContain('<img');
    expect(html.split('&lt;script&gt;alert(1)&lt;/script&gt;').length).toBeGreaterThan(3);
  });
});

describe('the Word file', () => {
  test('gives the same bytes for the same check', async () => {
    const [one, two] = [await renderCheckReport(vague, 'docx'), await renderCheckReport(vague, 'docx')];
    expect(one.equals(two)).toBe(true);
  });

  test('can be read again, with the same rows as the model', async () => {
    const { blocks } = await importDocument('报告.docx', await renderCheckReport(invalid, 'docx'));
    const tables = blocks.filter((block) => block.type === 'table');
    expect(tables.some(({ rows }) => rows.length === invalid.check.responses.length + 1)).toBe(true);
    expect(JSON.stringify(blocks)).toContain('报价 390,000.00 元超过最高限价 377,218.00 元');
  });

  test('holds no character that Word refuses', async () => {
    const check = { ...invalid.check, tenderer: '示例\u0000\u000b\ud800公司' };
    const { blocks } = await importDocument('报告.docx', await renderCheckReport({ ...invalid, check }, 'docx'));
    expect(JSON.stringify(blocks)).toContain('示例公司');
  });
});
