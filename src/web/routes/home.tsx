import { type ProcurementList, ProcurementListPage } from '../../../views/procurements/procurement-list-page.tsx';
import { StartPage } from '../../../views/procurements/start-page.tsx';
import { listComputed, type OpenEvaluation } from '../open-evaluation.ts';
import type { Pages } from '../pages.tsx';

const PER_PAGE = 50;
const LONGEST_SEARCH = 200;

/** The first page: what somebody takes part in, or the ways in. */
export function registerHomePages(pages: Pages, demos: readonly OpenEvaluation[]): void {
  pages.get('/', { for: 'everyone' }, async (visit) => {
    const { account, assets, c } = visit;
    if (account === null) return visit.page(<StartPage assets={assets} demos={demos} />);
    const words = (c.req.query('words') ?? '').trim().slice(0, LONGEST_SEARCH);
    const all = await pages.desk.store.search({ words, participant: account.id });
    const count = Math.max(1, Math.ceil(all.length / PER_PAGE));
    const asked = Number.parseInt(c.req.query('page') ?? '1', 10) || 1;
    const page = Math.min(Math.max(asked, 1), count);
    const found = all.slice((page - 1) * PER_PAGE, page * PER_PAGE);
    const list: ProcurementList = { words, found, count: all.length, page, pages: count };
    const canCreate = account.canCreateProcurements;
    return visit.page(
      <ProcurementListPage assets={assets} list={list} canCreate={canCreate} demos={await listComputed(demos)} />,
    );
  });
}
