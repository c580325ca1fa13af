import { openMemoryStore } from '../../src/storage/memory/memory-ledger-store.ts';
import { recordCase } from '../../src/use-cases/record-case.ts';
import { tortureCrowd } from './crowd.ts';
import { tortureKill } from './kill.ts';
import { tamperArchive } from './tamper-archive.ts';
import { tamperDatabase } from './tamper-database.ts';
import { tortureUpload } from './upload.ts';

/** `npm run torture [-- kill | tamper | crowd | upload] [--seed 1]`: exits 1 where anything was lost, broken or went unnoticed. */
const words = process.argv.slice(2);
const seedAt = words.indexOf('--seed');
const seed = seedAt < 0 ? 1 : Number.parseInt(words[seedAt + 1] ?? '', 10);
const wanted = words.find((word) => /^[a-z]+$/.test(word)) ?? '';
const KILLS = 100;
const BYTES = 5_000;
const MEMBERS = 200;
const MEGABYTES = 300;

let isPassed = true;
function tell(name: string, passed: boolean, result: object): void {
  isPassed &&= passed;
  console.log(`${passed ? 'passed' : 'FAILED'}  torture/${name}  ${JSON.stringify(result)}`);
}

if ('crowd'.startsWith(wanted)) {
  const result = await tortureCrowd(MEMBERS, 5);
  tell('crowd', result.passed, result);
}
if ('tamper'.startsWith(wanted)) {
  const database = await tamperDatabase();
  tell('tamper-database', database.unnoticed.length === 0, database);
  const store = openMemoryStore();
  await recordCase('fixtures/demo', store, 'demo');
  const archive = await tamperArchive(store, 'demo', BYTES, seed);
  tell('tamper-archive', archive.unnoticed.length === 0, { seed, ...archive });
}
if ('kill'.startsWith(wanted)) {
  const result = await tortureKill(KILLS, seed);
  tell('kill', result.passed, { seed, ...result });
}
if ('upload'.startsWith(wanted)) {
  const result = await tortureUpload(MEGABYTES);
  tell('upload', result.passed, result);
}
process.exitCode = isPassed ? 0 : 1;
