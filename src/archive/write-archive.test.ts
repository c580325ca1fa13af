import type { Readable } from 'node:stream';
import JSZip from 'jszip';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { collect } from './archive-fixture.ts';
import { fromBytes } from './byte-source.ts';
import { readZip } from './read-zip.ts';
import { fromText, type PayloadFile, writeArchive } from './write-archive.ts';

const OPTIONS = { folder: 'bag', info: [], key: null };
const small = (count: number) =>
  Array.from({ length: count }, (_, number) => fromText(`data/documents/${number}`, String(number)));

async function* inPieces(pieces: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  yield* pieces;
}

describe('an archive', () => {
  it('has the bytes that another program writes for the same files', async () => {
    const payload = [
      fromText('data/empty', ''),
      fromText('data/documents/投标文件.pdf', '一'.repeat(50_000)),
      ...small(300),
    ];
    const written = await collect(writeArchive(payload, OPTIONS));
    const { entries } = await readZip(fromBytes(written));
    const zip = new ZipFile();
    const mtime = new Date(2000, 0, 1);
    const own = await JSZip.loadAsync(written, { checkCRC32: true });
    for (const { name, size } of entries) {
      const stream = own.file(name)?.nodeStream() as Readable;
      zip.addReadStream(stream, name, { mode: 0o100644, compress: false, forceDosTimestamp: true, mtime, size });
    }
    zip.end();
    expect((await collect(zip.outputStream as Readable)).equals(written)).toBe(true);
  });

  it('of 66,000 small files is written to its end, and every file is found in it', async () => {
    const written = await collect(writeArchive(small(66_000), OPTIONS));
    const { entries, problem } = await readZip(fromBytes(written));
    expect(problem).toBeNull();
    const names = new Set(entries.map(({ name }) => name));
    expect(names.size).toBe(66_000 + 6);
    expect(names.has('bag/data/documents/65999')).toBe(true);
  });

  it('holds a file that comes in many pieces as one', async () => {
    const pieces = Array.from({ length: 100 }, (_, number) => Buffer.alloc(10_000, number));
    const file: PayloadFile = { name: 'data/large', bytes: 1_000_000, read: () => inPieces(pieces) };
    const zip = await JSZip.loadAsync(await collect(writeArchive([file], OPTIONS)), { checkCRC32: true });
    const content = await zip.file('bag/data/large')?.async('nodebuffer');
    expect(content?.equals(Buffer.concat(pieces))).toBe(true);
  });

  it('breaks off where a file has another size than was said, or cannot be read', async () => {
    const short: PayloadFile = { ...fromText('data/short', 'abc'), bytes: 4 };
    await expect(collect(writeArchive([short], OPTIONS))).rejects.toThrow('data/short has 3 bytes, not 4');
    const gone: PayloadFile = {
      name: 'data/gone',
      bytes: 1,
      read: () => {
        throw new Error('gone');
      },
    };
    await expect(collect(writeArchive([gone], OPTIONS))).rejects.toThrow('gone');
  });

  it('asks for a file only once the ones before it were taken', async () => {
    let asked = 0;
    const files = Array.from({ length: 50 }, (_, number): PayloadFile => {
      const bytes = Buffer.alloc(100_000);
      return {
        name: `data/${number + 10}`,
        bytes: bytes.length,
        read: () => {
          asked += 1;
          return inPieces([bytes]);
        },
      };
    });
    const stream = writeArchive(files, OPTIONS);
    for await (const _ of stream) break;
    expect(asked).toBeLessThan(5);
  });
});
