import { OverviewPage } from '../../../views/overview/overview-page.tsx';
import { numberEvents, TimelinePage } from '../../../views/overview/timeline-page.tsx';
import { listActors } from '../../ledger/acting.ts';
import type { LedgerState } from '../../ledger/state.ts';
import { listVendorSteps } from '../../ledger/vendor-steps.ts';
import { maySee, type View } from '../../ledger/view-rights.ts';
import { mayReadDocument } from '../../ledger/visibility.ts';
import { findNextSteps } from '../../use-cases/next-steps.ts';
import { offerFile } from '../imports/file-name.ts';
import type { Pages } from '../pages.tsx';
import type { ProcurementVisit } from '../visit.ts';

const EVENTS_PER_PAGE = 200;

/** 进度与办理过程: where each lot stands and what blocks it, everything that happened, and the files. */
export function registerOverviewPages(pages: Pages): void {
  const { desk } = pages;

  pages.getOfProcurement('', { see: 'overview' }, async (visit) => {
    const { state, actor, account, procurement } = visit;
    const whole = await desk.load(procurement);
    const steps = await findNextSteps(desk, procurement);
    const own = listActors(whole, account, null).map(({ role }) => role);
    const lots = [...state.lots.values()].map((lot) => ({
      lot,
      steps: actor.role === 'vendor' ? listVendorSteps(lot, actor.tenderer ?? '') : (steps.get(lot.number) ?? []),
      sees: (view: View) => listActors(whole, account, lot.number).some(({ role }) => maySee(role, view, lot.stage)),
    }));
    const documents = actor.role === 'vendor' ? [] : listOwnDocuments(state);
    return visit.page(<OverviewPage place={visit} lots={lots} documents={documents} own={own} />);
  });

  pages.getOfProcurement('/timeline', { see: 'timeline' }, async (visit) => {
    const all = numberEvents(await visit.listEvents());
    const count = Math.max(1, Math.ceil(all.length / EVENTS_PER_PAGE));
    const asked = Number.parseInt(visit.c.req.query('page') ?? '1', 10) || 1;
    const page = Math.min(Math.max(asked, 1), count);
    const events = all.slice((page - 1) * EVENTS_PER_PAGE, page * EVENTS_PER_PAGE);
    return visit.page(<TimelinePage place={visit} part={{ events, count: all.length, page, pages: count }} />);
  });

  pages.getOfProcurement('/files/:sha256', { see: 'overview' }, async (visit) => {
    const sha256 = visit.c.req.param('sha256') ?? '';
    const document = findFile(await desk.load(visit.procurement), sha256, visit);
    const blob = document === null ? null : await desk.store.openBlob(sha256);
    if (document === null || blob === null) return visit.notFound('没有这份文件，或者现在还不能查看。');
    return new Response(ReadableStream.from(blob.read()), {
      headers: {
        'Content-Type': 'application/octet-stream',
        'Content-Length': String(blob.bytes),
        'Content-Disposition': offerFile(document.name),
        'Cache-Control': 'private, no-store',
      },
    });
  });
}

/** Files of the procurement itself: those of bids are on the bids' pages. */
function listOwnDocuments({ documents, ownDocuments }: LedgerState) {
  return [...documents.values()].filter(({ sha256 }) => ownDocuments.has(sha256));
}

/** A file that this person may read; under the name it has in the reader's own state, where it was handed in several times. */
function findFile(whole: LedgerState, sha256: string, { state, actor }: ProcurementVisit) {
  const { id, role, tenderer } = actor;
  const attached = state.attachments.get(sha256);
  if (attached !== undefined) return attached;
  if (!mayReadDocument(whole, sha256, { id, role, tenderer })) return null;
  return state.documents.get(sha256) ?? whole.documents.get(sha256) ?? null;
}
