import type { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { INPUT_LIMITS } from './limits.ts';
import { openZip, ZipError } from './zip-archive.ts';

const NAMES = ['a.txt', '文件/b.txt', 'c.txt'];
const END_64_BYTES = 56;
const BEHIND_END_64 = 20 + 22;

/** A zip whose every size, offset and count stands in Zip64 fields, as programs write it that stream a large one. */
async function writeZip64(): Promise<Buffer> {
  const zip = new ZipFile();
  for (const name of NAMES) zip.addBuffer(Buffer.from(`内容 ${name}`), name, { forceZip64Format: true });
  zip.end({ forceZip64Format: true, comment: '' });
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream as Readable) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

function faultOf(bytes: Buffer): string {
  try {
    openZip(bytes);
  } catch (error) {
    if (error instanceof ZipError) return error.fault;
    throw error;
  }
  return 'none';
}

describe('a zip with Zip64 fields', () => {
  it('opens with every file', async () => {
    const archive = openZip(await writeZip64());
    expect([...archive.entries.keys()]).toEqual(NAMES);
    for (const name of NAMES) expect(archive.read(name).toString('utf8')).toBe(`内容 ${name}`);
    expect(archive.damaged).toEqual([]);
  });

  it('opens behind bytes put before it, and with a comment behind it', async () => {
    const bytes = await writeZip64();
    bytes.writeUInt16LE(6, bytes.length - 2);
    const shifted = Buffer.concat([Buffer.from('PK\x03\x04 prefix'), bytes, Buffer.from('备注')]);
    expect(openZip(shifted).read('c.txt').toString('utf8')).toBe('内容 c.txt');
  });

  it('refuses more entries than are read, before reading any', async () => {
    const bytes = await writeZip64();
    bytes.writeBigUInt64LE(BigInt(INPUT_LIMITS.zipEntries + 1), bytes.length - BEHIND_END_64 - END_64_BYTES + 32);
    expect(faultOf(bytes)).toBe('too-large');
  });

  it.each([
    ['its Zip64 record is missing', 0, 'corrupt'],
    ['its directory is larger than the file', 40, 'truncated'],
  ])('is told where %s', async (_, field, fault) => {
    const bytes = await writeZip64();
    bytes.fill(
      0x7f,
      bytes.length - BEHIND_END_64 - END_64_BYTES + field,
      bytes.length - BEHIND_END_64 - END_64_BYTES + field + 7,
    );
    expect(faultOf(bytes)).toBe(fault);
  });

  it('refuses a file that declares to unpack to more than the machine holds', async () => {
    const bytes = await writeZip64();
    const field = bytes.indexOf(Buffer.from([1, 0, 24, 0]), bytes.indexOf('PK\x01\x02'));
    bytes.writeBigUInt64LE(BigInt(INPUT_LIMITS.unpackedBytes) * 4n, field + 4);
    expect(faultOf(bytes)).toBe('too-large');
  });
});
