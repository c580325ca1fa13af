import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildWrittenDocx } from '../../fixtures/bids/written-docx.ts';
import type { ImportedDocument } from '../../src/domain/document.ts';
import { importAll } from '../../src/use-cases/read-tenderer.ts';
import { compareWithTruth } from './compare-truth.ts';
import { drawPdf, drawScan } from './draw-pages.ts';
import { check, type Format, loadMeasuredBids, type MeasuredBid } from './measured-bid.ts';

const bids = loadMeasuredBids();
const inFormats = bids.flatMap((bid) => bid.formats.map((format) => [format, bid.name, bid] as const));

/** A scanned page takes its time where others work on the same machine. */
const LONGEST = 240_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'measured-bids-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('a measured bid as a file', () => {
  test.each(inFormats)(
    '%s: %s',
    async (format, _name, bid) => {
      const wrong = compareWithTruth(check(bid, await importAs(bid, format)), bid.truth).filter(
        ({ isRight }) => !isRight,
      );
      expect(wrong.map(({ figure, detail }) => `${figure}: ${detail}`)).toEqual([]);
    },
    LONGEST,
  );
});

async function importAs(bid: MeasuredBid, format: Format): Promise<ImportedDocument[]> {
  const paths: string[] = [];
  for (const [at, file] of bid.files.entries())
    for (const [page, bytes] of (await write(file, format)).entries()) {
      const name = `${bid.name}-${at + 1}-${page + 1}.${format === 'scan' ? 'png' : format}`;
      paths.push(path.join(folder, name));
      await writeFile(path.join(folder, name), bytes);
    }
  return importAll(paths);
}

async function write(file: MeasuredBid['files'][number], format: Format): Promise<Buffer[]> {
  if (format === 'docx') return [await buildWrittenDocx(file)];
  return format === 'pdf' ? [drawPdf(file)] : drawScan(file);
}
