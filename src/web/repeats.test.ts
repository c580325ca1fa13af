import { describe, expect, test } from 'vitest';
import { Repeats, type SentForm } from './repeats.ts';

const MINUTE = 60_000;
const FORM: SentForm = { owner: 'a', path: '/notes', mark: 'mark-1', content: { text: ['一'] } };

function open() {
  let now = 0;
  let done = 0;
  const repeats = new Repeats(() => now);
  const send = async (form: Partial<SentForm> = {}, status = 303) => {
    const answer = await repeats.once({ ...FORM, ...form }, async () => {
      done += 1;
      const headers = status === 303 ? { Location: `/notes/${done}` } : { 'Set-Cookie': `session=${done}` };
      return new Response(status === 303 ? null : `第 ${done} 次`, { status, headers });
    });
    return answer.status === 303 ? answer.headers.get('Location') : answer.text();
  };
  return {
    send,
    wait: (minutes: number) => {
      now += minutes * MINUTE;
    },
    count: () => done,
  };
}

describe('a form', () => {
  test('sent twice at once, or hours later, does its work once and leads to the same page', async () => {
    const { send, wait, count } = open();
    expect(await Promise.all([send(), send()])).toEqual(['/notes/1', '/notes/1']);
    wait(60);
    expect(await send()).toBe('/notes/1');
    expect(count()).toBe(1);
    wait(12 * 60);
    expect(await send()).toBe('/notes/2');
  });

  test('that was changed before it is sent again is another one', async () => {
    const { send } = open();
    await send();
    expect(await send({ content: { text: ['二'] } })).toBe('/notes/2');
    expect(await send({ mark: 'mark-2' })).toBe('/notes/3');
    expect(await send({ owner: 'b' })).toBe('/notes/4');
    expect(await send({ path: '/others' })).toBe('/notes/5');
  });

  test('answered by a page gets the same page, cookies and all, when it is sent twice in a row, and not much later', async () => {
    const { send, wait } = open();
    expect(await Promise.all([send({}, 200), send({}, 200)])).toEqual(['第 1 次', '第 1 次']);
    expect(await send({}, 200)).toBe('第 1 次');
    wait(1);
    expect(await send({}, 200)).toBe('第 2 次');
  });

  test('with mistakes may be sent again', async () => {
    const { send } = open();
    expect(await send({}, 422)).toBe('第 1 次');
    expect(await send()).toBe('/notes/2');
  });

  test('that failed may be sent again, by whoever waited for it as well', async () => {
    const repeats = new Repeats();
    const fail = () => repeats.once(FORM, () => Promise.reject(new Error('disk full')));
    const first = fail();
    const second = repeats.once(FORM, async () => new Response('已保存'));
    await expect(first).rejects.toThrow('disk full');
    expect(await (await second).text()).toBe('已保存');
  });
});
