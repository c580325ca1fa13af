import { readBid } from '../../importers/bid/index.ts';
import type { BidCheck } from '../domain/bid.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { checkBid as checkAgainstScheme } from '../engine/check-bid.ts';
import { loadScheme } from '../storage/files/load-scheme.ts';
import { importAll } from './read-tenderer.ts';
import { loadReferenceData, type ReferenceData } from './reference-data.ts';

export interface CheckBidRequest {
  /** One tenderer's files or folders. */
  files: readonly string[];
  scheme: string;
  lot?: number | undefined;
  date: IsoDate;
}

/**
 * Reads one tenderer's documents and holds them against a scheme.
 * @throws AppError where a document or the scheme cannot be used
 */
export async function checkBid(
  { files, scheme, lot, date }: CheckBidRequest,
  reference: ReferenceData = loadReferenceData(),
): Promise<BidCheck> {
  const loaded = loadScheme(scheme, lot);
  const documents = await importAll(files);
  const check = checkAgainstScheme({ bid: readBid(documents), scheme: loaded, ...reference, date });
  return { ...check, findings: [...check.findings, ...documents.flatMap(({ messages }) => messages)] };
}
