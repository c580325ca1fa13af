import { describe, expect, test } from 'vitest';
import { importDocument } from '../../../importers/importer.ts';
import { CHAIR, CLERK, event, PURCHASER, SECOND, VENDOR_A } from '../../ledger/ledger-fixture.ts';
import { escapeHtml, readText } from '../demo-pages.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const RESULT = '/procurements/example/lots/1/result';
const REPORT = `${RESULT}/report`;

async function readPage(workspace: TestWorkspace, account = CHAIR.id): Promise<string> {
  return (await workspace.get(REPORT, account)).text();
}

async function readWord(workspace: TestWorkspace): Promise<string> {
  const bytes = await (await workspace.get(`${REPORT}.docx`, CLERK.id)).arrayBuffer();
  return JSON.stringify((await importDocument('报告.docx', Buffer.from(bytes))).blocks);
}

describe('the report of the panel', () => {
  test('has bids, panel, method, clarifications, prices, marks, ranking, rechecks and signatures', async () => {
    const text = readText(await readPage(await openWorkspace('decided')));
    for (const part of [
      '示例项目（第 1 包 示例包）',
      'SL-2026-1',
      '请说明服务期限',
      '三年',
      '磋商一轮',
      '777,001.00',
      '第一阶段合格：示例甲、示例乙。',
      '没有响应无效的供应商',
      '按排序推荐成交候选供应商：第 1 名 示例甲；第 2 名 示例乙。',
      '与其他成员相差较大',
      '二号的不同意见：对方案得分有不同意见',
      '采购公告的媒体和日期',
    ])
      expect(text).toContain(part);
    // 示例乙's plan: 40, 40 and 44 of the members.
    expect(text).toMatch(/方案 60 40 40 44 41\.33/);
  });

  test('says who has not signed yet', async () => {
    const workspace = await openWorkspace('totalled', 'totals.frozen');
    expect(readText(await readPage(workspace)).match(/尚未签署/g)).toHaveLength(3);
  });

  test('is not there before the totals are frozen', async () => {
    const answer = await (await openWorkspace('marking')).get(REPORT, CHAIR.id);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('汇总定稿后才有评审报告');
  });

  test('is nobody else’s to read', async () => {
    const workspace = await openWorkspace('decided');
    for (const address of [REPORT, `${REPORT}.docx`])
      expect((await workspace.get(address, VENDOR_A.id)).status).toBe(403);
    expect((await workspace.get(REPORT, PURCHASER.id)).status).toBe(200);
  });

  test('as a Word file says what the page says', async () => {
    const workspace = await openWorkspace('decided');
    const html = await readPage(workspace);
    const word = await readWord(workspace);
    const titles = [...html.matchAll(/<h2 id="[a-z]+-title">([^<]*)<\/h2>/g)].map(([, title]) => title ?? '');
    expect(titles).toHaveLength(11);
    for (const said of [...titles, '与其他成员相差较大', '对方案得分有不同意见', '41.33', '签名'])
      expect(word).toContain(said);
  });

  test('names a file after the procurement, however it is called', async () => {
    const workspace = await openWorkspace('decided');
    const { headers } = await workspace.get(`${REPORT}.docx`, CLERK.id);
    expect(decodeURIComponent(headers.get('Content-Disposition') ?? '')).toContain(
      '评审报告 示例项目（第 1 包 示例包）.docx',
    );
  });

  test('keeps what stands in a dissent as text', async () => {
    const workspace = await openWorkspace('totalled', 'totals.frozen');
    const evaluation = (await workspace.desk.load('example')).lots.get(1)?.totals?.value.evaluation ?? '';
    const reason = `<script>alert(1)</script>\n${'长'.repeat(500)}`;
    await workspace.post(`${RESULT}/dissent`, SECOND.id, { evaluation, reason });
    const html = await readPage(workspace);
    expect(html).toContain(escapeHtml('<script>alert(1)</script>'));
    expect(html).not.toContain('<script>alert');
    expect(await readWord(workspace)).toContain('长'.repeat(500));
  });
});

describe('totals that others took the place of', () => {
  test('stand in the report with the reason', async () => {
    const workspace = await openWorkspace('decided', 'award.made');
    const data = { lot: 1, reason: '质疑成立', legalBasis: '财政部令第94号第十六条' };
    const review = event('re-review.ordered', PURCHASER, data, '2026-06-02T01:00:00.000Z');
    await workspace.desk.record('example', [review]);
    const open = event('marking.opened', CHAIR, { lot: 1 }, '2026-06-02T02:00:00.000Z');
    await workspace.desk.record('example', [open]);
    const html = await (await workspace.get(RESULT, CHAIR.id)).text();
    const evaluation = /name="evaluation" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
    expect((await workspace.post(`${RESULT}/freeze`, CHAIR.id, { evaluation })).status).toBe(303);
    const text = readText(await readPage(workspace));
    expect(text).toContain('汇总的结果已被取代：第 1 名 示例甲');
    expect(text).toContain('取代的原因：质疑成立');
    expect(text).toContain('重新评审。原因：质疑成立（依据：财政部令第94号第十六条）');
  });
});
