import { describe, expect, test } from 'vitest';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const REVIEW = `/procurements/example/lots/1/review/${encodeURIComponent('示例乙')}`;
const REJECTION = `${REVIEW}/rejection`;
const DECISION = {
  ground: 'requirement-m1',
  reason: '没有提供承诺',
  'vote.member-1': 'for',
  'vote.member-2': 'for',
  'vote.member-3': 'against',
  'dissent.member-3': '承诺在附件中',
};

async function listRejections({ desk }: TestWorkspace) {
  return (await desk.load('example')).lots.get(1)?.bids.get('示例乙')?.rejections ?? new Map();
}

describe('holding a bid invalid', () => {
  test('takes the votes of all members and the clause it rests on, and shows who differed', async () => {
    const workspace = await openWorkspace('reviewing');
    const asked = await (await workspace.get(`${REJECTION}?ground=m1`, 'member-1')).text();
    expect(asked).toMatch(/value="requirement-m1" checked/);
    expect((await workspace.post(REJECTION, 'member-1', DECISION)).status).toBe(303);
    expect((await listRejections(workspace)).get('requirement-m1')?.value).toMatchObject({
      reason: '没有提供承诺',
      votes: { for: ['一号', '二号'], against: ['三号'] },
    });
    const html = await (await workspace.get(REJECTION, 'member-2')).text();
    expect(html).toContain('三号的不同意见：承诺在附件中');
    expect(html).not.toContain('name="ground"');
  });

  test.each([
    ['without a ground', { ground: '' }, '请选择事由和依据'],
    ['on a ground that is not there', { ground: 'requirement-none' }, '请选择事由和依据'],
    ['on another clause that is not named', { ground: 'rejected-by-panel' }, '请写明是采购文件的哪一条'],
    ['without a reason', { reason: ' ' }, '请写明理由'],
    ['while a member is silent', { 'vote.member-2': '' }, '请记录二号的意见'],
    ['without a majority', { 'vote.member-2': 'against', 'dissent.member-2': '不同意' }, '没有过半数'],
    ['while who differs does not say why', { 'dissent.member-3': '' }, '请写明三号不同意的理由'],
    ['for a reason as long as a book', { reason: '长'.repeat(2_001) }, '不能超过 2000 个字'],
  ])('is refused %s', async (_, fields: Record<string, string>, message) => {
    const workspace = await openWorkspace('reviewing');
    const response = await workspace.post(REJECTION, 'member-1', { ...DECISION, ...fields });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain(message);
    expect((await listRejections(workspace)).size).toBe(0);
  });

  test('is proposed by an answer that a member judged, and rests on the vote', async () => {
    const workspace = await openWorkspace('reviewing');
    const answer = `${REVIEW}/requirements/${encodeURIComponent('★1')}`;
    const judged = await workspace.post(answer, 'member-2', {
      deviation: 'negative',
      reason: '没有承诺',
      replaces: '',
    });
    expect(judged.status).toBe(303);
    const before = await (await workspace.get(REJECTION, 'member-1')).text();
    expect(before).toContain('没有认定无效');
    expect(before).toContain('已判定，经表决认定后响应（投标）无效：实质性条款 ★1负偏离：没有承诺');
    await workspace.post(REJECTION, 'member-1', DECISION);
    const after = await (await workspace.get(REJECTION, 'member-1')).text();
    expect(after).not.toContain('没有认定无效');
    expect(after).not.toContain('经表决认定后');
    expect(after).not.toContain('请表决认定');
  });

  test('is for the chair alone', async () => {
    const workspace = await openWorkspace('reviewing');
    expect((await workspace.post(REJECTION, 'member-2', DECISION)).status).toBe(403);
  });

  test('is taken back with a reason, and stays to be seen', async () => {
    const workspace = await openWorkspace('reviewing');
    await workspace.post(REJECTION, 'member-1', DECISION);
    const code = 'requirement-m1';
    const folded = '<details class="card inline-form"><summary>按另一事由再作认定';
    expect(await (await workspace.get(REJECTION, 'member-1')).text()).toContain(folded);
    const without = await workspace.post(`${REJECTION}/revocations`, 'member-1', { code });
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('请写明撤销的理由');
    const reason = '复核时在附件中找到承诺';
    await workspace.post(`${REJECTION}/revocations`, 'member-1', { code, [`revoke-${code}`]: reason });
    expect((await listRejections(workspace)).get(code)?.value).toBeNull();
    const html = await (await workspace.get(REJECTION, 'member-1')).text();
    expect(html).toContain(reason);
    expect(html).toContain('没有提供承诺');
    expect(html).not.toContain('再作认定');
    const again = { code, [`revoke-${code}`]: reason };
    expect((await workspace.post(`${REJECTION}/revocations`, 'member-1', again)).status).toBe(422);
  });

  test('says what becomes of the lot where too few would be left', async () => {
    const html = await (await (await openWorkspace('reviewing')).get(REJECTION, 'member-1')).text();
    expect(html).toContain('有效供应商只有 1 家');
  });
});
