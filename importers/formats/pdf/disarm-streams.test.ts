import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { disarmStreams } from './disarm-streams.ts';

const MEGABYTE = 1024 * 1024;

function stream(data: Buffer, entries: string): Buffer {
  const head = Buffer.from(`4 0 obj\n<< /Length ${data.length} ${entries} >>\nstream\n`);
  return Buffer.concat([head, data, Buffer.from('\nendstream\nendobj\n')]);
}

describe('disarmStreams', () => {
  it('takes the names of picture decoders away, of the same length', () => {
    const bytes = stream(Buffer.from('x'), '/Filter [/FlateDecode /JBIG2Decode]');
    expect(disarmStreams(bytes)).toBe(0);
    expect(bytes.toString('latin1')).toContain('/Filter [/FlateDecode /OfIG2Decode]');
  });

  it('leaves packed text as it is', () => {
    const bytes = stream(deflateSync(Buffer.alloc(MEGABYTE)), '/Filter /FlateDecode');
    const before = Buffer.from(bytes);
    expect(disarmStreams(bytes)).toBe(0);
    expect(bytes.equals(before)).toBe(true);
  });

  it('counts bombs, also those packed twice', () => {
    const bomb = deflateSync(Buffer.alloc(40 * MEGABYTE));
    const bytes = Buffer.concat([
      stream(bomb, '/Filter /FlateDecode'),
      stream(deflateSync(bomb), '/Filter [/FlateDecode /FlateDecode]'),
    ]);
    expect(disarmStreams(bytes)).toBe(2);
    expect(bytes.includes('/FlateDecode')).toBe(false);
  });

  it('does not try pictures, which nobody unpacks', () => {
    const bytes = stream(deflateSync(Buffer.alloc(40 * MEGABYTE)), '/Subtype /Image /Filter /FlateDecode');
    expect(disarmStreams(bytes)).toBe(0);
  });
});
