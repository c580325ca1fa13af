import { expect, test } from 'vitest';
import type { Scheme } from '../../domain/lot.ts';
import { loadScheme } from '../../storage/files/load-scheme.ts';
import { ImportStore } from '../imports/import-store.ts';
import { FakeReader } from '../imports/upload-fixture.ts';
import type { Checker } from './check-pool.ts';
import { openSelfCheck } from './open-self-check.ts';

const shipped = loadScheme('schemes/procurements/dazhou-2024', 1);

function open(run: () => Promise<readonly Scheme[]>) {
  const checker: Checker = { run: () => run() as Promise<never>, close: async () => {} };
  const imports = new ImportStore({ reader: new FakeReader() });
  return openSelfCheck({ imports, checker });
}

test('lots that ship with the tool are read once', async () => {
  let reads = 0;
  const { listSchemes } = open(async () => {
    reads += 1;
    return [shipped];
  });
  await listSchemes();
  expect((await listSchemes()).map(({ procurement }) => procurement.id)).toEqual(['dazhou-2024']);
  expect(reads).toBe(1);
});

test('a list that could not be read is asked for again', async () => {
  let reads = 0;
  const { listSchemes } = open(async () => {
    reads += 1;
    if (reads === 1) throw new Error('busy');
    return [shipped];
  });
  await expect(listSchemes()).rejects.toThrow('busy');
  expect(await listSchemes()).toHaveLength(1);
});
