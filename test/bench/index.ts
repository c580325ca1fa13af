import { benchArchive } from './archive.ts';
import { benchImportDocx } from './import-docx.ts';
import { benchImportOcr } from './import-ocr.ts';
import { benchLedger } from './ledger.ts';
import type { BenchResult } from './measure.ts';
import { benchScore } from './score.ts';

/** `npm run bench [-- --json] [-- part of a name]`: exits 1 where a limit is not kept. */
const GROUPS: Readonly<Record<string, () => Promise<BenchResult[]>>> = {
  score: benchScore,
  ledger: benchLedger,
  archive: benchArchive,
  import: async () => [await benchImportDocx(), ...(await benchImportOcr())],
};

const words = process.argv.slice(2);
const wanted = words.find((word) => !word.startsWith('-')) ?? '';
const results: BenchResult[] = [];
for (const [name, run] of Object.entries(GROUPS)) {
  if (name.startsWith(wanted.split('/')[0] ?? '')) results.push(...(await run()));
}
if (words.includes('--json')) console.log(JSON.stringify({ results }, null, 2));
else {
  for (const { name, ms, baseline, baselineMs, ratio, limit } of results) {
    console.log(
      `${name.padEnd(16)} ${ms.toFixed(2)} ms, baseline ${baselineMs.toFixed(2)} ms (${baseline}), ratio ${ratio.toFixed(2)}, limit ${limit}`,
    );
  }
}
process.exitCode = results.every(({ ratio, limit }) => ratio <= limit) ? 0 : 1;
