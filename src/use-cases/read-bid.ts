import { AppError } from '../domain/app-error.ts';
import type { BidCheck } from '../domain/bid.ts';
import type { ImportedDocument } from '../domain/document.ts';
import { finding } from '../domain/finding.ts';
import { type Location, wholeFile } from '../domain/location.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { writeCanonical } from '../ledger/canonical-json.ts';
import { nameBidDocument } from '../ledger/document-names.ts';
import type { EventData, EventType, NewEvent } from '../ledger/events/index.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { orderParts } from '../ledger/order-parts.ts';
import { isPriceOpen } from '../ledger/rules/refusal.ts';
import type { BidView, LedgerState, LotView } from '../ledger/state.ts';
import type { CheckOutcome } from './check-task.ts';
import type { BidChecker } from './check-threads.ts';
import { SOFTWARE } from './freeze-totals.ts';
import type { ProcurementDesk } from './procurement-desk.ts';
import type { ProposedFact } from './propose-facts.ts';
import { findReading, keepReading, readBlob } from './read-documents.ts';
import { type ImportOptions, type ImportProgress, renameDocument } from './shared-import.ts';

/** Whose bid, in which lot. */
export interface BidPlace {
  procurement: string;
  lot: number;
  tenderer: string;
}

export interface BidTools {
  desk: ProcurementDesk;
  reader: { importBytes(file: string, bytes: Uint8Array, options: ImportOptions): Promise<ImportedDocument> };
  checker: BidChecker;
}

export interface ReadBidOptions {
  /** Who records it and when. */
  sign(type: EventType): Pick<NewEvent, 'by' | 'at'>;
  /** The day the law is read on. */
  date: IsoDate;
  signal?: AbortSignal;
  onProgress?: (news: BidNews) => void;
}

/** How far it is: one file after the other, then the check of all of them. */
export type BidNews =
  | { type: 'reading'; document: string; progress: ImportProgress | null }
  | { type: 'read'; document: string }
  | { type: 'refused'; document: string; message: string }
  | { type: 'checking' };

type Kept = BidView['documents'][number];

/**
 * Reads the opened files of a bid, holds them against the scheme and proposes the facts in them: each step is on the ledger once it
 * is done, and none is done twice, so that a server that was stopped goes on where it was. A file that cannot be read is told in the
 * check and stops nothing. What people have decided stays as it is.
 * @throws AppError where something may not be recorded; the reason of `signal` where that is aborted
 */
export async function readOpenedBid(tools: BidTools, place: BidPlace, options: ReadBidOptions): Promise<void> {
  const { desk } = tools;
  const documents: ImportedDocument[] = [];
  const refused: { name: string; message: string }[] = [];
  for (const document of listOpened(getBid(await desk.load(place.procurement), place).bid)) {
    options.signal?.throwIfAborted();
    try {
      documents.push(await readDocument(tools, place, document, options));
      options.onProgress?.({ type: 'read', document: document.sha256 });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'input-unreadable') throw error;
      const message = error.problems.map((problem) => problem.message).join('；');
      refused.push({ name: document.name, message });
      options.onProgress?.({ type: 'refused', document: document.sha256, message });
    }
  }
  options.onProgress?.({ type: 'checking' });
  const state = await desk.load(place.procurement);
  const { lot } = getBid(state, place);
  if (lot.scheme === null) throw new AppError('input-invalid', `第 ${place.lot} 包还没有方案，不能核对`);
  const request = {
    documents,
    procurementDocuments: await listProcurementDocuments(desk.store, state),
    unread: refused.map(({ name }) => placeOf(place, name)),
    scheme: lot.scheme.value,
    date: options.date,
  };
  const { check, facts } = tellRefused(await tools.checker.check(request, options.signal), place, refused);
  const kept = await desk.store.putBlob(Buffer.from(writeCanonical(check), 'utf8'));
  const { lot: number, tenderer } = place;
  await desk.record(place.procurement, (latest) => {
    const { lot: own, bid } = getBid(latest, place);
    const checked: EventData<'bid.checked'> = { lot: number, tenderer, check: kept.sha256, software: SOFTWARE };
    const isNew = bid.check?.value.check !== kept.sha256 || !isReadAfterOpening(bid);
    return [
      ...(isNew ? [{ type: 'bid.checked', data: checked, rule: null, ...options.sign('bid.checked') } as const] : []),
      ...facts
        .filter((proposed) => isWorthProposing(proposed, own, bid))
        .map(({ id, fact }) => ({
          type: 'fact.proposed' as const,
          data: { lot: number, tenderer, id, fact, source: 'document' as const },
          rule: null,
          ...options.sign('fact.proposed'),
        })),
    ];
  });
}

