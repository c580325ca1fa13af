import { parseArgs } from 'node:util';
import { createImportPool } from '../../src/use-cases/import-pool.ts';
import { FUZZ_LIMITS } from './fuzz-limits.ts';
import { runFuzz } from './run-fuzz.ts';
import { buildSources } from './sources.ts';

/** `npm run fuzz [-- --seed 1 --count 2400 --only 17]`: exits 1 on a failure, and writes nothing. */
const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '2400' },
    only: { type: 'string' },
  },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
const seed = Number.parseInt(values.seed, 10);
const only = values.only === undefined ? null : Number.parseInt(values.only, 10);
const range = only === null ? { from: 0, to: Number.parseInt(values.count, 10) } : { from: only, to: only + 1 };
const pool = createImportPool({ limits: FUZZ_LIMITS, keptCharacters: 0 });
const startedAt = performance.now();
const { counts, failures } = await runFuzz(pool, buildSources(), { seed, ...range, lanes: 4 });
await pool.close();
for (const [format, { document, refusal, failure }] of counts) {
  say(`${format.padEnd(10)} ${document} documents, ${refusal} refusals, ${failure} failures`);
}
for (const { mutant, reason } of failures) {
  say(`\nseed ${seed}, index ${mutant.index} (${mutant.format}, ${mutant.mutation}): ${reason}`);
}
const seconds = (performance.now() - startedAt) / 1000;
say(`\nseed ${seed}, ${range.to - range.from} files, ${seconds.toFixed(1)} s, ${failures.length} failures`);
process.exitCode = failures.length === 0 ? 0 : 1;
