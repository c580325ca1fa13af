import { createHmac } from 'node:crypto';
import { expect, it } from 'vitest';
import { createMac } from './seal.ts';

it('is the HMAC-SHA-256 of a text, long or short, in any order', () => {
  const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));
  const authenticate = createMac(key);
  for (const text of ['', 'head', '台账'.repeat(900), '项目\n1\n2', 'a'.repeat(1024), 'a'.repeat(1025), 'b'])
    expect(authenticate(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
});