/** Checks that pages look at again and again. */
const CHECKS_KEPT = 60;
const checks = new Map<string, BidCheck>();

/** What the tool found in a bid, as a state that its reader may see says; null where it has not been checked. */
export async function findCheck(store: LedgerStore, bid: Pick<BidView, 'check'>): Promise<BidCheck | null> {
  if (bid.check === null) return null;
  const { check: sha256 } = bid.check.value;
  const known = checks.get(sha256);
  if (known !== undefined) return known;
  const check = JSON.parse((await readBlob(store, sha256)).toString('utf8')) as BidCheck;
  checks.set(sha256, check);
  for (const oldest of checks.keys()) {
    if (checks.size <= CHECKS_KEPT) break;
    checks.delete(oldest);
  }
  return check;
}

/** The files of the parts that are opened, the first part first. */
export function listOpened({ documents, opened }: BidView): Kept[] {
  return orderParts(documents.filter(({ part }) => opened.has(part)));
}

/** Whether everything that is opened has been held against the scheme. */
export function isReadAfterOpening({ check, openings }: BidView): boolean {
  return check !== null && [...openings.values()].every(({ sequence }) => sequence < check.sequence);
}

function getBid(state: LedgerState, { lot: number, tenderer }: BidPlace): { lot: LotView; bid: BidView } {
  const lot = state.lots.get(number);
  const bid = lot?.bids.get(tenderer);
  if (lot === undefined || bid === undefined)
    throw new AppError('not-found', `第 ${number} 包没有“${tenderer}”的响应（投标）文件`);
  return { lot, bid };
}

async function readDocument(
  { desk, reader }: BidTools,
  { procurement, lot, tenderer }: BidPlace,
  { sha256, name }: Kept,
  { sign, signal, onProgress }: ReadBidOptions,
): Promise<ImportedDocument> {
  const known = await findReading(desk.store, await desk.load(procurement), sha256);
  const file = nameBidDocument(tenderer, name);
  if (known !== null) return renameDocument(known, known.file, file);
  onProgress?.({ type: 'reading', document: sha256, progress: null });
  const read = await reader.importBytes(file, await readBlob(desk.store, sha256), {
    ...(signal === undefined ? {} : { signal }),
    onProgress: (progress) => onProgress?.({ type: 'reading', document: sha256, progress }),
  });
  const data = await keepReading(desk.store, { document: sha256, lot, tenderer }, read);
  await desk.record(procurement, ({ readings }) =>
    readings.has(sha256) ? [] : [{ type: 'document.read', data, rule: null, ...sign('document.read') }],
  );
  return read;
}

/** What was read of the procurement's own documents: all that belong to no bid. */
async function listProcurementDocuments(store: LedgerStore, state: LedgerState): Promise<ImportedDocument[]> {
  const inBids = new Set(
    [...state.lots.values()].flatMap(({ bids }) =>
      [...bids.values()].flatMap(({ documents }) => documents.map(({ sha256 }) => sha256)),
    ),
  );
  const read: ImportedDocument[] = [];
  for (const sha256 of state.documents.keys()) {
    const document = inBids.has(sha256) ? null : await findReading(store, state, sha256);
    if (document !== null) read.push(document);
  }
  return read;
}

function placeOf({ tenderer }: BidPlace, name: string): Location {
  return wholeFile(nameBidDocument(tenderer, name));
}

function tellRefused(
  outcome: CheckOutcome,
  place: BidPlace,
  refused: readonly { name: string; message: string }[],
): CheckOutcome {
  const told = refused.map(({ name, message }) =>
    finding('warning', 'file-unreadable', `“${name}”无法读取，其内容没有核对：${message}`, {
      locations: [placeOf(place, name)],
    }),
  );
  return { ...outcome, check: { ...outcome.check, findings: [...outcome.check.findings, ...told] } };
}

/** New, or read otherwise than before, and not decided by anybody; a price only once it is open. */
function isWorthProposing({ id, fact }: ProposedFact, lot: LotView, bid: BidView): boolean {
  if (fact.about === 'price' && !isPriceOpen(lot, bid)) return false;
  const known = bid.facts.get(id);
  if (known === undefined) return true;
  return known.status === 'proposed' && writeCanonical(known.current.value) !== writeCanonical(fact);
}
