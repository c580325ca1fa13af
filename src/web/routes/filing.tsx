import { Readable } from 'node:stream';
import { ArchiveListPage } from '../../../views/archive/archive-list-page.tsx';
import { FilingPage, type ShownVerification } from '../../../views/archive/filing-page.tsx';
import { procurementHref } from '../../../views/workspace-addresses.ts';
import { streamArchive } from '../../use-cases/export-archive.ts';
import { findRetention } from '../../use-cases/find-retention.ts';
import { verifyProcurement } from '../../use-cases/verify-procurement.ts';
import { offerAs } from '../imports/file-name.ts';
import type { Pages } from '../pages.tsx';
import type { ProcurementVisit } from '../visit.ts';

const LONGEST_SEARCH = 200;

/** 归档: sealing, proving, taking away, and finding again. */
export function registerFilingPages(pages: Pages): void {
  const { desk } = pages;

  pages.get('/archive', { for: 'signed-in' }, async (visit) => {
    const words = (visit.c.req.query('words') ?? '').trim().slice(0, LONGEST_SEARCH);
    const written = (visit.c.req.query('year') ?? '').trim();
    const year = /^[12]\d{3}$/.test(written) ? Number.parseInt(written, 10) : undefined;
    const found = await desk.store.search({ words, year, onlySealed: true, participant: visit.account.id });
    return visit.page(<ArchiveListPage assets={visit.assets} words={words} year={written.slice(0, 4)} found={found} />);
  });

  pages.getOfProcurement('/filing', { see: 'filing' }, (visit) => show(visit, null));

  pages.postOfProcurement('/filing', { record: ['procurement.sealed'] }, async (visit) => {
    const { until, basis } = findRetention(desk.reference.regulations, visit.today);
    await visit.record([{ type: 'procurement.sealed', data: { retainUntil: until }, rule: basis }]);
    return visit.redirect(procurementHref(visit.procurement, '/filing'));
  });

  pages.postOfProcurement('/filing/verification', { see: 'filing' }, async (visit) =>
    show(visit, await verifyProcurement(desk.store, visit.procurement)),
  );

  pages.getOfProcurement('/filing/archive.zip', { see: 'filing' }, async (visit) => {
    const stream = await streamArchive(desk.store, visit.procurement, null);
    return visit.c.body(Readable.toWeb(stream) as ReadableStream, 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': offerAs(visit.procurement, 'zip'),
    });
  });

  function show(visit: ProcurementVisit, verification: ShownVerification | null): Response {
    return visit.page(
      <FilingPage
        place={visit}
        retention={findRetention(desk.reference.regulations, visit.today)}
        maySeal={visit.may('procurement.sealed')}
        verification={verification}
      />,
    );
  }
}
