import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { collect } from './archive-fixture.ts';
import { openFile } from './byte-source.ts';
import { scanArchive } from './scan-archive.ts';
import { fromText, writeArchive } from './write-archive.ts';

const DOCUMENT = 'data/documents/large.bin';
/** Read in several pieces, no two of which are alike. */
const content = Buffer.from(Uint32Array.from({ length: 2_500_000 }, (_, index) => index).buffer);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function scan(archive: Buffer) {
  const file = path.join(folder, 'archive.zip');
  writeFileSync(file, archive);
  const source = await openFile(file);
  return scanArchive(source).finally(() => source.close());
}

it('reads a document of many pieces from a file, and tells a byte that was changed in any of them', async () => {
  async function* read() {
    yield content;
  }
  const files = [{ name: DOCUMENT, bytes: content.length, read }];
  const archive = await collect(writeArchive(files, { folder: 'bag', info: [], key: null }));
  const { files: scanned, problems } = await scan(archive);
  expect(problems).toEqual([]);
  expect(scanned.get(DOCUMENT)?.bytes).toBe(content.length);
  const start = archive.indexOf(content.subarray(0, 64));
  for (const at of [0, 4 * 1024 * 1024, content.length - 1]) {
    const changed = Buffer.from(archive);
    changed[start + at] = (changed[start + at] ?? 0) ^ 1;
    expect((await scan(changed)).problems.map(({ code }) => code)).toEqual(['file-changed']);
  }
});

it('tells what is wrong with a file in one line, however many manifests show it', async () => {
  const files = ['data/a.txt', 'data/b.txt'].map((name) => fromText(name, name));
  const archive = await collect(writeArchive(files, { folder: 'bag', info: [], key: null }));
  const tell = async (bytes: Buffer) => (await scan(bytes)).problems.map(({ message }) => message);
  const changed = Buffer.from(archive);
  const at = changed.lastIndexOf('  data/a.txt') - 3;
  changed[at] = changed[at] === 48 ? 49 : 48;
  expect(await tell(changed)).toEqual(['文件“manifest-sm3.txt”的内容与校验值不符，已被改动']);
  const renamed = Buffer.from(archive.toString('latin1').replaceAll('bag/data/b.txt', 'bag/data/c.txt'), 'latin1');
  expect(await tell(renamed)).toEqual([
    '清单“manifest-sha256.txt”中的文件“data/b.txt”不在归档包中',
    '文件“data/c.txt”不在清单“manifest-sha256.txt”中，是后来加入的',
  ]);
});
