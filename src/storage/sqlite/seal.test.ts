import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSeals } from './seal.ts';

const key = Buffer.from(Array.from({ length: 32 }, (_, index) => index * 7));
const digests = { sha256: 'a'.repeat(64), sm3: 'b'.repeat(64) };
const seals = createSeals(key);
const seal = seals.ofHead('示例项目', 3, 12, digests);

describe("the seal of a ledger's end", () => {
  it('is SHA-512/256 over the key and what it seals', () => {
    const sealed = `${key.toString('hex')}\nhead\n示例项目\n3\n12\n${digests.sha256}\n${digests.sm3}`;
    expect(seal).toBe(createHash('sha512-256').update(sealed).digest('hex'));
    expect(seals.isOfHead(seal, '示例项目', 3, 12, digests)).toBe(true);
  });

  it('fits no other ledger, place, end or key', () => {
    expect(seals.isOfHead(seal, '另一项目', 3, 12, digests)).toBe(false);
    expect(seals.isOfHead(seal, '示例项目', 4, 12, digests)).toBe(false);
    expect(seals.isOfHead(seal, '示例项目', 3, 11, digests)).toBe(false);
    expect(seals.isOfHead(seal, '示例项目', 3, 12, { ...digests, sha256: 'c'.repeat(64) })).toBe(false);
    expect(seals.isOfHead(seal, '示例项目', 3, 12, { ...digests, sm3: 'c'.repeat(64) })).toBe(false);
    expect(createSeals(Buffer.alloc(32, 1)).isOfHead(seal, '示例项目', 3, 12, digests)).toBe(false);
    expect(seals.isOfHead('', '示例项目', 3, 12, digests)).toBe(false);
    expect(seals.isOfHead('印'.repeat(64), '示例项目', 3, 12, digests)).toBe(false);
  });

  it('of an earlier version is known as well: HMAC-SHA-256', () => {
    const sealed = `head\n示例项目\n3\n12\n${digests.sha256}\n${digests.sm3}`;
    const earlier = createHmac('sha256', key).update(sealed).digest('hex');
    expect(seals.isOfHead(earlier, '示例项目', 3, 12, digests)).toBe(true);
    expect(seals.isOfHead(earlier, '示例项目', 3, 13, digests)).toBe(false);
  });
});
