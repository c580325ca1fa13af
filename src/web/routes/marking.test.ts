import { describe, expect, test } from 'vitest';
import { CHAIR, SECOND, SECRETS, THIRD } from '../../ledger/ledger-fixture.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const LOT = '/procurements/example/lots/1';
const MARK = `${LOT}/marking/items/plan/${encodeURIComponent('示例甲')}`;

/** Nobody has marked yet: the story's marks are given in its next events. */
async function openMarking(): Promise<TestWorkspace> {
  return openWorkspace('marking', 'marking.opened');
}

async function versionOn(workspace: TestWorkspace, account: string): Promise<string> {
  const html = await (await workspace.get(MARK, account)).text();
  return /name="replaces" value="(\d*)"/.exec(html)?.[1] ?? 'none';
}

describe('a member marks', () => {
  test('what was typed is recorded as the mark, and shown with its points', async () => {
    const workspace = await openMarking();
    const answer = await workspace.post(MARK, SECOND.id, { points: '51.5', note: '方案完整', replaces: '' });
    expect(answer.status).toBe(303);
    const html = await (await workspace.get(MARK, SECOND.id)).text();
    expect(html).toContain('51.5 分');
    expect(html).toContain('方案完整');
  });

  test('a script gets back only the state, with what the next saving replaces', async () => {
    const workspace = await openMarking();
    const answer = await workspace.post(MARK, SECOND.id, { points: '40', replaces: '' }, { 'hx-request': 'true' });
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(html.startsWith('<div id="mark-state"')).toBe(true);
    expect(/name="replaces" value="(\d+)"/.exec(html)?.[1]).toBe(await versionOn(workspace, SECOND.id));
  });

  test('points outside the range are refused, with what was typed still there and nothing recorded', async () => {
    const workspace = await openMarking();
    const answer = await workspace.post(MARK, SECOND.id, { points: '60.5', note: '写了很多', replaces: '' });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain('href="#points"');
    expect(html).toContain('value="60.5"');
    expect(html).toContain('写了很多');
    expect(await versionOn(workspace, SECOND.id)).toBe('0');
  });

  test('an old window does not overwrite what another one saved', async () => {
    const workspace = await openMarking();
    await workspace.post(MARK, SECOND.id, { points: '40', replaces: '' });
    const stale = await workspace.post(MARK, SECOND.id, { points: '30', note: '旧窗口', replaces: '' });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('旧窗口');
    expect(await (await workspace.get(MARK, SECOND.id)).text()).toContain('40 分');
  });

  test('a tenderer that is not there, an item that is computed, and one that nobody knows are not found', async () => {
    const workspace = await openMarking();
    for (const path of ['plan/没有这家', 'contracts/示例甲', 'unknown/示例甲'])
      expect((await workspace.get(`${LOT}/marking/items/${encodeURI(path)}`, SECOND.id)).status).toBe(404);
  });
});

describe('a member hands in', () => {
  test('only when every mark is given', async () => {
    const workspace = await openMarking();
    await workspace.post(MARK, SECOND.id, { points: '40', replaces: '' });
    const early = await workspace.post(`${LOT}/marking/submit`, SECOND.id);
    expect(early.status).toBe(422);
    expect(await early.text()).toContain('还有 1 处没有评分');
    await workspace.post(MARK.replace(encodeURIComponent('示例甲'), encodeURIComponent('示例乙')), SECOND.id, {
      points: '41',
      replaces: '',
    });
    expect((await workspace.post(`${LOT}/marking/submit`, SECOND.id)).status).toBe(303);
    expect(
      (await workspace.post(MARK, SECOND.id, { points: '20', replaces: await versionOn(workspace, SECOND.id) })).status,
    ).toBe(422);
  });

  test('and sees of the others only who has handed in', async () => {
    const workspace = await openWorkspace('marking', 'marks.submitted');
    const html = await (await workspace.get(`${LOT}/marking`, THIRD.id)).text();
    expect(html).toMatch(/二号<\/b>：已提交/);
    expect(html).not.toContain(SECRETS.notes[SECOND.id as 'member-2']);
  });
});

describe('the chair', () => {
  test('returns a sheet on a ground of the law, which its member is told', async () => {
    const workspace = await openWorkspace('marking', 'marks.submitted');
    const refused = await workspace.post(`${LOT}/marking/returns`, CHAIR.id, {
      member: SECOND.id,
      ground: 'mood',
      reason: '再想想',
    });
    expect(refused.status).toBe(422);
    const fields = { member: SECOND.id, ground: 'abnormal-mark', reason: '与其他成员相差较大' };
    expect((await workspace.post(`${LOT}/marking/returns`, CHAIR.id, fields)).status).toBe(303);
    const html = await (await workspace.get(`${LOT}/marking`, SECOND.id)).text();
    expect(html).toContain('认为评分畸高、畸低：与其他成员相差较大');
  });

  test('alone: other members are offered nothing of the kind', async () => {
    const workspace = await openWorkspace('marking', 'marks.submitted');
    expect(await (await workspace.get(`${LOT}/marking`, THIRD.id)).text()).not.toContain('退回复核');
  });
});
