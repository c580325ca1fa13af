import { describe, expect, test } from 'vitest';
import { importDocument } from '../../../importers/importer.ts';
import {
  CHAIR,
  CLERK,
  event,
  PURCHASER,
  SECOND,
  SECRETS,
  SUPERVISOR,
  VENDOR_A,
  VENDOR_B,
} from '../../ledger/ledger-fixture.ts';
import { escapeHtml, readText } from '../demo-pages.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const RESULT = '/procurements/example/lots/1/result';
const AWARD = `${RESULT}/award`;

async function read(workspace: TestWorkspace, account = CLERK.id): Promise<string> {
  return (await workspace.get(AWARD, account)).text();
}

async function lotOf(workspace: TestWorkspace) {
  const lot = (await workspace.desk.load('example')).lots.get(1);
  if (lot === undefined) throw new Error('no lot');
  return lot;
}

describe('who gets the contract', () => {
  test('is the first of the ranking, at the price it was ranked with', async () => {
    const workspace = await openWorkspace('totalled');
    const sent = await workspace.post(AWARD, PURCHASER.id, { supplier: '示例甲', amount: '1' });
    expect(sent.status).toBe(303);
    const { stage, award } = await lotOf(workspace);
    expect(stage).toBe('decided');
    expect(award?.value).toMatchObject({ supplier: '示例甲', amount: SECRETS.priceA, reason: null });
  });

  test('is another only with a reason, and what was chosen stays in the form', async () => {
    const workspace = await openWorkspace('totalled');
    const refused = await workspace.post(AWARD, CLERK.id, { supplier: '示例乙' });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('不选排序第一的，请写明理由和依据');
    expect(html).toMatch(/value="示例乙" checked/);
    expect((await lotOf(workspace)).award).toBeNull();
    const reason = '第一名放弃，书面说明见附件';
    expect((await workspace.post(AWARD, CLERK.id, { supplier: '示例乙', reason })).status).toBe(303);
    expect((await lotOf(workspace)).award?.value).toMatchObject({ supplier: '示例乙', reason });
  });

  test.each([
    ['unknown', '没有这一家'],
    ['a script', '<script>alert(1)</script>'],
    ['too long', '长'.repeat(501)],
    ['nobody', ''],
  ])('is not whoever is %s', async (_, supplier) => {
    const workspace = await openWorkspace('totalled');
    const answer = await workspace.post(AWARD, PURCHASER.id, { supplier });
    expect(answer.status).toBe(422);
    expect(await answer.text()).not.toContain('<script>alert');
    expect((await lotOf(workspace)).award).toBeNull();
  });

  test('is decided by the purchaser or the agency, and once', async () => {
    const workspace = await openWorkspace('totalled');
    for (const { id } of [CHAIR, SECOND, SUPERVISOR, VENDOR_A])
      expect((await workspace.post(AWARD, id, { supplier: '示例甲' })).status).toBe(403);
    const form = { supplier: '示例甲', 'form-mark': 'same' };
    for (const _ of [1, 2]) expect((await workspace.post(AWARD, PURCHASER.id, form)).status).toBe(303);
    expect((await workspace.post(AWARD, CLERK.id, { supplier: '示例甲', 'form-mark': 'other' })).status).toBe(403);
  });

  test('is decided knowing who has not signed', async () => {
    expect(readText(await read(await openWorkspace('totalled')))).toContain('还有成员没有签署：三号');
  });

  test('may be nobody, with cause and legal basis', async () => {
    const workspace = await openWorkspace('totalled');
    const failure = `${RESULT}/failure`;
    const refused = await workspace.post(failure, CLERK.id, { cause: '预算取消', legalBasis: '' });
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('预算取消');
    const legalBasis = '政府采购法第三十六条';
    expect((await workspace.post(failure, CLERK.id, { cause: '预算取消', legalBasis })).status).toBe(303);
    const html = await read(workspace);
    expect(html).toContain('采购终止');
    expect(html).toContain('的采购活动终止。原因：预算取消。依据：政府采购法第三十六条。');
  });

  test('is nobody where the procurement ended before anything was scored; notices are sent all the same', async () => {
    const workspace = await openWorkspace('reviewing');
    const ended = { cause: '有效供应商不足', legalBasis: '财库〔2014〕214号第三十四条' };
    expect((await workspace.post(`${RESULT}/failure`, PURCHASER.id, { ...ended, cause: '' })).status).toBe(422);
    expect((await workspace.post(`${RESULT}/failure`, PURCHASER.id, ended)).status).toBe(303);
    expect(await (await workspace.get(RESULT, PURCHASER.id)).text()).toContain('有效供应商不足');
    const notice = { to: '示例甲', text: '终止' };
    expect((await workspace.post(`${RESULT}/notices`, CLERK.id, notice)).status).toBe(303);
    expect([...(await lotOf(workspace)).notices.values()][0]?.value.kind).toBe('termination');
  });
});

