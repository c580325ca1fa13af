import { describe, expect, it } from 'vitest';
import { INPUT_LIMITS } from './limits.ts';
import { openZip, ZipError } from './zip-archive.ts';
import { writeZip } from './zip-fixture.ts';

const hello = { name: 'a/hello.txt', content: '你好' };

function findFault(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof ZipError) return error.fault;
    throw error;
  }
  return 'none';
}

describe('a zip archive', () => {
  it('unpacks an entry', () => {
    expect(
      openZip(writeZip([hello]))
        .read('a/hello.txt')
        .toString(),
    ).toBe('你好');
  });

  it('opens behind bytes put before it', () => {
    const shifted = Buffer.concat([Buffer.from('PK\x03\x04 prefix'), writeZip([hello])]);
    expect(openZip(shifted).read('a/hello.txt').toString()).toBe('你好');
  });

  it('reads names written in GBK or with backslashes', () => {
    const gbk = Buffer.from([0xcd, 0xb6, 0xb1, 0xea, 0x5c, 0x31]);
    expect([...openZip(writeZip([{ name: gbk, content: '' }])).entries.keys()]).toEqual(['投标/1']);
  });

  it('remembers entries whose checksum is wrong', () => {
    const archive = openZip(writeZip([hello, { name: 'b', content: 'b', declaredCrc: 1 }]));
    archive.read('a/hello.txt');
    archive.read('b');
    expect(archive.damaged).toEqual(['b']);
  });

  it('is truncated without its end', () => {
    const bytes = writeZip([hello]);
    expect(findFault(() => openZip(bytes.subarray(0, bytes.length - 30)))).toBe('truncated');
  });

  it('is truncated where the middle is missing', () => {
    const bytes = writeZip([{ name: 'a', content: Buffer.alloc(400, 'x') }, hello]);
    expect(findFault(() => openZip(Buffer.concat([bytes.subarray(0, 4), bytes.subarray(60)])))).toBe('truncated');
  });

  it('is no zip without the signature', () => {
    expect(findFault(() => openZip(Buffer.from('%PDF-1.7')))).toBe('not-a-zip');
  });

  it('never unpacks more than an entry declares', () => {
    const archive = openZip(writeZip([{ name: 'a', content: 'a'.repeat(1000), declaredSize: 10 }]));
    expect(findFault(() => archive.read('a'))).toBe('corrupt');
  });

  it('tells an encrypted entry', () => {
    expect(findFault(() => openZip(writeZip([{ ...hello, isEncrypted: true }])).read(hello.name))).toBe('encrypted');
  });

  it.each([
    ['below the ratio that counts', INPUT_LIMITS.unpackRatioFromBytes, 'none'],
    ['above it', INPUT_LIMITS.unpackRatioFromBytes + 1, 'too-large'],
  ])('refuses a large entry of steep ratio only %s', (_, declaredSize, fault) => {
    expect(findFault(() => openZip(writeZip([{ name: 'a', content: 'a', declaredSize }])))).toBe(fault);
  });

  it('refuses many small entries that unpack to too much together', () => {
    const entry = { content: 'a', declaredSize: INPUT_LIMITS.unpackRatioFromBytes };
    const entries = Array.from({ length: 200 }, (_, index) => ({ ...entry, name: `${index}` }));
    expect(findFault(() => openZip(writeZip(entries)))).toBe('too-large');
  });
});
