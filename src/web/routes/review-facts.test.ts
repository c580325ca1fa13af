import { describe, expect, test } from 'vitest';
import { openWorkspace, type TestWorkspace } from '../workspace-fixture.ts';

const FACTS = `/procurements/example/lots/1/review/${encodeURIComponent('示例乙')}/facts`;
const CONTRACT = { about: 'contract', customer: '某某医院', signedOn: '2024-03-01', amount: '1,000,000.50' };
const PLACE = { 'location.file': '乙一', 'location.path': 'p[1]', 'location.quote': '合同' };

async function open(): Promise<TestWorkspace> {
  return openWorkspace('reviewing', 'fact.proposed');
}

async function listFacts({ desk }: TestWorkspace) {
  return (await desk.load('example')).lots.get(1)?.bids.get('示例乙')?.facts ?? new Map();
}

async function add(workspace: TestWorkspace, fields: Record<string, string> = {}): Promise<string> {
  await workspace.post(FACTS, 'member-2', { ...CONTRACT, ...PLACE, ...fields });
  return [...(await listFacts(workspace)).keys()].at(-1) ?? '';
}

describe('facts', () => {
  test('added by hand stand as proposed, with their place, until a member confirms them', async () => {
    const workspace = await open();
    const id = await add(workspace);
    expect((await listFacts(workspace)).get(id)).toMatchObject({
      status: 'proposed',
      current: { value: { about: 'contract', value: { amount: '1000000.50', location: { file: '乙一' } } } },
    });
    const html = await (await workspace.get(FACTS, 'member-1')).text();
    expect(html).toContain('某某医院');
    expect(html).toContain('1,000,000.50');
    const replaces = /name="replaces" value="(\d+)"/.exec(html)?.[1] ?? '';
    const { status } = await workspace.post(`${FACTS}/${id}`, 'member-1', { action: 'confirm', replaces });
    expect(status).toBe(303);
    expect((await listFacts(workspace)).get(id)).toMatchObject({ status: 'confirmed', current: { by: 'member-1' } });
  });

  test.each([
    ['without a customer', { customer: '' }, '请填写'],
    ['with a day that does not exist', { signedOn: '2024-02-30' }, '不是日期'],
    ['with an amount in words', { amount: '一百万' }, '不是数字'],
    ['with a place in another bid', { 'location.file': '甲一' }, '不在这一家已开启的文件中'],
  ])('are not added %s', async (_, fields: Record<string, string>, message) => {
    const workspace = await open();
    const response = await workspace.post(FACTS, 'member-2', { ...CONTRACT, ...PLACE, ...fields });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain(message);
    expect((await listFacts(workspace)).size).toBe(0);
  });

  test('of an item are counted once, and corrected after that', async () => {
    const workspace = await open();
    const fields = { about: 'item', item: 'contracts', count: '3', ...PLACE };
    expect((await workspace.post(FACTS, 'member-2', fields)).status).toBe(303);
    const again = await workspace.post(FACTS, 'member-2', fields);
    expect(again.status).toBe(422);
    expect(await again.text()).toContain('已有这一项记录');
    expect((await workspace.post(FACTS, 'member-2', { ...fields, item: 'price' })).status).toBe(404);
  });

  test('are corrected and denied with a reason only; what was there before stays to be seen', async () => {
    const workspace = await open();
    const id = await add(workspace);
    const correction = { ...CONTRACT, ...PLACE, customer: '另一家医院', action: 'correct', replaces: '1' };
    const without = await workspace.post(`${FACTS}/${id}`, 'member-1', correction);
    expect(without.status).toBe(422);
    expect(await without.text()).toContain('另一家医院');
    await workspace.post(`${FACTS}/${id}`, 'member-1', { ...correction, why: '甲方写错' });
    const html = await (await workspace.get(`${FACTS}/${id}`, 'member-1')).text();
    expect(html).toContain('甲方写错');
    expect(html).toContain('此前 1 次记录');
    const replaces = /name="replaces" value="(\d+)"/.exec(html)?.[1] ?? '';
    const denied = { action: 'reject', replaces, why: '合同已经解除' };
    expect((await workspace.post(`${FACTS}/${id}`, 'member-2', denied)).status).toBe(303);
    expect((await listFacts(workspace)).get(id)).toMatchObject({ status: 'rejected' });
  });

  test('that somebody just changed are shown as they are now, and nothing is overwritten', async () => {
    const workspace = await open();
    const id = await add(workspace);
    const replaces = '1';
    await workspace.post(`${FACTS}/${id}`, 'member-1', { action: 'confirm', replaces });
    const late = { ...CONTRACT, ...PLACE, customer: '晚到的', action: 'correct', why: '看错', replaces };
    const response = await workspace.post(`${FACTS}/${id}`, 'member-2', late);
    const html = await response.text();
    expect(response.status).toBe(409);
    expect(html).toContain('刚由他人确认或改动');
    expect(html).toContain('晚到的');
    expect((await listFacts(workspace)).get(id)?.current.value.value.customer).toBe('某某医院');
  });
});

describe('confirming together', () => {
  test('lists what is clear with what it says, and leaves out what has to be looked at', async () => {
    const workspace = await open();
    await add(workspace);
    await add(workspace, { customer: '没有日期的', signedOn: '' });
    const html = await (await workspace.get(`${FACTS}/confirm`, 'member-1')).text();
    expect(html).toContain('没有疑问的 1 项');
    expect(html).toContain('没有读到签订日期');
    const chosen = [...html.matchAll(/name="fact" value="([^"]+)"/g)].map(([, value]) => value ?? '');
    await workspace.post(`${FACTS}/confirm`, 'member-1', { fact: chosen });
    expect([...(await listFacts(workspace)).values()].map(({ status }) => status)).toEqual(['confirmed', 'proposed']);
  });

  test('confirms nothing where one of them was just changed', async () => {
    const workspace = await open();
    const first = await add(workspace);
    await add(workspace, { customer: '第二家' });
    const html = await (await workspace.get(`${FACTS}/confirm`, 'member-1')).text();
    const chosen = [...html.matchAll(/name="fact" value="([^"]+)"/g)].map(([, value]) => value ?? '');
    await workspace.post(`${FACTS}/${first}`, 'member-2', { action: 'confirm', replaces: '1' });
    const response = await workspace.post(`${FACTS}/confirm`, 'member-1', { fact: chosen });
    expect(response.status).toBe(409);
    expect([...(await listFacts(workspace)).values()].map(({ status }) => status)).toEqual(['confirmed', 'proposed']);
  });

  test.each([[[]], [['nonsense']], [['12:']]])('of nothing is refused: %j', async (fact: string[]) => {
    const workspace = await open();
    await add(workspace);
    expect((await workspace.post(`${FACTS}/confirm`, 'member-1', { fact })).status).toBe(422);
  });
});

test('a price stays out of the page while it is sealed', async () => {
  const html = await (await (await openWorkspace('reviewing', 'first-stage.decided')).get(FACTS, 'member-1')).text();
  expect(html).toContain('报价尚未开启');
  expect(html).not.toContain('补记报价');
});
