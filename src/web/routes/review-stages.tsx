import { countAnswers } from '../../../views/review/answers.ts';
import { FirstStagePage } from '../../../views/review/first-stage-page.tsx';
import { OpeningPage, type OpenMatters } from '../../../views/review/opening-page.tsx';
import { reviewHref } from '../../../views/review/review-address.ts';
import { lotHref } from '../../../views/workspace-addresses.ts';
import { AppError } from '../../domain/app-error.ts';
import { isRejected } from '../../ledger/rules/refusal.ts';
import { judgeSuppliers, type Standing } from '../../use-cases/judge-suppliers.ts';
import { isReadAfterOpening } from '../../use-cases/read-bid.ts';
import { fieldOf } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import { findReviewScope, type ReviewScope, reviewBid } from '../review/review-scope.ts';
import type { LotVisit } from '../visit.ts';

/** From the first part to the second, and from the review to marking. */
export function registerReviewStagePages(pages: Pages): void {
  const { desk } = pages;

  pages.getOfLot('/review/first-stage', { see: 'review' }, (visit) => showFirstStage(visit));

  pages.postOfLot('/review/first-stage', { record: ['first-stage.decided'] }, async (visit) => {
    const admitted = (await visit.readForm())['admitted'] ?? [];
    const { number: lot, bids } = visit.lot;
    const wrong = admitted.find((name) => !bids.has(name) || isRejected(bids.get(name)));
    if (wrong !== undefined) return showFirstStage(visit, admitted, `“${wrong}”不能进入第二阶段，请取消勾选`);
    if ([...bids.values()].some((bid) => bid.opened.has('second') && !admitted.includes(bid.tenderer)))
      return showFirstStage(visit, admitted, '已开启第二阶段文件的，不能再改为不合格；确有情形的请办理无效认定');
    try {
      await visit.record([{ type: 'first-stage.decided', data: { lot, admitted: [...admitted] } }]);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'input-invalid') throw error;
      return showFirstStage(visit, admitted, error.problems.map(({ message }) => message).join('；'));
    }
    return visit.redirect(reviewHref(visit, '/first-stage'));
  });

  pages.getOfLot('/review/opening', { see: 'review' }, (visit) => showOpening(visit, false));

  pages.postOfLot('/review/opening', { record: ['marking.opened'] }, async (visit) => {
    const scope = findReviewScope(visit);
    const standing = stand(visit);
    const isPlain = listOpenMatters(scope).length === 0 && standing.shortage.length === 0;
    if (!isPlain && fieldOf(await visit.readForm(), 'confirmed') === '') return showOpening(visit, true);
    await visit.record([{ type: 'marking.opened', data: { lot: visit.lot.number } }]);
    return visit.redirect(lotHref(visit.procurement, visit.lot.number, '/marking'));
  });

  function stand({ state, lot, today }: LotVisit): Standing {
    return judgeSuppliers(state, lot.number, today, desk.reference);
  }

  function showOpening(visit: LotVisit, isUnconfirmed: boolean): Response {
    const scope = findReviewScope(visit);
    const { responsive, invalid, shortage } = stand(visit);
    return visit.page(
      <OpeningPage
        place={visit}
        terms={scope.terms}
        open={listOpenMatters(scope)}
        responsive={responsive}
        invalid={invalid}
        findings={shortage}
        mayOpen={visit.may('marking.opened')}
        isUnconfirmed={isUnconfirmed}
      />,
      isUnconfirmed ? 422 : 200,
    );
  }

  async function showFirstStage(visit: LotVisit, admitted?: readonly string[], message?: string): Promise<Response> {
    const scope = findReviewScope(visit);
    const bids = await Promise.all([...visit.lot.bids.values()].map((bid) => reviewBid(desk, scope, bid)));
    const met = bids.filter(({ bid }) => !isRejected(bid) && bid.opened.has('first'));
    return visit.page(
      <FirstStagePage
        place={visit}
        terms={scope.terms}
        bids={bids.map(({ bid, answers }) => ({ bid, counts: countAnswers(answers) }))}
        admitted={admitted ?? visit.lot.firstStage?.value ?? met.map(({ bid }) => bid.tenderer)}
        problems={message === undefined ? [] : [{ field: 'admitted', message }]}
        mayDecide={visit.may('first-stage.decided')}
      />,
      message === undefined ? 200 : 422,
    );
  }
}

/** What is open about bids that are still in: facts, mandatory clauses, letters without an answer. */
function listOpenMatters({ bids, requirements }: ReviewScope): OpenMatters[] {
  const mandatory = requirements.filter(({ group }) => group === 'mandatory');
  return bids
    .filter((bid) => !isRejected(bid))
    .map((bid): OpenMatters => {
      const { tenderer, facts, judgements, clarifications } = bid;
      return {
        tenderer,
        facts: [...facts.values()].filter(({ status }) => status === 'proposed').length,
        requirements: mandatory.filter(({ key, id }) => !judgements.has(key) && !judgements.has(id)),
        clarifications: [...clarifications.values()].filter(({ answer }) => answer === null).length,
        isUnread: bid.documents.length > 0 && !isReadAfterOpening(bid),
      };
    })
    .filter((one) => one.facts + one.requirements.length + one.clarifications > 0 || one.isUnread);
}
