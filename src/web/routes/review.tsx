import { AnswerPage } from '../../../views/review/answer-page.tsx';
import { FILTERS, type Filter, findAnswer, listUnmatched, passes } from '../../../views/review/answers.ts';
import { MatrixPage, type MatrixRow } from '../../../views/review/matrix-page.tsx';
import { nameRequirement, type ReviewedRequirement } from '../../../views/review/requirements.ts';
import { answerHref } from '../../../views/review/review-address.ts';
import { nameVerdict } from '../../../views/review/verdict.tsx';
import { AppError } from '../../domain/app-error.ts';
import type { BidView, LotView } from '../../ledger/state.ts';
import { countVersions } from '../../ledger/versions.ts';
import { findCheck } from '../../use-cases/read-bid.ts';
import type { Pages } from '../pages.tsx';
import { findReplaced, readReplaces } from '../read-replaced.ts';
import { type ReadJudgement, readJudgement } from '../review/judge.ts';
import { listReviewLinks } from '../review/list-review-links.ts';
import { findPlaceHref, findPublished, openBidViewer, placeInViewer } from '../review/review-documents.tsx';
import { findReviewedBid, findReviewScope, reviewBid } from '../review/review-scope.ts';
import type { LotVisit } from '../visit.ts';

const ANSWER = '/review/:tenderer/requirements/:number';
/** So many cells a page: more make it heavy, and nobody reads them at once. */
const MOST_CELLS = 1_600;

/** 审查: every answer to every requirement, and what members judge about each. */
export function registerReviewPages(pages: Pages): void {
  const { desk } = pages;

  pages.getOfLot('/review', { see: 'review' }, async (visit) => {
    const scope = findReviewScope(visit);
    const reviewed = await Promise.all(scope.bids.map((bid) => reviewBid(desk, scope, bid)));
    const rows = scope.requirements.map(
      (requirement, index): MatrixRow => ({
        requirement,
        answers: reviewed.flatMap(({ answers }) => answers[index] ?? []),
      }),
    );
    const isIn = (filter: Filter) => (row: MatrixRow) => passes(filter, row.requirement.group, row.answers);
    const filter = FILTERS.find((one) => one === visit.c.req.query('show')) ?? 'all';
    const shown = rows.filter(isIn(filter));
    const perPage = Math.max(1, Math.floor(MOST_CELLS / Math.max(1, reviewed.length)));
    const count = Math.max(1, Math.ceil(shown.length / perPage));
    const asked = Number.parseInt(visit.c.req.query('page') ?? '1', 10) || 1;
    const page = Math.min(Math.max(asked, 1), count);
    return visit.page(
      <MatrixPage
        place={visit}
        terms={scope.terms}
        columns={reviewed.map(({ bid, check, answers }) => ({
          bid,
          isChecked: check !== null,
          answers,
          goOn:
            (
              scope.requirements[
                Math.max(
                  0,
                  answers.findIndex(({ isJudged }) => !isJudged),
                )
              ] ?? null
            )?.key ?? null,
          unmatched: listUnmatched(scope.requirements, check),
        }))}
        rows={shown.slice((page - 1) * perPage, page * perPage)}
        filter={filter}
        passing={
          Object.fromEntries(FILTERS.map((one) => [one, rows.filter(isIn(one)).length])) as Record<Filter, number>
        }
        part={{ page, pages: count }}
        links={listReviewLinks(visit)}
      />,
    );
  });

  pages.getOfLot(ANSWER, { see: 'review' }, (visit) => showAnswer(visit, visit.lot));

  pages.postOfLot(ANSWER, { record: ['requirement.judged'] }, async (visit) => {
    const scope = findReviewScope(visit);
    const requirement = findRequirement(visit, scope.requirements);
    const bid = findReviewedBid(visit);
    const answer = findAnswer(requirement, bid, await findCheck(desk.store, bid));
    const fields = await visit.readForm();
    const typed = readJudgement(requirement, answer, bid, fields);
    if (typed.judgement === null) return showAnswer(visit, visit.lot, typed, 422);
    const replaces = findReplaced(answer.judgement, readReplaces(fields));
    const { number: lot } = visit.lot;
    const data = { lot, tenderer: bid.tenderer, judgement: typed.judgement, replaces };
    try {
      const state = await visit.record([{ type: 'requirement.judged', data }]);
      const next = findNextOpen(state.lots.get(lot) ?? visit.lot, bid.tenderer, requirement, scope.requirements);
      const href = answerHref(visit, bid.tenderer, next.key);
      return visit.redirect(`${href}?saved=${encodeURIComponent(requirement.key)}`);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
      const { id, role } = visit.actor;
      const latest = (await desk.view(visit.procurement, { id, role })).lots.get(lot) ?? visit.lot;
      const message = '这一条刚由其他成员判定（见上面的判定），您的判定没有记录。核对后仍有不同意见的，写明理由再提交';
      return showAnswer({ ...visit, lot: latest }, latest, { ...typed, problems: [{ field: 'reason', message }] }, 409);
    }
  });

  async function showAnswer(visit: LotVisit, lot: LotView, typed?: ReadJudgement, status: 200 | 409 | 422 = 200) {
    const scope = findReviewScope(visit);
    const { requirements, terms } = scope;
    const requirement = findRequirement(visit, requirements);
    const bid = findReviewedBid(visit);
    const { tenderer } = bid;
    const answer = findAnswer(requirement, bid, await findCheck(desk.store, bid));
    const places = [
      answer.judgement?.value.location ?? null,
      ...answer.responses.map(({ location }) => location),
    ].filter((place) => place !== null);
    const base = answerHref(visit, tenderer, requirement.key);
    const opened = await openBidViewer(visit, desk, bid, { base, places });
    const names = scope.bids.map((one) => one.tenderer);
    const row = requirements.indexOf(requirement);
    const column = names.indexOf(tenderer);
    return visit.page(
      <AnswerPage
        place={visit}
        terms={terms}
        requirement={requirement}
        tenderer={tenderer}
        answer={answer}
        first={requirements[0]?.key ?? null}
        published={await findPublished(desk, visit.state, requirement.location)}
        hrefOf={(place) =>
          placeInViewer(base, bid, place) ??
          findPlaceHref(visit.procurement, visit.state, [...visit.state.documents.values()], place)
        }
        neighbours={{
          previousRequirement: requirements[row - 1]?.key ?? null,
          nextRequirement: requirements[row + 1]?.key ?? null,
          previousTenderer: names[column - 1] ?? null,
          nextTenderer: names[column + 1] ?? null,
        }}
        progress={countJudged(bid, requirements)}
        saved={findSaved(visit, lot, tenderer, requirements)}
        form={
          visit.may('requirement.judged')
            ? {
                chosen: typed?.chosen ?? null,
                reason: typed?.reason ?? '',
                location: opened.taken ?? typed?.location ?? places[0] ?? null,
                replaces: countVersions(answer.judgement),
                problems: typed?.problems ?? [],
              }
            : null
        }
        choice={opened.choice}
        viewer={opened.viewer}
      />,
      status,
    );
  }
}

