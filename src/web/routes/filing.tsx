import { Readable } from 'node:stream';
import { ArchiveListPage } from '../../../views/archive/archive-list-page.tsx';
import { FilingPage, FilingVerification } from '../../../views/archive/filing-page.tsx';
import { procurementHref } from '../../../views/workspace-addresses.ts';
import { describePublicKey, type SigningKey } from '../../use-cases/archive-keys.ts';
import { streamArchive } from '../../use-cases/export-archive.ts';
import { findRetention } from '../../use-cases/find-retention.ts';
import { PreparedArchives } from '../../use-cases/prepared-archives.ts';
import { writeArchiveAside } from '../../use-cases/write-archive-aside.ts';
import type { ArchiveVerifications } from '../archive/archive-verifications.ts';
import { offerAs, offerFile } from '../imports/file-name.ts';
import type { Pages } from '../pages.tsx';
import { streamChanges } from '../stream-changes.tsx';
import type { ProcurementVisit } from '../visit.ts';

const LONGEST_SEARCH = 200;

export interface FilingOptions {
  verifications: ArchiveVerifications;
  /** The agency's; null: archives are not signed. */
  signingKey: SigningKey | null;
}

/** 归档: sealing, proving, taking away, and finding again. */
export function registerFilingPages(pages: Pages, { verifications, signingKey }: FilingOptions): void {
  const { desk } = pages;
  const fingerprint = signingKey === null ? null : describePublicKey(signingKey.publicKey);
  const archives = new PreparedArchives();
  const ownerOf = ({ procurement }: ProcurementVisit) => `procurement ${procurement}`;
  const findLast = (visit: ProcurementVisit) => verifications.findLast(ownerOf(visit));
  const backTo = ({ procurement }: ProcurementVisit) => procurementHref(procurement, '/filing');

  pages.get('/archive', { for: 'signed-in' }, async (visit) => {
    const words = (visit.c.req.query('words') ?? '').trim().slice(0, LONGEST_SEARCH);
    const written = (visit.c.req.query('year') ?? '').trim();
    const year = /^[12]\d{3}$/.test(written) ? Number.parseInt(written, 10) : undefined;
    const found = await desk.store.search({ words, year, onlySealed: true, participant: visit.account.id });
    return visit.page(<ArchiveListPage assets={visit.assets} words={words} year={written.slice(0, 4)} found={found} />);
  });

  pages.get('/archive/public-key.pem', { for: 'signed-in' }, (visit) => {
    if (signingKey === null) return visit.notFound('这台服务器写出的归档包没有签名，没有公钥。');
    return visit.c.body(signingKey.publicKey, 200, {
      'Content-Type': 'application/x-pem-file',
      'Content-Disposition': offerFile('归档签名公钥.pem'),
    });
  });

  pages.getOfProcurement('/filing', { see: 'filing' }, (visit) => show(visit));

  pages.postOfProcurement('/filing', { record: ['procurement.sealed'] }, async (visit) => {
    const { until, basis } = findRetention(desk.reference.regulations, visit.today);
    await visit.record([{ type: 'procurement.sealed', data: { retainUntil: until }, rule: basis }]);
    return visit.redirect(backTo(visit));
  });

  pages.postOfProcurement('/filing/verification', { see: 'filing' }, (visit) => {
    if (findLast(visit)?.view.isRunning !== true) {
      verifications.start({
        owner: ownerOf(visit),
        name: visit.state.about?.title ?? visit.procurement,
        bytes: null,
        publicKey: signingKey?.publicKey ?? null,
        open: (signal) =>
          writeArchiveAside(desk.store, visit.procurement, {
            key: signingKey,
            incoming: verifications.incoming,
            signal,
          }),
      });
    }
    return visit.redirect(backTo(visit));
  });

  pages.postOfProcurement('/filing/verification/stop', { see: 'filing' }, (visit) => {
    const last = findLast(visit);
    if (last !== null) verifications.stop(last.id, ownerOf(visit));
    return visit.redirect(backTo(visit));
  });

  pages.getOfProcurement('/filing/verification/events', { see: 'filing' }, (visit) =>
    streamChanges(visit.c, {
      look: () => {
        const view = findLast(visit)?.view ?? null;
        const part = <FilingVerification procurement={visit.procurement} view={view} />;
        return { part, isRunning: view?.isRunning === true };
      },
      nextChange: (signal) => verifications.nextChange(signal),
    }),
  );

  pages.getOfProcurement('/filing/archive.zip', { see: 'filing' }, async (visit) => {
    const stream = await streamArchive(desk.store, visit.procurement, signingKey, archives);
    return visit.c.body(Readable.toWeb(stream) as ReadableStream, 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': offerAs(visit.procurement, 'zip'),
    });
  });

  function show(visit: ProcurementVisit): Response {
    return visit.page(
      <FilingPage
        place={visit}
        retention={findRetention(desk.reference.regulations, visit.today)}
        maySeal={visit.may('procurement.sealed')}
        verification={findLast(visit)?.view ?? null}
        fingerprint={fingerprint}
      />,
    );
  }
}
