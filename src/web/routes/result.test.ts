import { describe, expect, test } from 'vitest';
import { ARCHIVIST, CHAIR, CLERK, PURCHASER, SECOND, SUPERVISOR, THIRD } from '../../ledger/ledger-fixture.ts';
import { countVersions } from '../../ledger/versions.ts';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const LOT = '/procurements/example/lots/1';
const RESULT = `${LOT}/result`;

/** Freezes what the chair sees now. */
async function freeze(workspace: TestWorkspace): Promise<Response> {
  const html = await read(workspace, RESULT, CHAIR.id);
  const evaluation = /name="evaluation" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
  return workspace.post(`${RESULT}/freeze`, CHAIR.id, { evaluation });
}

async function read(workspace: TestWorkspace, address: string, account: string): Promise<string> {
  return (await workspace.get(address, account)).text();
}

describe('before the totals are frozen', () => {
  test('while members mark, the page says who has handed in and shows no figure', async () => {
    const workspace = await openWorkspace('marking', 'marks.submitted');
    const html = await read(workspace, RESULT, SECOND.id);
    expect(html).toContain('还没有提交：一号、三号');
    expect(html).not.toContain('class="ranking');
  });

  test('once all have, the chair sees what the totals would be, and freezes them', async () => {
    const workspace = await openWorkspace('marking');
    expect(await read(workspace, RESULT, CHAIR.id)).toContain('尚未汇总');
    expect((await freeze(workspace)).status).toBe(303);
    const { lots } = await workspace.desk.load('example');
    expect(lots.get(1)?.stage).toBe('totalled');
    expect(await read(workspace, RESULT, CHAIR.id)).not.toContain('尚未汇总');
  });

  test('a result that has changed since the chair saw it is not frozen', async () => {
    const workspace = await openWorkspace('marking');
    const stale = await workspace.post(`${RESULT}/freeze`, CHAIR.id, { evaluation: '0'.repeat(64) });
    expect(stale.status).toBe(409);
    expect((await workspace.desk.load('example')).lots.get(1)?.stage).toBe('marking');
  });

  test('nothing is frozen while nobody has decided whether a judged answer makes a bid invalid', async () => {
    const workspace = await openWorkspace('marking');
    const answer = `${LOT}/review/${encodeURIComponent('示例甲')}/requirements/${encodeURIComponent('★1')}`;
    const judge = (deviation: string, replaces: string) =>
      workspace.post(answer, SECOND.id, { deviation, reason: '没有承诺', replaces });
    const before = await read(workspace, RESULT, CHAIR.id);
    const seen = /name="evaluation" value="([0-9a-f]{64})"/.exec(before)?.[1] ?? '';
    const known = (await workspace.desk.load('example')).lots.get(1)?.bids.get('示例甲')?.judgements.get('★1');
    expect((await judge('negative', String(countVersions(known ?? null)))).status).toBe(303);
    const html = await read(workspace, RESULT, CHAIR.id);
    expect(html).toContain('认定以后才能汇总');
    expect(html).not.toContain('汇总并定稿');
    expect((await workspace.post(`${RESULT}/freeze`, CHAIR.id, { evaluation: seen })).status).toBe(409);
    expect((await workspace.desk.load('example')).lots.get(1)?.stage).toBe('marking');
  });

  test('nobody but the chair freezes them', async () => {
    const workspace = await openWorkspace('marking');
    for (const { id } of [SECOND, CLERK, SUPERVISOR])
      expect((await workspace.post(`${RESULT}/freeze`, id)).status).toBe(403);
    expect(await read(workspace, RESULT, SECOND.id)).not.toContain('汇总并定稿');
  });
});

describe('the frozen result', () => {
  test.each([CHAIR, SECOND, CLERK, PURCHASER, SUPERVISOR])('is seen by $role', async ({ id }) => {
    const html = await read(await openWorkspace('totalled'), RESULT, id);
    expect(html).toContain('示例甲');
    expect(html).toContain('签署');
  });

  test('every figure opens its explanation', async () => {
    const workspace = await openWorkspace('totalled');
    const html = await read(workspace, `${RESULT}?open=t1.plan`, CHAIR.id);
    expect(html).toContain('(50 + 50 + 50) ÷ 3 = 50');
    expect((await workspace.get(`${RESULT}/tenderers/1`, CHAIR.id)).status).toBe(200);
    expect((await workspace.get(`${RESULT}/tenderers/9`, CHAIR.id)).status).toBe(404);
  });

  test('a member signs once, or dissents with a reason; both stand on the page', async () => {
    const workspace = await openWorkspace('marking');
    await freeze(workspace);
    const evaluation = (await workspace.desk.load('example')).lots.get(1)?.totals?.value.evaluation ?? '';
    expect((await workspace.post(`${RESULT}/dissent`, THIRD.id, { evaluation, reason: '' })).status).toBe(422);
    expect((await workspace.post(`${RESULT}/dissent`, THIRD.id, { evaluation, reason: '方案得分偏高' })).status).toBe(
      303,
    );
    expect((await workspace.post(`${RESULT}/sign`, CHAIR.id, { evaluation })).status).toBe(303);
    expect((await workspace.post(`${RESULT}/sign`, CHAIR.id, { evaluation })).status).toBe(422);
    const html = await read(workspace, RESULT, SECOND.id);
    expect(html).toContain('方案得分偏高');
    expect(html).toContain('同意');
  });

  test('a report that has been replaced cannot be signed', async () => {
    const workspace = await openWorkspace('totalled', 'totals.frozen');
    const stale = await workspace.post(`${RESULT}/sign`, CHAIR.id, { evaluation: '0'.repeat(64) });
    expect(stale.status).toBe(422);
    expect(await stale.text()).toContain('请查看最新的评审报告后再签署');
  });

  test('an archivist sees it once it is decided', async () => {
    expect((await (await openWorkspace('totalled')).get(RESULT, ARCHIVIST.id)).status).toBe(403);
    expect((await (await openWorkspace('decided')).get(RESULT, ARCHIVIST.id)).status).toBe(200);
  });
});

describe('charts', () => {
  test.each(['scores', 'marks'])('%s is an SVG in both themes, in which nothing can run', async (name) => {
    const workspace = await openWorkspace('totalled');
    for (const theme of ['light', 'dark']) {
      const answer = await workspace.get(`${RESULT}/charts/${name}-${theme}.svg`, CHAIR.id);
      expect(answer.headers.get('Content-Type')).toContain('image/svg+xml');
      expect(answer.headers.get('Content-Security-Policy')).toMatch(/default-src 'none'/);
      const svg = await answer.text();
      expect(svg).toMatch(/^<svg/);
      expect(svg.replaceAll(/="[^"<>]*"/g, '')).not.toMatch(/<[^>]*"/);
    }
  });

  test('a chart or a theme that nobody knows is not found', async () => {
    const workspace = await openWorkspace('totalled');
    for (const file of ['scores', 'scores-pink.svg', 'other-light.svg', '..%2Fscores-light.svg'])
      expect((await workspace.get(`${RESULT}/charts/${file}`, CHAIR.id)).status).toBe(404);
  });
});
