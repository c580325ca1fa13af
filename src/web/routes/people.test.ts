import { describe, expect, test } from 'vitest';
import { CHAIR, CLERK, PURCHASER, SUPERVISOR, VENDOR_A } from '../../ledger/ledger-fixture.ts';
import { openWorkspace } from '../workspace-fixture.ts';

const PAGE = '/procurements/example/people';
const grant = { person: 'stranger-1', role: 'supervisor', tenderer: '', words: '无关' };

describe('人员与角色', () => {
  test('lists who takes part and as what; only who may change it is offered to', async () => {
    const workspace = await openWorkspace('receiving');
    const html = await (await workspace.get(PAGE, CLERK.id)).text();
    expect(html).toContain('监督人员');
    expect(html).toContain('授予角色');
    const watched = await (await workspace.get(PAGE, SUPERVISOR.id)).text();
    expect(watched).not.toContain('授予角色');
    expect(watched).not.toContain('收回的原因');
    expect((await workspace.get(PAGE, VENDOR_A.id)).status).toBe(403);
  });

  test('finds an account by a part of its name and gives it a role, once', async () => {
    const workspace = await openWorkspace('receiving');
    expect(await (await workspace.get(`${PAGE}?words=无关`, CLERK.id)).text()).toContain('stranger-1');
    const before = (await workspace.desk.load('example')).version;
    for (let sent = 0; sent < 2; sent += 1) {
      const answer = await workspace.post(`${PAGE}/grants`, CLERK.id, { ...grant, 'form-mark': 'mark-1' });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, PAGE]);
    }
    const state = await workspace.desk.load('example');
    expect([...(state.people.get('stranger-1')?.roles.keys() ?? [])]).toEqual(['supervisor']);
    expect(state.version).toBe(before + 1);
    expect((await workspace.get('/procurements/example', 'stranger-1')).status).toBe(200);
  });

  test.each([
    ['nobody chosen', { person: '' }, '请选择人员'],
    ['no role', { role: '' }, '请选择角色'],
    ['a seat on the panel', { role: 'panel-chair' }, '请选择角色'],
    ['an account that is gone', { person: 'nobody' }, '没有这个账号'],
    ['a vendor without its unit', { role: 'vendor' }, '单位名称'],
    ['who already watches the other side', { person: SUPERVISOR.id, role: 'purchaser' }, '不能同时是'],
    ['a member of the panel', { person: CHAIR.id, role: 'clerk' }, '评审小组成员'],
  ])('%s is refused at the form, with what was typed', async (_, changed, message) => {
    const workspace = await openWorkspace('receiving');
    const before = (await workspace.desk.load('example')).version;
    const answer = await workspace.post(`${PAGE}/grants`, CLERK.id, { ...grant, tenderer: '', ...changed });
    const html = await answer.text();
    expect(answer.status).toBe(422);
    expect(html).toContain(message);
    expect(html).toContain('value="无关"');
    expect((await workspace.desk.load('example')).version).toBe(before);
  });

  test('a role is taken back with a reason, but not the last one that gives roles', async () => {
    const workspace = await openWorkspace('receiving');
    const withdraw = (person: string, role: string, reason = '工作调整') =>
      workspace.post(`${PAGE}/withdrawals`, CLERK.id, { person, role, reason });
    expect((await withdraw(PURCHASER.id, 'purchaser', ' ')).status).toBe(422);
    expect((await withdraw(PURCHASER.id, 'purchaser')).status).toBe(303);
    const last = await withdraw(CLERK.id, 'clerk');
    expect(last.status).toBe(422);
    expect(await last.text()).toContain('至少要有一名');
    expect((await workspace.get(PAGE, PURCHASER.id)).status).toBe(404);
  });

  test('a name with script in it is text, and one of 500 characters fits', async () => {
    const workspace = await openWorkspace('receiving');
    const tenderer = `<script>alert(1)</script>${'长'.repeat(475)}`;
    const answer = await workspace.post(`${PAGE}/grants`, CLERK.id, { ...grant, role: 'vendor', tenderer });
    expect(answer.status).toBe(303);
    const html = await (await workspace.get(PAGE, CLERK.id)).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('长'.repeat(475));
  });
});
