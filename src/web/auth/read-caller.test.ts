import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { readCaller } from './read-caller.ts';

const addressOf = async (remoteAddress: string | undefined, forwarded: string | null, isBehindProxy: boolean) => {
  const app = new Hono();
  app.get('/', (c) => c.text(readCaller(c, isBehindProxy).address));
  const headers: Record<string, string> = forwarded === null ? {} : { 'x-forwarded-for': forwarded };
  return (await app.request('/', { headers }, { incoming: { socket: { remoteAddress } } })).text();
};

test('the address is that of the connection, whatever the request claims', async () => {
  expect(await addressOf('203.0.113.9', null, false)).toBe('203.0.113.9');
  expect(await addressOf('203.0.113.9', '10.0.0.1', false)).toBe('203.0.113.9');
  expect(await addressOf('127.0.0.1', '10.0.0.1', false)).toBe('127.0.0.1');
  expect(await addressOf('::ffff:203.0.113.9', null, false)).toBe('203.0.113.9');
  expect(await addressOf(undefined, null, false)).toBe('');
});

test('a proxy on this machine is believed about the one address that it saw itself', async () => {
  expect(await addressOf('127.0.0.1', '10.0.0.1, 203.0.113.9', true)).toBe('203.0.113.9');
  expect(await addressOf('::1', '2001:db8::7', true)).toBe('2001:db8::7');
  expect(await addressOf('127.0.0.1', null, true)).toBe('127.0.0.1');
  expect(await addressOf('203.0.113.9', '10.0.0.1', true)).toBe('203.0.113.9');
});