/** @throws AppError `not-found` */
function findRequirement({ c }: LotVisit, requirements: readonly ReviewedRequirement[]): ReviewedRequirement {
  const key = c.req.param('number');
  const found = requirements.find((one) => one.key === key) ?? requirements.find(({ id }) => id === key);
  if (found === undefined) throw new AppError('not-found', '评审方案中没有这一条要求，请从审查页重新进入。');
  return found;
}

/** Where judging goes on: the next requirement that nobody has judged, from this one round to it again. */
function findNextOpen(
  lot: LotView,
  tenderer: string,
  current: ReviewedRequirement,
  requirements: readonly ReviewedRequirement[],
): ReviewedRequirement {
  const judgements = lot.bids.get(tenderer)?.judgements;
  const from = requirements.indexOf(current);
  const round = [...requirements.slice(from + 1), ...requirements.slice(0, from)];
  return round.find(({ key, id }) => judgements?.has(key) !== true && judgements?.has(id) !== true) ?? current;
}

function countJudged({ judgements }: BidView, requirements: readonly ReviewedRequirement[]) {
  const judged = requirements.filter(({ key, id }) => judgements.has(key) || judgements.has(id));
  return { judged: judged.length, all: requirements.length };
}

function findSaved(
  visit: LotVisit,
  lot: LotView,
  tenderer: string,
  requirements: readonly ReviewedRequirement[],
): { name: string; verdict: string; href: string } | null {
  const saved = requirements.find(({ key }) => key === visit.c.req.query('saved'));
  const judgement = saved === undefined ? undefined : lot.bids.get(tenderer)?.judgements.get(saved.key);
  if (saved === undefined || judgement === undefined) return null;
  return {
    name: nameRequirement(saved),
    verdict: nameVerdict(judgement.value.deviation, saved.group),
    href: answerHref(visit, tenderer, saved.key),
  };
}
