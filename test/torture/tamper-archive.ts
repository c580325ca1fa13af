import { collect } from '../../src/archive/archive-fixture.ts';
import { fromBytes } from '../../src/archive/byte-source.ts';
import { verifyArchive } from '../../src/archive/verify-archive.ts';
import type { LedgerStore } from '../../src/ledger/ledger-store.ts';
import { streamArchive } from '../../src/use-cases/export-archive.ts';
import { SOFTWARE } from '../../src/use-cases/freeze-totals.ts';
import { Random } from '../fuzz/random.ts';

/** Single bytes of an archive changed, in random places to random other values. Answers those that nobody noticed. */
export async function tamperArchive(store: LedgerStore, procurement: string, changes: number, seed: number) {
  const random = new Random(seed, 0);
  const archive = await collect(await streamArchive(store, procurement, null));
  const unnoticed: string[] = [];
  for (let change = 0; change < changes; change += 1) {
    const at = random.below(archive.length);
    const before = archive[at] ?? 0;
    archive[at] = before ^ (1 + random.below(255));
    const { valid } = await verifyArchive(fromBytes(archive), { publicKey: null, software: SOFTWARE, law: null });
    if (valid) unnoticed.push(`byte ${at}: ${before} → ${archive[at]}`);
    archive[at] = before;
  }
  const { valid } = await verifyArchive(fromBytes(archive), { publicKey: null, software: SOFTWARE, law: null });
  if (!valid) unnoticed.push('the archive itself is not valid');
  return { changes, bytes: archive.length, unnoticed };
}