describe('notices', () => {
  const decide = async () => {
    const workspace = await openWorkspace('decided', 'award.made');
    return { workspace, html: await read(workspace) };
  };

  test('tell the winner its price, and everybody else their own score and rank', async () => {
    const { html } = await decide();
    expect(html).toContain('贵单位为成交供应商，金额为 777,001.00 元');
    // 示例乙: 30 × 777001 ÷ 777002 is 30.00, five contracts 10, the plan 41.33.
    expect(html).toContain('贵单位的评审得分为 81.33 分，排序第 2 名');
    expect(html).toContain('（项目编号：SL-2026-1，第 1 包 示例包）');
  });

  test('say why a bid is invalid, never how members voted', async () => {
    const workspace = await openWorkspace('marking');
    const rejection = {
      code: 'rejected-by-panel',
      reason: '服务期限不满足要求',
      legalBasis: '磋商文件第二章',
      votes: { for: ['一号', '二号'], against: ['三号'] },
      location: null,
    };
    const dissent = [{ member: '三号', reason: '可以澄清' }];
    const data = { lot: 1, tenderer: '示例乙', rejection, dissent };
    await workspace.desk.record('example', [event('bid.rejected', CHAIR, data, '2026-06-01T12:00:00.000Z')]);
    const preview = await (await workspace.get(RESULT, CHAIR.id)).text();
    const evaluation = /name="evaluation" value="([0-9a-f]{64})"/.exec(preview)?.[1] ?? '';
    await workspace.post(`${RESULT}/freeze`, CHAIR.id, { evaluation });
    await workspace.post(AWARD, PURCHASER.id, { supplier: '示例甲' });
    const html = await read(workspace);
    expect(html).toContain('贵单位响应无效，原因：服务期限不满足要求。');
    expect(html).not.toMatch(/三号|赞成/);
    const report = readText(await (await workspace.get(`${RESULT}/report`, CLERK.id)).text());
    expect(report).toContain('三号对认定示例乙响应无效的不同意见：可以澄清');
  });

  test('are sent once each, as they were written', async () => {
    const { workspace } = await decide();
    const notice = { to: '示例乙', text: '示例乙：\n特此通知。' };
    expect((await workspace.post(`${RESULT}/notices`, CLERK.id, notice)).status).toBe(303);
    expect((await workspace.post(`${RESULT}/notices`, CLERK.id, notice)).status).toBe(409);
    expect((await lotOf(workspace)).notices.size).toBe(1);
    expect(await read(workspace)).toContain('特此通知。');
  });

  test('that cannot be taken come back at their own form, with what was typed', async () => {
    const { workspace } = await decide();
    const text = `示例乙：${'长'.repeat(4_000)}`;
    const answer = await workspace.post(`${RESULT}/notices`, CLERK.id, { to: '示例乙', text });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('href="#notice-2"');
    expect(html).toContain(text);
    expect((await workspace.post(`${RESULT}/notices`, CLERK.id, { to: '示例丁', text: '通知' })).status).toBe(422);
  });

  test('are the clerk’s to send', async () => {
    const { workspace } = await decide();
    for (const { id } of [PURCHASER, CHAIR, VENDOR_A])
      expect((await workspace.post(`${RESULT}/notices`, id, { to: '示例乙', text: '通知' })).status).toBe(403);
    expect(await read(workspace, PURCHASER.id)).not.toContain('记为已发出');
  });

  test('are letters in Word, one for each, with nobody else’s score', async () => {
    const { workspace } = await decide();
    const open = async (tenderer: string) => {
      const answer = await workspace.get(`${RESULT}/notices/${encodeURIComponent(tenderer)}`, CLERK.id);
      const { blocks } = await importDocument('通知.docx', Buffer.from(await answer.arrayBuffer()));
      return JSON.stringify(blocks);
    };
    const winner = await open('示例甲');
    expect(winner).toContain('成交通知书');
    expect(winner).toContain('示例采购单位（盖章）');
    expect(winner).not.toContain('81.33');
    expect(await open('示例乙')).toContain('81.33');
    expect((await workspace.get(`${RESULT}/notices/${encodeURIComponent('示例丁')}`, CLERK.id)).status).toBe(404);
    expect((await workspace.get(`${RESULT}/notices/${encodeURIComponent('示例甲')}`, VENDOR_B.id)).status).toBe(403);
  });
});

