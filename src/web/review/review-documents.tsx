import type { Child } from 'hono/jsx';
import { DocumentViewer } from '../../../views/components/document-viewer.tsx';
import { isSameFile } from '../../../views/place.ts';
import { FileChoice, UnreadFile } from '../../../views/review/file-choice.tsx';
import { findTakenPlace } from '../../../views/taken-place.ts';
import { parseViewerQuery, type ViewedPlace, viewerHref } from '../../../views/viewed-document.ts';
import { fileHref, procurementHref } from '../../../views/workspace-addresses.ts';
import type { Location } from '../../domain/location.ts';
import { nameBidDocument } from '../../ledger/document-names.ts';
import type { DocumentRef } from '../../ledger/events/envelope.ts';
import type { BidView, LedgerState } from '../../ledger/state.ts';
import type { ProcurementDesk } from '../../use-cases/procurement-desk.ts';
import { listOpened } from '../../use-cases/read-bid.ts';
import { findReading } from '../../use-cases/read-documents.ts';
import { renameDocument } from '../../use-cases/shared-import.ts';
import type { LotVisit } from '../visit.ts';
import { findOpenedFile } from './read-place.ts';

export interface BidViewer {
  /** Links to the other opened files. */
  choice: Child;
  viewer: Child;
  /** A place that the reader took without scripts. */
  taken: Location | null;
}

interface OpenOptions {
  /** The page around the viewer. */
  base: string;
  places: readonly Location[];
}

/** The opened files of a bid: the one that is asked for, else the one with the first place, else the first. */
export async function openBidViewer(
  visit: LotVisit,
  desk: ProcurementDesk,
  bid: BidView,
  { base, places }: OpenOptions,
): Promise<BidViewer> {
  const files = listOpened(bid);
  const asked = visit.c.req.query('file');
  const file =
    files.find(({ sha256 }) => sha256 === asked) ??
    (places[0] === undefined ? null : findOpenedFile(bid, places[0].file)) ??
    files[0] ??
    null;
  const read = file === null ? null : await findReading(desk.store, visit.state, file.sha256);
  const choice = (
    <FileChoice files={files} current={file?.sha256 ?? null} hrefOf={(sha256) => `${fileQuery(base, sha256)}#viewer`} />
  );
  if (file === null || read === null) return { choice, viewer: <UnreadFile />, taken: null };
  const document = renameDocument(read, read.file, nameBidDocument(bid.tenderer, file.name));
  const own = places
    .filter((place) => findOpenedFile(bid, place.file) === file)
    .map(({ path, quote }): ViewedPlace => ({ path, quote }));
  const query = parseViewerQuery(visit.c.req.query());
  const [first] = own;
  const take = visit.c.req.query('take');
  const here = fileQuery(base, file.sha256);
  return {
    choice,
    viewer: (
      <DocumentViewer
        viewed={{
          document,
          original: fileHref(visit.procurement, file.sha256),
          hrefOf: (wanted) => viewerHref(here, wanted),
        }}
        query={
          query.at === undefined && query.part === undefined && first !== undefined
            ? { ...query, at: first.path }
            : query
        }
        pdfLibrary={visit.assets.pdfLibrary}
        places={own}
        takeHref={(path) => viewerHref(`${here}&take=${encodeURIComponent(path)}`, { at: path })}
      />
    ),
    taken: take === undefined ? null : findTakenPlace(document, take),
  };
}

/** Address of a place in the viewer of the page itself; null where the bid has no such file that is opened. */
export function placeInViewer(base: string, bid: BidView, { file, path }: Location): string | null {
  const found = findOpenedFile(bid, file);
  return found === null ? null : `${fileQuery(base, found.sha256)}&at=${encodeURIComponent(path)}#viewer`;
}

function fileQuery(base: string, sha256: string): string {
  return `${base}${base.includes('?') ? '&' : '?'}file=${sha256}`;
}

/** Address of a place in a file of the procurement or of an opened bid; null where the reader has no such file. */
export function findPlaceHref(
  procurement: string,
  { readings }: LedgerState,
  files: readonly DocumentRef[],
  { file, path }: Location,
): string | null {
  const found = files.find(({ name, sha256 }) => isSameFile(name, file) && readings.has(sha256));
  if (found === undefined) return null;
  return viewerHref(procurementHref(procurement, `/documents/${found.sha256}`), { at: path });
}

/** Address of a place in an opened file of a bid, on the page of that file; null where the reader has no such file. */
export function findBidPlaceHref(
  procurement: string,
  state: LedgerState,
  bid: BidView,
  place: Location,
): string | null {
  const file = findOpenedFile(bid, place.file);
  return file === null ? null : findPlaceHref(procurement, state, [file], { ...place, file: file.name });
}

/** What stands at a place in the procurement's own documents, as they were published; null where they have not been read. */
export async function findPublished(
  desk: ProcurementDesk,
  state: LedgerState,
  { file, path }: Location,
): Promise<string | null> {
  const found = [...state.documents.values()].find(
    ({ name, sha256 }) => isSameFile(name, file) && state.readings.has(sha256),
  );
  const read = found === undefined ? null : await findReading(desk.store, state, found.sha256);
  return read === null ? null : (findTakenPlace(read, path)?.quote ?? null);
}
