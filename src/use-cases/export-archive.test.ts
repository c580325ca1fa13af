import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openMemoryStore } from '../storage/memory/memory-ledger-store.ts';
import { exportArchive } from './export-archive.ts';
import { recordCase } from './record-case.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('an archive whose writing is stopped leaves nothing behind, one that is not stands alone', async () => {
  const store = openMemoryStore();
  const { id } = await recordCase('fixtures/cases/tianjin-tgpc-2025-d-1284/lot-3-ordinary', store);
  const file = path.join(folder, 'lot.zip');
  const stop = new AbortController();
  const writing = exportArchive(store, id, file, null, stop.signal);
  stop.abort();
  await expect(writing).rejects.toThrow(/abort/i);
  expect(readdirSync(folder)).toEqual([]);
  await exportArchive(store, id, file, null, new AbortController().signal);
  expect(readdirSync(folder)).toEqual(['lot.zip']);
});
