import { readBid } from '../../importers/bid/index.ts';
import type { BidCheck } from '../domain/bid.ts';
import type { Passage } from '../domain/bid-section.ts';
import type { ImportedDocument } from '../domain/document.ts';
import type { Location } from '../domain/location.ts';
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
  /** The procurement document, so that text which a plan only repeats is noticed. */
  procurementDocument?: string | undefined;
}

/**
 * Reads one tenderer's documents and holds them against a scheme.
 * @throws AppError where a document or the scheme cannot be used
 */
export async function checkBid(
  { files, scheme, lot, date, procurementDocument }: CheckBidRequest,
  reference: ReferenceData = loadReferenceData(),
): Promise<BidCheck> {
  const loaded = loadScheme(scheme, lot);
  const documents = await importAll(files);
  const procurementText =
    procurementDocument === undefined ? [] : (await importAll([procurementDocument])).flatMap(listPassages);
  const check = checkAgainstScheme({
    bid: readBid(documents),
    scheme: loaded,
    ...reference,
    procurementText,
    signatures: documents.flatMap(({ signatures = [] }) => signatures),
    sealPictures: documents.flatMap(listSealPictures),
    date,
  });
  return { ...check, findings: [...check.findings, ...documents.flatMap(({ messages }) => messages)] };
}

function listPassages({ file, blocks }: ImportedDocument): Passage[] {
  return blocks.flatMap((block): Passage[] => {
    const { path, page } = block;
    if (block.type !== 'table')
      return [{ text: block.text, location: { file, page, path, quote: block.text.slice(0, QUOTE_LENGTH) } }];
    return block.rows.flatMap((row, index) =>
      row.map(({ text }) => ({
        text,
        location: { file, page, path: `${path}/row[${index + 1}]`, quote: text.slice(0, QUOTE_LENGTH) },
      })),
    );
  });
}

/** By what the file says a picture shows; what only the eye can see stays unsaid. */
function listSealPictures({ file, blocks }: ImportedDocument): Location[] {
  return blocks.flatMap(({ type, path, page, ...block }) =>
    type === 'image' && 'text' in block && SEAL.test(block.text)
      ? [{ file, page, path, quote: block.text.slice(0, QUOTE_LENGTH) }]
      : [],
  );
}

const QUOTE_LENGTH = 80;
const SEAL = /公章|印章|签章|盖章|合同章|专用章|手写签|签字|签名|seal|signature/i;