describe('challenges', () => {
  test('are taken in and answered once, each at its own form', async () => {
    const workspace = await openWorkspace('decided', 'award.made');
    const subject = '<b>得分</b>有误';
    expect((await workspace.post(`${RESULT}/challenges`, CLERK.id, { from: '', subject })).status).toBe(422);
    expect((await workspace.post(`${RESULT}/challenges`, CLERK.id, { from: '示例乙', subject })).status).toBe(303);
    const [id = ''] = (await lotOf(workspace)).challenges.keys();
    const refused = await workspace.post(`${RESULT}/challenges/answers`, PURCHASER.id, { id, answer: '' });
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('href="#answer-1"');
    expect(html).toContain(escapeHtml(subject));
    const answer = { id, answer: '经核实无误' };
    expect((await workspace.post(`${RESULT}/challenges/answers`, PURCHASER.id, answer)).status).toBe(303);
    expect((await workspace.post(`${RESULT}/challenges/answers`, CLERK.id, answer)).status).toBe(409);
    expect(await read(workspace)).toContain('已答复');
  });
});

describe('a review once more', () => {
  test('takes back what was decided, so that it is decided and told anew', async () => {
    const workspace = await openWorkspace('decided', 'notice.sent');
    const why = { why: '质疑成立', basis: '财政部令第94号第十六条' };
    expect((await workspace.post(`${RESULT}/re-review`, PURCHASER.id, { ...why, basis: '' })).status).toBe(422);
    expect((await workspace.post(`${RESULT}/re-review`, PURCHASER.id, why)).status).toBe(303);
    expect((await lotOf(workspace)).stage).toBe('reviewing');
    await workspace.desk.record('example', [event('marking.opened', CHAIR, { lot: 1 }, '2026-06-02T02:00:00.000Z')]);
    const preview = await (await workspace.get(RESULT, CHAIR.id)).text();
    expect(preview).toContain('质疑成立');
    const evaluation = /name="evaluation" value="([0-9a-f]{64})"/.exec(preview)?.[1] ?? '';
    await workspace.post(`${RESULT}/freeze`, CHAIR.id, { evaluation });
    expect(await read(workspace)).toContain('确定成交供应商');
    expect(await (await workspace.get(RESULT, PURCHASER.id)).text()).toContain('还没有确定。');
    expect((await workspace.post(AWARD, PURCHASER.id, { supplier: '示例甲' })).status).toBe(303);
    const again = await workspace.post(`${RESULT}/notices`, CLERK.id, { to: '示例乙', text: '重新评审后的结果' });
    expect(again.status).toBe(303);
    expect((await lotOf(workspace)).notices.size).toBe(2);
  });
});
