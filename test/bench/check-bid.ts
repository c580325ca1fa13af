import { readBid } from '../../importers/bid/index.ts';
import { importDocument } from '../../importers/importer.ts';
import type { Scheme } from '../../src/domain/lot.ts';
import { checkBid } from '../../src/engine/check-bid.ts';
import { loadScheme } from '../../src/storage/files/load-scheme.ts';
import { loadReferenceData } from '../../src/use-cases/reference-data.ts';
import { buildLongBid } from './long-bid.ts';
import { type BenchResult, compare } from './measure.ts';

const PAGES = 300;
const SCHEME = 'schemes/procurements/tianjin-tgpc-2025-d-1284';
const OPTIONS = { warmup: 1, runs: 5 };

/** Checking a long bid against importing it, and a bid four times as long against the shorter one. */
export async function benchCheck(): Promise<BenchResult[]> {
  const scheme = loadScheme(SCHEME, 3);
  const reference = loadReferenceData();
  const whole = await buildLongBid(PAGES);
  const documents = [await importDocument('bid.docx', whole)];
  const quarter = [await importDocument('bid.docx', await buildLongBid(PAGES / 4))];
  const run = (given: typeof documents) => checkDocuments(given, scheme, reference);
  return [
    await compare(
      { name: 'check/300-pages', baseline: 'import of the same bid', limit: 1.5 },
      () => run(documents),
      () => importDocument('bid.docx', whole),
      OPTIONS,
    ),
    await compare(
      { name: 'check/growth', baseline: 'a bid a quarter as long', limit: 6 },
      () => run(documents),
      () => run(quarter),
      OPTIONS,
    ),
  ];
}

function checkDocuments(
  documents: Parameters<typeof readBid>[0],
  scheme: Scheme,
  reference: ReturnType<typeof loadReferenceData>,
) {
  return checkBid({ bid: readBid(documents), scheme, ...reference, date: '2025-12-15' });
}
