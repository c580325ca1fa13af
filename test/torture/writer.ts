import { openSqliteStore } from '../../src/storage/sqlite/sqlite-ledger-store.ts';
import { Recorder } from '../../src/use-cases/record-events.ts';
import { giveMark, listMembers, openMarking } from './marking.ts';

/**
 * A server under load, to be killed: members save marks in several procurements at once, and every save that was answered is told
 * on standard output as `procurement version`.
 */
const [folder = '', name = 'server', procurements = '4', members = '5'] = process.argv.slice(2);
const store = openSqliteStore(folder);
const recorder = new Recorder(store);
const panel = listMembers(Number.parseInt(members, 10));
const now = () => new Date().toISOString();
process.stdout.write('ready\n');

async function keepSaving(procurement: string, member: (typeof panel)[number]): Promise<never> {
  for (let turn = 0; ; turn += 1) {
    const state = await recorder.record(procurement, (latest) => [giveMark(latest, member, turn % 60, now())]);
    process.stdout.write(`${procurement} ${state.version}\n`);
  }
}

const names = Array.from({ length: Number.parseInt(procurements, 10) }, (_, index) => `${name}-${index + 1}`);
for (const procurement of names) {
  if ((await recorder.load(procurement)).version === 0) {
    const state = await recorder.record(procurement, openMarking(panel, now()));
    process.stdout.write(`${procurement} ${state.version}\n`);
  }
}
await Promise.all(names.flatMap((procurement) => panel.map((member) => keepSaving(procurement, member))));
