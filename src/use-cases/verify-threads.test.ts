import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { exportArchive } from './export-archive.ts';
import { recordCase } from './record-case.ts';
import { type VerifyProgress, VerifyThreads } from './verify-threads.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
const threads = new VerifyThreads();
afterAll(async () => {
  await threads.close();
  rmSync(folder, { recursive: true });
});

test('an archive is verified in a thread, its progress told; one that is not there is refused in words', async () => {
  const store = openMemoryStore();
  await recordCase('fixtures/demo', store, 'demo');
  const file = path.join(folder, 'demo.zip');
  await exportArchive(store, 'demo', file, null);
  const { signal } = new AbortController();
  const told: VerifyProgress[] = [];
  const onProgress = (progress: VerifyProgress) => told.push(progress);
  expect(await threads.verify(file, null, { signal, onProgress })).toMatchObject({
    type: 'verified',
    verification: { valid: true, recomputed: true },
  });
  expect(told[0]?.step).toBe('files');
  expect(await threads.verify(`${file}.none`, null, { signal, onProgress })).toMatchObject({
    type: 'refused',
    message: '找不到这个归档包，请检查路径',
  });
  await expect(threads.verify(file, null, { signal: AbortSignal.abort(), onProgress })).rejects.toThrow(/abort/i);
});
