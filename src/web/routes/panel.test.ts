import { describe, expect, test } from 'vitest';
import { CHAIR, CLERK, PURCHASER, SECOND, SUPERVISOR, THIRD, VENDOR_A } from '../../ledger/ledger-fixture.ts';
import { nameSeat } from '../panel/seats.ts';
import { openWorkspace } from '../workspace-fixture.ts';

const PAGE = '/procurements/example/lots/1/panel';
const seats = (...rows: [string, string][]) => ({ who: rows.map(([who]) => who), role: rows.map(([, role]) => role) });
/** The lot receives bids and has no panel yet. */
const open = () => openWorkspace('receiving', 'bid.received');

describe('评审小组', () => {
  test('is formed from accounts, who are called by numbers', async () => {
    const workspace = await open();
    const form = seats(
      ['member-1', 'panel-chair'],
      ['', 'panel-member'],
      ['member-2', 'panel-member'],
      ['三号', 'buyer-representative'],
    );
    expect((await workspace.post(PAGE, CLERK.id, form)).status).toBe(303);
    const panel = (await workspace.desk.load('example')).lots.get(1)?.panel?.value;
    expect(panel).toEqual([
      { id: CHAIR.id, name: '一号', role: 'panel-chair' },
      { id: SECOND.id, name: '二号', role: 'panel-member' },
      { id: THIRD.id, name: '三号', role: 'buyer-representative' },
    ]);
    expect(await (await workspace.get(PAGE, SECOND.id)).text()).toContain('姓名不在此显示');
  });

  test.each([
    ['nobody', seats(['', 'panel-chair']), '请填写成员'],
    ['an unknown name', seats(['没有的人', 'panel-chair']), '没有登录名或姓名为'],
    ['one twice', seats(['member-1', 'panel-chair'], ['一号', 'panel-member']), '已在前面填写'],
    [
      'no chair',
      seats(['member-1', 'panel-member'], ['member-2', 'panel-member'], ['member-3', 'panel-member']),
      '有且只有一名组长',
    ],
    [
      'the clerk',
      seats(['member-1', 'panel-chair'], ['member-2', 'panel-member'], [CLERK.id, 'panel-member']),
      '不能担任评审小组成员',
    ],
    [
      'a vendor',
      seats(['member-1', 'panel-chair'], ['member-2', 'panel-member'], [VENDOR_A.id, 'panel-member']),
      '不能担任评审小组成员',
    ],
    [
      'the purchaser as expert',
      seats(['member-1', 'panel-chair'], ['member-2', 'panel-member'], [PURCHASER.id, 'panel-member']),
      '采购人代表',
    ],
  ])('with %s is refused, with what was typed', async (_, form, message) => {
    const workspace = await open();
    const answer = await workspace.post(PAGE, CLERK.id, form);
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(message);
    for (const who of form.who.filter((one) => one !== '')) expect(html).toContain(`value="${who}"`);
    expect((await workspace.desk.load('example')).lots.get(1)?.panel).toBeNull();
  });

  test('that the law of consultations has doubts about is formed only once somebody has looked', async () => {
    const workspace = await open();
    const form = seats(['member-1', 'panel-chair'], ['member-2', 'panel-member']);
    const answer = await workspace.post(PAGE, CLERK.id, form);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain('财库〔2014〕214号第十四条（待核实）');
    expect((await workspace.post(PAGE, CLERK.id, { ...form, confirmed: '1' })).status).toBe(303);
  });

  test('two more rows are had without losing what was typed', async () => {
    const workspace = await open();
    const html = await (
      await workspace.post(PAGE, CLERK.id, { ...seats(['member-1', 'panel-chair']), more: '1' })
    ).text();
    expect(html).toContain('value="member-1"');
    expect(html.match(/name="who"/g)).toHaveLength(3);
  });

  test('a member recuses, and whoever comes instead takes the seat under a number of its own', async () => {
    const workspace = await openWorkspace('reviewing');
    const recusal = { member: SECOND.id, reason: '与供应商有利害关系', replacement: 'stranger-1' };
    expect((await workspace.post(`${PAGE}/recusals`, CLERK.id, { ...recusal, replacement: '没有的人' })).status).toBe(
      422,
    );
    expect((await workspace.post(`${PAGE}/recusals`, CLERK.id, recusal)).status).toBe(303);
    const panel = (await workspace.desk.load('example')).lots.get(1)?.panel?.value;
    expect(panel?.at(-1)).toEqual({ id: 'stranger-1', name: '四号', role: 'panel-member' });
    const html = await (await workspace.get(PAGE, SUPERVISOR.id)).text();
    expect(html).toContain('与供应商有利害关系');
    const alone = { member: THIRD.id, reason: '突发疾病', replacement: '' };
    expect((await workspace.post(`${PAGE}/recusals`, CLERK.id, alone)).status).toBe(303);
    expect(await (await workspace.get(PAGE, SUPERVISOR.id)).text()).toContain('人数应当为单数');
  });

  test('meets at a time of China, and a change keeps what stood before', async () => {
    const workspace = await open();
    const set = (fields: Record<string, string>) => workspace.post(`${PAGE}/schedule`, CLERK.id, fields);
    expect((await set({ startsAt: '后天', venue: '' })).status).toBe(422);
    expect((await set({ startsAt: '2026-06-03T09:00', venue: '第一评标室' })).status).toBe(303);
    expect((await set({ startsAt: '2026-06-04T09:00', venue: '第二评标室', change: '场地调整' })).status).toBe(303);
    const html = await (await workspace.get(PAGE, SUPERVISOR.id)).text();
    expect(html).toContain('2026-06-04 09:00，第二评标室');
    expect(html).toContain('原定 2026-06-03 09:00，第一评标室；改期原因：场地调整');
  });

  test.each([
    [1, '一号'],
    [9, '九号'],
    [10, '十号'],
    [11, '十一号'],
    [20, '二十号'],
    [35, '三十五号'],
  ])('member %i is called %s', (n, name) => {
    expect(nameSeat(n)).toBe(name);
  });
});
