import { afterAll, describe, expect, it } from 'vitest';
import { createImportPool } from '../../src/use-cases/import-pool.ts';
import { FUZZ_LIMITS } from './fuzz-limits.ts';
import { makeMutant } from './mutate.ts';
import { runFuzz } from './run-fuzz.ts';
import { buildSources } from './sources.ts';

const SEED = 20260101;
const COUNT = 150;
const sources = buildSources();
const pool = createImportPool({ limits: FUZZ_LIMITS, keptCharacters: 0 });

afterAll(() => pool.close());

describe('files damaged in many ways', () => {
  it('each become a document or one clear refusal', { timeout: 60_000 }, async () => {
    const { counts, failures } = await runFuzz(pool, sources, { seed: SEED, from: 0, to: COUNT, lanes: 4 });
    expect(failures.map(({ mutant, reason }) => `seed ${SEED}, index ${mutant.index}: ${reason}`)).toEqual([]);
    const all = [...counts.values()];
    const documents = all.reduce((sum, { document }) => sum + document, 0);
    const refusals = all.reduce((sum, { refusal }) => sum + refusal, 0);
    expect(documents + refusals).toBe(COUNT);
    // With some ten files of each format, a format may come through all or none; both kinds must be well represented.
    expect(Math.min(documents, refusals)).toBeGreaterThan(COUNT / 10);
    expect(all.length).toBe(new Set(sources.map(({ format }) => format)).size);
  });

  it('are the same for the same seed, and others for another', () => {
    const make = (seed: number) => Array.from({ length: 20 }, (_, index) => makeMutant(sources, seed, index).bytes);
    expect(make(1)).toEqual(make(1));
    expect(make(1)).not.toEqual(make(2));
  });

  it('come from files that are whole', async () => {
    for (const { format, bytes } of sources) {
      const { blocks, messages } = await pool.importBytes(`whole.${format}`, bytes);
      // The pictures carry no text: what is said of them is that they were looked at.
      expect(blocks.length + messages.length, format).toBeGreaterThan(0);
      expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
    }
  });
});
