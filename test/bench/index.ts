import { benchArchive } from './archive.ts';
import { benchCheck } from './check-bid.ts';
import { benchDraft } from './draft.ts';
import { benchImportDocx } from './import-docx.ts';
import { benchImportOcr } from './import-ocr.ts';
import { benchImportPdf } from './import-pdf.ts';
import { benchLedger } from './ledger.ts';
import type { BenchResult } from './measure.ts';
import { benchScore } from './score.ts';
import { benchWeb } from './web.ts';

/** `npm run bench [-- --json] [-- start of a name]`: exits 1 where a limit is not kept. */
const GROUPS: Readonly<Record<string, () => Promise<BenchResult[]>>> = {
  score: benchScore,
  draft: benchDraft,
  'import/docx': async () => [await benchImportDocx()],
  'import/pdf': benchImportPdf,
  'import/ocr': benchImportOcr,
  check: benchCheck,
  ledger: benchLedger,
  archive: benchArchive,
  web: benchWeb,
};

const words = process.argv.slice(2);
const wanted = words.find((word) => !word.startsWith('-')) ?? '';
const results: BenchResult[] = [];
for (const [name, run] of Object.entries(GROUPS)) {
  if (name.startsWith(wanted)) results.push(...(await run()));
  else if (wanted.startsWith(name)) results.push(...(await run()).filter((result) => result.name.startsWith(wanted)));
}
if (words.includes('--json')) console.log(JSON.stringify({ results }, null, 2));
else {
  for (const { name, ms, unit = 'ms', baseline, baselineMs, ratio, limit } of results) {
    console.log(
      `${name.padEnd(16)} ${ms.toFixed(2)} ${unit}, baseline ${baselineMs.toFixed(2)} ${unit} (${baseline}), ratio ${ratio.toFixed(2)}, limit ${limit}`,
    );
  }
}
process.exitCode = results.every(({ ratio, limit }) => ratio <= limit) ? 0 : 1;
