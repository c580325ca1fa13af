import { describe, expect, test } from 'vitest';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const REVIEW = '/procurements/example/lots/1/review';
const FIRST = `${REVIEW}/first-stage`;
const OPENING = `${REVIEW}/opening`;

async function lotOf({ desk }: TestWorkspace) {
  const lot = (await desk.load('example')).lots.get(1);
  if (lot === undefined) throw new Error('no lot');
  return lot;
}

describe('the decision about the first part', () => {
  test('names who goes on', async () => {
    const workspace = await openWorkspace('reviewing', 'requirement.judged');
    const { status } = await workspace.post(FIRST, 'member-1', { admitted: ['示例甲'] });
    expect(status).toBe(303);
    expect((await lotOf(workspace)).firstStage?.value).toEqual(['示例甲']);
    expect(await (await workspace.get(FIRST, 'member-2')).text()).toContain('已评定：示例甲');
  });

  test.each([
    ['somebody who handed in nothing', ['示例丙']],
    ['a name of 500 characters', ['名'.repeat(500)]],
  ])('does not admit %s', async (_, admitted) => {
    const workspace = await openWorkspace('reviewing', 'requirement.judged');
    expect((await workspace.post(FIRST, 'member-1', { admitted })).status).toBe(422);
    expect((await lotOf(workspace)).firstStage).toBeNull();
  });

  test('leaves nobody out whose second part is open', async () => {
    const workspace = await openWorkspace('reviewing');
    const response = await workspace.post(FIRST, 'member-1', { admitted: ['示例甲'] });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('已开启第二阶段文件的');
    expect((await lotOf(workspace)).firstStage?.value).toEqual(['示例甲', '示例乙']);
  });
});

describe('opening the marking', () => {
  test('says what is open, what follows, and on which law too few are left', async () => {
    const html = await (await (await openWorkspace('reviewing')).get(OPENING, 'member-1')).text();
    expect(html).toMatch(/示例乙.*★1/s);
    expect(html).toContain('视为没有发现不满足');
    expect(html).toContain('有效供应商只有 2 家');
  });

  test('needs a second word while something is open', async () => {
    const workspace = await openWorkspace('reviewing');
    const response = await workspace.post(OPENING, 'member-1');
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('请核对后勾选');
    expect((await lotOf(workspace)).stage).toBe('reviewing');
    expect((await workspace.post(OPENING, 'member-1', { confirmed: 'yes' })).status).toBe(303);
    expect((await lotOf(workspace)).stage).toBe('marking');
  });

  test('is for the chair, and only while the bids are reviewed', async () => {
    const workspace = await openWorkspace('reviewing');
    expect((await workspace.post(OPENING, 'member-2', { confirmed: 'yes' })).status).toBe(403);
    expect(await (await workspace.get(OPENING, 'member-2')).text()).not.toContain('name="confirmed"');
    const later = await openWorkspace('marking');
    expect((await later.post(OPENING, 'member-1', { confirmed: 'yes' })).status).toBe(403);
  });
});
