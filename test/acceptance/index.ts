import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { checkAnswersToSeeds } from './answers.ts';
import { checkMaterial } from './material.ts';
import { checkSeedDrafts } from './seed-drafts.ts';
import { checkSeeds } from './seeds.ts';
import { checkTenderDrafts } from './tender-drafts.ts';

export interface AcceptanceRow {
  name: string;
  passed: boolean;
  detail: string;
}

/**
 * `npm run acceptance -- FOLDER [--counts FILE]`: holds the project against real documents that are not part of it.
 * Prints a table; exits 1 where a row fails.
 */
const [folder, flag, countsFile] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error('usage: npm run acceptance -- FOLDER (with seeds/ and material/)');
  process.exit(2);
}
const seeds = path.join(folder, 'seeds');
const rows: AcceptanceRow[] = [
  ...checkSeeds(seeds),
  ...checkAnswersToSeeds(seeds),
  ...(await checkSeedDrafts(seeds)),
  ...(await checkTenderDrafts(path.join(folder, 'material'))),
  ...(await checkMaterial(path.join(folder, 'material'))),
];
const NAME_WIDTH = 48;
const HEAD = ['format'.padEnd(9), 'blocks', 'tables', 'time'.padStart(6), ' findings'].join(' ');
console.log(`      ${'of material/: file'.padEnd(NAME_WIDTH)}  ${HEAD}`);
for (const { name, passed, detail } of rows)
  console.log(`${passed ? 'ok  ' : 'FAIL'}  ${name.padEnd(NAME_WIDTH)}  ${detail}`);
const failed = rows.filter(({ passed }) => !passed).length;
console.log(`acceptance rows: ${rows.length}, of which not met: ${failed}`);
if (flag === '--counts' && countsFile !== undefined)
  writeFileSync(countsFile, JSON.stringify({ passed: rows.length - failed, failed }));
process.exitCode = failed === 0 ? 0 : 1;
