import { describe, expect, test } from 'vitest';
import type { NewEvent } from '../../ledger/events/index.ts';
import { CLERK, event, PURCHASER, tellStory } from '../../ledger/ledger-fixture.ts';
import { readText } from '../demo-pages.ts';
import { openWorkspace } from '../workspace-fixture.ts';

function createNamed(title: string, at: string): NewEvent {
  return event(
    'procurement.created',
    CLERK,
    {
      title,
      number: null,
      method: null,
      buyer: null,
      procurementAgency: null,
      lots: [{ number: 1, title: '' }],
    },
    at,
  );
}

describe('the first page', () => {
  test('without an account says what this is and leads in', async () => {
    const { get } = await openWorkspace('marking');
    const html = await (await get('/', null)).text();
    for (const href of ['/sign-in', '/self-check', '/imports']) expect(html).toContain(`href="${href}"`);
    expect(html).not.toContain('示例项目');
  });

  test('lists what somebody takes part in, with the stage of each lot and who is awarded once that is public', async () => {
    const { get } = await openWorkspace('decided');
    const html = await (await get('/', 'vendor-b')).text();
    expect(readText(html)).toContain('示例项目');
    expect(html).toContain('href="/procurements/example"');
    expect(html).toContain('结果确定');
    expect(html).toContain('中标（成交）：示例甲');
    expect(html).toContain('2026-06-01');
  });

  test('shows nothing to an administrator who takes no part, nor to a stranger', async () => {
    const { get } = await openWorkspace('marking');
    for (const account of ['admin-1', 'stranger-1']) {
      const html = await (await get('/', account)).text();
      expect(html).not.toContain('示例项目');
      expect(html).toContain('还没有参加采购项目');
    }
  });

  test('offers to begin a procurement to those who may', async () => {
    const { get } = await openWorkspace('marking');
    expect(await (await get('/', 'clerk-1')).text()).toContain('href="/procurements/new"');
    expect(await (await get('/', 'member-1')).text()).not.toContain('href="/procurements/new"');
  });

  test('searches by words, keeps them, and says what to do where nothing is found', async () => {
    const { get } = await openWorkspace('marking');
    const found = await (await get('/?words=SL-2026-1%20%E7%A4%BA%E4%BE%8B', 'clerk-1')).text();
    expect(found).toContain('value="SL-2026-1 示例"');
    expect(found).toContain('href="/procurements/example"');
    const nothing = await (await get('/?words=%3Cscript%3E', 'clerk-1')).text();
    expect(nothing).toContain('没有与“&lt;script&gt;”相符的');
    expect(nothing).not.toContain('<script>');
    expect(await (await get('/?words=%E7%A4%BA%E4%BE%8B%E4%B9%99', 'vendor-a')).text()).not.toContain(
      'href="/procurements/example"',
    );
  });

  test('turns pages, newest first, and shows names of any length and content as they are', async () => {
    const { get, desk } = await openWorkspace(null);
    const long = `${'名'.repeat(500)}<script>alert(1)</script>`;
    for (let number = 1; number <= 51; number += 1) {
      const at = new Date(Date.UTC(2026, 0, number)).toISOString();
      await desk.store.append(`p-${number}`, 0, [createNamed(number === 51 ? long : `第 ${number} 个`, at)]);
    }
    const first = await (await get('/', CLERK.id)).text();
    expect(first).toContain('第 1 页，共 2 页');
    expect(first).toContain(`${'名'.repeat(500)}&lt;script&gt;`);
    expect(first.indexOf('第 50 个')).toBeLessThan(first.indexOf('第 49 个'));
    expect(first).not.toContain('>第 1 个<');
    const second = await (await get('/?page=2', CLERK.id)).text();
    expect(second).toContain('第 1 个');
    expect((await get('/?page=99', CLERK.id)).status).toBe(200);
    expect((await get('/?page=x', CLERK.id)).status).toBe(200);
  });

  test('no longer lists a procurement for whoever lost the last role in it', async () => {
    const { get, desk } = await openWorkspace(null);
    const [created, granted] = tellStory();
    await desk.store.append('example', 0, [created as NewEvent, granted as NewEvent]);
    expect(await (await get('/', PURCHASER.id)).text()).toContain('示例项目');
    await desk.record('example', [
      event('role.withdrawn', CLERK, { person: PURCHASER.id, role: 'purchaser', reason: '调离' }),
    ]);
    expect(await (await get('/', PURCHASER.id)).text()).not.toContain('示例项目');
  });
});
