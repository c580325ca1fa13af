import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { NewEvent } from '../../src/ledger/events/index.ts';
import { ARCHIVIST, CHAIR, CLERK, event } from '../../src/ledger/ledger-fixture.ts';
import type { LedgerStore } from '../../src/ledger/ledger-store.ts';
import { exportArchive } from '../../src/use-cases/export-archive.ts';
import { freezeTotals } from '../../src/use-cases/freeze-totals.ts';
import { Recorder } from '../../src/use-cases/record-events.ts';
import { loadReferenceData } from '../../src/use-cases/reference-data.ts';
import { verifyArchiveFile } from '../../src/use-cases/verify-archive-file.ts';
import { withStore } from '../../src/use-cases/with-store.ts';
import { giveMark, listMembers, openMarking } from '../torture/marking.ts';
import { type BenchResult, compare } from './measure.ts';

const AT = '2026-06-01T01:00:00.000Z';
const EVENTS = 10_000;
const DOCUMENTS = 50;
const DOCUMENT_BYTES = 10_000_000;

/** A procurement of 10,000 events and 500 MB of documents verified and computed again, against `sha256sum` of the same file. */
export async function benchArchive(): Promise<BenchResult[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-bench-'));
  try {
    const file = path.join(folder, 'bench.zip');
    await withStore(path.join(folder, 'data'), async (store) => {
      await fill(store);
      await exportArchive(store, 'bench', file, null);
    });
    const result = await verifyArchiveFile(file, null);
    if (!result.valid || result.events < EVENTS) throw new Error(JSON.stringify(result));
    return [
      await compare(
        { name: 'archive/verify', baseline: 'sha256sum of the same bytes', limit: 3 },
        () => verifyArchiveFile(file, null),
        () => execFileSync('sha256sum', [file]),
        { warmup: 1, runs: 5 },
      ),
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fill(store: LedgerStore): Promise<void> {
  const recorder = new Recorder(store);
  const panel = listMembers(7);
  await recorder.record('bench', openMarking(panel, AT));
  const imported: NewEvent[] = [];
  for (let number = 1; number <= DOCUMENTS; number += 1) {
    const { sha256, bytes } = await store.putBlob(makeDocument(number));
    const document = { name: `文件 ${number}.pdf`, sha256, bytes, mediaType: 'application/pdf' };
    imported.push(event('document.imported', CLERK, { document, purpose: 'other', lot: 1 }, AT));
  }
  await recorder.record('bench', imported);
  for (let round = 0; round < EVENTS / panel.length; round += 1)
    await recorder.record('bench', (state) => panel.map((member) => giveMark(state, member, round % 60, AT)));
  const submitted = panel.map((member) => event('marks.submitted', member, { lot: 1, statedTotals: {} }, AT));
  const state = await recorder.record('bench', submitted);
  const freezing = { lot: 1, date: '2026-06-01', by: CHAIR, at: AT, rule: null };
  const frozen = await freezeTotals(store, state, freezing, loadReferenceData());
  const granted = { person: { id: ARCHIVIST.id, name: ARCHIVIST.name }, role: ARCHIVIST.role, tenderer: null };
  await recorder.record('bench', [
    frozen.event,
    event('procurement.failed', CLERK, { lot: 1, reason: '响应的供应商不足三家', legalBasis: '示例' }, AT),
    event('role.granted', CLERK, granted, AT),
    event('procurement.sealed', ARCHIVIST, { retainUntil: '2041-06-01' }, AT),
  ]);
}

/** Bytes as a packed file has them: no two pieces alike. */
function makeDocument(number: number): Buffer {
  const piece = createHash('sha512').update(String(number)).digest();
  const bytes = Buffer.alloc(DOCUMENT_BYTES, piece);
  for (let at = 0; at + 4 <= bytes.length; at += 64) bytes.writeUInt32LE(at ^ number, at);
  return bytes;
}
