import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { BlobFolder } from './blob-folder.ts';
import { HASHING } from './hashing.ts';
import { IncomingFolder } from './incoming-folder.ts';

const parent = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
const place = path.join(parent, 'incoming');
beforeEach(() => rmSync(place, { recursive: true, force: true }));
afterAll(() => rmSync(parent, { recursive: true }));

async function write(folder: IncomingFolder, ...parts: string[]) {
  const file = await folder.begin();
  for (const part of parts) await file.write(Buffer.from(part));
  return file.finish();
}

describe('a file that arrives', () => {
  test('is on the disk with its hash and size, until it is removed', async () => {
    const folder = new IncomingFolder(place);
    const file = await write(folder, '第一', '第二');
    expect(readFileSync(file.path, 'utf8')).toBe('第一第二');
    expect(file).toMatchObject({ bytes: 12, sha256: HASHING.sha256('第一第二') });
    await folder.remove(file);
    expect(existsSync(place)).toBe(false);
  });

  test('that is given up leaves nothing, and nothing else goes with it', async () => {
    const folder = new IncomingFolder(place);
    const [kept, given] = [await write(folder, '一'), await folder.begin()];
    await given.write(Buffer.from('二'));
    await given.discard();
    expect(readdirSync(place)).toEqual([path.basename(kept.path)]);
    folder.close();
    expect(existsSync(place)).toBe(false);
  });

  test('is moved to where files are kept by their content, not copied; once more, it is there already', async () => {
    const folder = new IncomingFolder(place);
    const blobs = new BlobFolder(path.join(parent, 'blobs'));
    for (const _ of [1, 2]) {
      const file = await write(folder, '内容');
      expect(await blobs.put(file)).toEqual({ sha256: file.sha256, bytes: 6 });
      expect(readFileSync(blobs.pathOf(file.sha256), 'utf8')).toBe('内容');
      await folder.remove(file);
    }
    expect(existsSync(place)).toBe(false);
  });

  test('cannot be kept where it is gone', async () => {
    const folder = new IncomingFolder(place);
    const file = await write(folder, '没有了');
    await folder.remove(file);
    await expect(new BlobFolder(path.join(parent, 'blobs')).put(file)).rejects.toThrow('ENOENT');
  });
});

test('what a killed server left is removed by the next; what another one is taking in stays', () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  mkdirSync(place);
  for (const name of [`${dead}-a-1`, `${process.pid}-b-1`, 'c', `${process.ppid}-d-1`])
    writeFileSync(path.join(place, name), '');
  new IncomingFolder(place);
  expect(readdirSync(place)).toEqual([`${process.ppid}-d-1`]);
});
