import type { Child } from 'hono/jsx';
import { DocumentViewer } from '../../../views/components/document-viewer.tsx';
import { BidFileChoice, NoBidFile } from '../../../views/marking/bid-files.tsx';
import { findTakenPlace } from '../../../views/taken-place.ts';
import { parseViewerQuery, viewerHref } from '../../../views/viewed-document.ts';
import { fileHref } from '../../../views/workspace-addresses.ts';
import type { Finding } from '../../domain/finding.ts';
import type { Location } from '../../domain/location.ts';
import type { PlanCheck } from '../../domain/plan-check.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import { isBidDocument, nameBidDocument } from '../../ledger/document-names.ts';
import type { ProcurementDesk } from '../../use-cases/procurement-desk.ts';
import { findCheck, listOpened } from '../../use-cases/read-bid.ts';
import { findReading } from '../../use-cases/read-documents.ts';
import { renameDocument } from '../../use-cases/shared-import.ts';
import type { LotVisit } from '../visit.ts';

export interface BidPane {
  /** The bid's documents at the chapter that answers the item. */
  viewer: Child;
  plan: PlanCheck | null;
  /** What the tool noticed in that chapter. */
  hints: readonly Finding[];
  /** A place that was taken without scripts. */
  taken: Location | null;
}

/** The bid beside a mark, opened where the address says, else at the chapter that answers the item. */
export async function openBidPane(
  visit: LotVisit,
  desk: ProcurementDesk,
  item: ScoringItem,
  tenderer: string,
  /** Places of the flaws that the member recorded. */
  recorded: readonly Location[],
): Promise<BidPane> {
  const bid = visit.lot.bids.get(tenderer);
  const check = bid === undefined ? null : await findCheck(desk.store, bid);
  const plan = check?.plans?.find((one) => one.item === item.id) ?? null;
  const hints = (check?.findings ?? []).filter((finding) => finding.item === item.id);
  const places = [...recorded, ...listPlanPlaces(plan), ...hints.flatMap(({ locations }) => locations)];
  const files = bid === undefined ? [] : listOpened(bid);
  const asked = visit.c.req.query();
  const { pathname } = new URL(visit.c.req.url);
  const baseOf = (name: string) => `${pathname}?file=${encodeURIComponent(name)}`;
  const wanted = asked['file'] ?? plan?.location?.file ?? places[0]?.file;
  const file = files.find(({ name }) => isBidDocument(wanted, tenderer, name)) ?? files[0];
  const found = file === undefined ? null : await findReading(desk.store, visit.state, file.sha256);
  const choice = (
    <BidFileChoice
      files={files}
      current={file?.name ?? null}
      hrefOf={(name) => `${baseOf(name)}#viewer`}
      isWanted={asked['file'] === undefined || file?.name === asked['file']}
    />
  );
  if (file === undefined || found === null)
    return {
      plan,
      hints,
      taken: null,
      viewer: (
        <NoBidFile
          tenderer={tenderer}
          choice={choice}
          original={file === undefined ? null : fileHref(visit.procurement, file.sha256)}
        />
      ),
    };
  const document = renameDocument(found, found.file, nameBidDocument(tenderer, file.name));
  const query = parseViewerQuery(asked);
  const chapter = isBidDocument(plan?.location?.file, tenderer, file.name) ? (plan?.location ?? null) : null;
  const isAsked = query.at !== undefined || query.part !== undefined;
  const base = baseOf(file.name);
  const take = asked['take'];
  return {
    plan,
    hints,
    taken: take === undefined ? null : findTakenPlace(document, take),
    viewer: (
      <DocumentViewer
        viewed={{
          document,
          original: fileHref(visit.procurement, file.sha256),
          hrefOf: (to) => viewerHref(base, to),
        }}
        query={isAsked || chapter === null ? query : { ...query, at: chapter.path }}
        pdfLibrary={visit.assets.pdfLibrary}
        places={places.filter((place) => isBidDocument(place.file, tenderer, file.name))}
        choice={choice}
        {...(item.kind === 'flaws'
          ? { takeHref: (path: string) => viewerHref(`${base}&take=${encodeURIComponent(path)}`, { at: path }) }
          : {})}
      />
    ),
  };
}

/** The chapter that answers the item, and each part that was found in it. */
function listPlanPlaces(plan: PlanCheck | null): Location[] {
  if (plan === null) return [];
  return [plan.location, ...plan.parts.map(({ heading, passage }) => heading ?? passage)].filter(
    (place) => place !== null,
  );
}
