import { readBid } from '../../importers/bid/index.ts';
import { AppError } from '../domain/app-error.ts';
import type { BidCheck, BidFacts } from '../domain/bid.ts';
import type { ImportedDocument } from '../domain/document.ts';
import type { Finding } from '../domain/finding.ts';
import { listPassages } from '../domain/list-passages.ts';
import type { Location } from '../domain/location.ts';
import type { Scheme } from '../domain/lot.ts';
import type { PriceOutlook } from '../domain/price-outlook.ts';
import type { DecimalText, IsoDate } from '../domain/scalars.ts';
import { checkBid as checkAgainstScheme } from '../engine/check-bid.ts';
import { forecastPrice } from '../engine/forecast-price.ts';
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
  /** Own prices to compare, and the others' evaluated prices, in yuan. */
  prices?: readonly DecimalText[];
  others?: readonly DecimalText[];
}

export interface CheckedBid {
  check: BidCheck;
  scheme: Scheme;
  /** What reading the documents had to say; part of the check's findings. */
  notices: Finding[];
  outlook: PriceOutlook | null;
}

/**
 * Reads one tenderer's documents, holds them against a scheme, and computes the price score at the prices named.
 * @throws AppError where a document or the scheme cannot be used
 */
export async function checkTenderer(
  { files, scheme: place, lot, date, procurementDocument, prices = [], others = [] }: CheckBidRequest,
  reference: ReferenceData = loadReferenceData(),
): Promise<CheckedBid> {
  const scheme = loadScheme(place, lot);
  const documents = await importAll(files);
  const procurementDocuments = procurementDocument === undefined ? [] : await importAll([procurementDocument]);
  const { check, notices } = checkDocuments({ documents, procurementDocuments, scheme, date }, reference);
  const outlook = prices.length === 0 ? null : forecastPrice({ check, scheme, ...reference, date, prices, others });
  if (prices.length > 0 && outlook === null)
    throw new AppError('usage', '这个方案没有价格评审因素，不能测算价格分，请去掉 --price');
  return { check, scheme, notices, outlook };
}

export interface CheckDocumentsRequest {
  /** One tenderer's documents. */
  documents: readonly ImportedDocument[];
  /** Where they are at hand: text that a plan only repeats is noticed. */
  procurementDocuments?: readonly ImportedDocument[];
  /** Files of the bid that could not be read at all: what is not found may stand in them. */
  unread?: readonly Location[];
  scheme: Scheme;
  date: IsoDate;
}

/** Holds one tenderer's imported documents against a scheme. */
export function checkDocuments(
  request: CheckDocumentsRequest,
  reference: ReferenceData = loadReferenceData(),
): Pick<CheckedBid, 'check' | 'notices'> {
  return checkFacts(readBid([...request.documents]), request, reference);
}

/** The same with what its documents say, where that is at hand. */
export function checkFacts(
  bid: BidFacts,
  { documents, procurementDocuments = [], unread = [], scheme, date }: CheckDocumentsRequest,
  reference: ReferenceData,
): Pick<CheckedBid, 'check' | 'notices'> {
  const found = checkAgainstScheme({
    bid: unread.length === 0 ? bid : { ...bid, unread: [...unread, ...(bid.unread ?? [])] },
    scheme,
    ...reference,
    procurementText: procurementDocuments.flatMap(listPassages),
    signatures: documents.flatMap(({ signatures = [] }) => signatures),
    sealPictures: documents.flatMap(listSealPictures),
    date,
  });
  const notices = documents.flatMap(({ messages }) => messages);
  return { check: { ...found, findings: [...found.findings, ...notices] }, notices };
}

/** @throws AppError where a document or the scheme cannot be used */
export async function checkBid(request: CheckBidRequest, reference?: ReferenceData): Promise<BidCheck> {
  return (await checkTenderer(request, reference)).check;
}

/** Pictures that the file calls a seal or signature, and pages on which a red seal was seen. */
function listSealPictures({ file, blocks, messages }: ImportedDocument): Location[] {
  const named = blocks.flatMap(({ type, path, page, ...block }) =>
    type === 'image' && 'text' in block && SEAL.test(block.text)
      ? [{ file, page, path, quote: block.text.slice(0, QUOTE_LENGTH) }]
      : [],
  );
  const seen = messages.filter(({ code }) => code === SEEN).flatMap(({ locations }) => locations);
  return [...named, ...seen];
}

const SEEN = 'seal-not-read';

const QUOTE_LENGTH = 80;
const SEAL = /公章|印章|签章|盖章|合同章|专用章|手写签|签字|签名|seal|signature/i;
