import { describe, expect, test } from 'vitest';
import { CHAIR, SECOND, tellStory } from '../ledger/ledger-fixture.ts';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { ProcurementDesk } from '../use-cases/procurement-desk.ts';
import { loadAssets } from './assets.ts';
import { fieldOf } from './forms.ts';
import { Pages } from './pages.tsx';

async function openPages() {
  const desk = new ProcurementDesk(openMemoryStore());
  await desk.store.append('example', 0, tellStory().slice(0, 29));
  const identify = async (headers: Headers) => {
    const id = headers.get('cookie');
    return id === null ? null : { id, name: id, signInName: id, isAdministrator: false, canCreateProcurements: false };
  };
  const pages = new Pages({ assets: loadAssets(), desk, identify });
  pages.getOfLot('/note', { see: 'marking' }, (visit) => visit.page(<p>{visit.actor.name}</p>));
  pages.postOfLot('/note', { record: ['mark.given'] }, async (visit) => {
    const points = fieldOf(await visit.readForm(), 'points');
    await visit.record([
      {
        type: 'mark.given',
        data: { lot: 1, tenderer: '示例甲', item: 'plan', mark: { points }, reason: null, replaces: null },
      },
    ]);
    return visit.redirect('/procurements/example/lots/1/note');
  });
  const send = (
    method: string,
    address: string,
    cookie: string,
    fields: Record<string, string> | ReadableStream = {},
    headers: Record<string, string> = {},
  ) => {
    const content = fields instanceof ReadableStream ? fields : new URLSearchParams(fields);
    const body = method === 'POST' ? { body: content, duplex: 'half' as const } : {};
    return pages.hono.request(address, { method, headers: { cookie, ...headers }, ...body });
  };
  return { desk, send };
}

const MEGABYTE = 1024 * 1024;
const NOTE = '/procurements/example/lots/1/note';

describe('pages of a procurement', () => {
  test('a member acts under the name of the seat', async () => {
    const { send } = await openPages();
    expect(await (await send('GET', NOTE, SECOND.id)).text()).toContain('<p>二号</p>');
  });

  test('what is recorded carries who, when and in which role', async () => {
    const { desk, send } = await openPages();
    await send('POST', NOTE, CHAIR.id, { points: '41' });
    const last = (await desk.listEvents('example', CHAIR)).at(-1);
    expect(last).toMatchObject({
      type: 'mark.given',
      by: { id: CHAIR.id, name: '一号', role: 'panel-chair' },
      rule: null,
    });
  });

  test('a form that is sent twice does its work once and leads to the same page', async () => {
    const { desk, send } = await openPages();
    const before = (await desk.load('example')).version;
    const answers = await Promise.all(
      ['a', 'b'].map(() => send('POST', NOTE, CHAIR.id, { points: '41', 'form-mark': 'mark-1' })),
    );
    expect(answers.map(({ status, headers }) => [status, headers.get('Location')])).toEqual([
      [303, NOTE],
      [303, NOTE],
    ]);
    expect((await desk.load('example')).version).toBe(before + 1);
  });

  test('a form with a mistake may be sent again', async () => {
    const { send } = await openPages();
    expect((await send('POST', NOTE, CHAIR.id, { points: '61', 'form-mark': 'mark-1' })).status).toBe(422);
    expect((await send('POST', NOTE, CHAIR.id, { points: '60', 'form-mark': 'mark-1' })).status).toBe(303);
  });

  test('a form that is too long is refused in words, whether it says how long it is or not, and read no further', async () => {
    const { desk, send } = await openPages();
    const before = (await desk.load('example')).version;
    for (const length of [null, String(64 * MEGABYTE)]) {
      for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        let sent = 0;
        const body = new ReadableStream({
          pull: (controller) => {
            sent += 1;
            if (sent > 64) controller.close();
            else controller.enqueue(Buffer.alloc(MEGABYTE, 'points=1&'));
          },
        });
        const answer = await send('POST', NOTE, CHAIR.id, body, {
          'content-type': type,
          ...(length === null ? {} : { 'content-length': length }),
        });
        expect(answer.status).toBe(422);
        expect(await answer.text()).toContain('提交的内容过多，没有保存');
        expect(sent).toBeLessThan(10);
      }
    }
    expect((await desk.load('example')).version).toBe(before);
  });

  test('nobody overwrites what they have not seen', async () => {
    const { send } = await openPages();
    await send('POST', NOTE, CHAIR.id, { points: '41' });
    const second = await send('POST', NOTE, CHAIR.id, { points: '42' });
    expect(second.status).toBe(409);
    expect(await second.text()).toContain('请查看最新内容后再保存');
  });

  test('a lot that is not there, and a number that is none, are not found', async () => {
    const { send } = await openPages();
    for (const lot of ['2', '0x1', '-1', '99999999999'])
      expect((await send('GET', `/procurements/example/lots/${lot}/note`, CHAIR.id)).status).toBe(404);
  });
});
