import type { Role } from './roles.ts';
import { listWithoutFinalPrice } from './rules/bid-rules.ts';
import { isRejected } from './rules/refusal.ts';
import type { LotView } from './state.ts';
import type { View } from './view-rights.ts';

/** One thing that keeps a lot where it is: what is open, who has to act, and on which page. */
export interface NextStep {
  code: string;
  text: string;
  who: readonly Role[];
  page: View;
  /** Names of those who are waited for: of members as the panel calls them. */
  names?: readonly string[];
  /** How many of how many are done. */
  done?: { count: number; of: number };
}

const AGENCY: readonly Role[] = ['clerk', 'purchaser'];
const CLERK: readonly Role[] = ['clerk'];
const PANEL: readonly Role[] = ['panel-chair', 'panel-member', 'buyer-representative'];
const CHAIR: readonly Role[] = ['panel-chair'];

/**
 * What blocks the next step of a lot, the first to be done first. Of what is sealed it tells only that it is there: no count of bids
 * before they are opened, no price, no mark.
 */
export function listNextSteps(lot: LotView): NextStep[] {
  switch (lot.stage) {
    case 'drafting':
      return [step('scheme-unpublished', '评审方案尚未发布', AGENCY, 'scheme')];
    case 'receiving':
      return [...listPanelSteps(lot), step('bids-unopened', '接收响应（投标）文件，截止后开启', CLERK, 'bids')];
    case 'reviewing':
      return listReviewSteps(lot);
    case 'marking':
      return listMarkingSteps(lot);
    case 'totalled':
      return listReportSteps(lot);
    case 'decided':
      return listFilingSteps(lot);
    case 'sealed':
      return [];
  }
}

function step(
  code: string,
  text: string,
  who: readonly Role[],
  page: View,
  more: Pick<NextStep, 'names' | 'done'> = {},
): NextStep {
  return { code, text, who, page, ...more };
}

function listPanelSteps({ panel }: LotView): NextStep[] {
  return panel === null ? [step('no-panel', '尚未组成评审小组', AGENCY, 'panel')] : [];
}

function listReviewSteps(lot: LotView): NextStep[] {
  const bids = listValid(lot);
  const unopened = bids.filter(({ opened }) => opened.size === 0);
  const second = bids.filter(
    ({ tenderer, documents, opened }) =>
      lot.firstStage?.value.includes(tenderer) === true &&
      documents.some(({ part }) => part === 'second') &&
      !opened.has('second'),
  );
  const unread = bids.filter(({ documents, openings, check }) => {
    const since = check?.sequence ?? 0;
    return documents.length > 0 && [...openings.values()].some(({ sequence }) => sequence > since);
  });
  const isStaged = bids.some(({ opened }) => opened.has('first'));
  return [
    ...listPanelSteps(lot),
    ...waitFor(unopened, 'bids-unopened', '还有文件没有开启', CLERK, 'bids'),
    ...waitFor(unread, 'bids-unread', '开启的文件还没有读取和核对完', CLERK, 'bids'),
    ...listFactSteps(lot),
    ...listRequirementSteps(lot),
    ...(isStaged && lot.firstStage === null
      ? [step('first-stage-undecided', '第一阶段尚未评定', CHAIR, 'review')]
      : []),
    ...waitFor(second, 'second-unopened', '第二阶段文件尚未开启', CLERK, 'bids'),
    ...listPriceSteps(lot),
    ...listClarificationSteps(lot),
    step('marking-unopened', '审查完成后开始评分', CHAIR, 'review'),
  ];
}

/** Last prices are waited for once somebody handed one in, or a round of negotiation was held. */
function listPriceSteps(lot: LotView): NextStep[] {
  const isNegotiated = [...lot.bids.values()].some(({ finalPrice, rounds }) => finalPrice !== null || rounds.size > 0);
  if (lot.pricesOpened || !isNegotiated) return [];
  const waiting = listWithoutFinalPrice(lot);
  if (waiting.length > 0) return waitFor(waiting, 'prices-missing', '等待提交最后报价', ['vendor', 'clerk'], 'bids');
  return [step('prices-unopened', '最后报价已齐，可以开启', CLERK, 'bids')];
}

function listFactSteps(lot: LotView): NextStep[] {
  const facts = listValid(lot).flatMap((bid) => [...bid.facts.values()]);
  const open = facts.filter(({ status }) => status === 'proposed');
  if (open.length === 0) return [];
  const done = { count: facts.length - open.length, of: facts.length };
  return [step('facts-unconfirmed', '事实待确认', PANEL, 'review', { done })];
}

/** Mandatory requirements alone: an unjudged one of the others costs no bid its life. */
function listRequirementSteps(lot: LotView): NextStep[] {
  if (lot.scheme === null) return [];
  const { procurement, lot: own } = lot.scheme.value;
  const demanded = [...procurement.mandatoryRequirements, ...own.mandatoryRequirements];
  const bids = listValid(lot);
  const judged = bids.flatMap(({ judgements }) =>
    demanded.filter(({ number, id }) => judgements.has(number) || judgements.has(id)),
  );
  const of = demanded.length * bids.length;
  if (judged.length === of) return [];
  return [step('requirements-unjudged', '★ 条款待判定', PANEL, 'review', { done: { count: judged.length, of } })];
}

function listClarificationSteps(lot: LotView): NextStep[] {
  const waiting = listValid(lot).filter(({ clarifications }) =>
    [...clarifications.values()].some(({ answer }) => answer === null),
  );
  return waitFor(waiting, 'clarification-unanswered', '等待澄清答复', ['vendor', 'clerk'], 'review');
}

function listMarkingSteps(lot: LotView): NextStep[] {
  const members = lot.panel?.value ?? [];
  const waiting = members.filter(({ id }) => lot.marks.get(id)?.isSubmitted !== true);
  const returned = waiting.filter(({ id }) => (lot.marks.get(id)?.returned ?? null) !== null);
  const first = waiting.filter((member) => !returned.includes(member));
  const names = (list: typeof waiting) => list.map(({ name }) => name);
  const done = { count: members.length - waiting.length, of: members.length };
  return [
    ...listFactSteps(lot),
    ...(first.length === 0
      ? []
      : [step('marks-missing', '尚未提交评分', PANEL, 'marking', { names: names(first), done })]),
    ...(returned.length === 0
      ? []
      : [step('marks-returned', '退回复核，尚未重新提交', PANEL, 'marking', { names: names(returned) })]),
    ...listClarificationSteps(lot),
    ...(waiting.length > 0 ? [] : [step('totals-unfrozen', '评分已齐，复核后汇总定稿', CHAIR, 'result')]),
  ];
}

function listReportSteps(lot: LotView): NextStep[] {
  const members = lot.panel?.value ?? [];
  const waiting = members.filter(({ id }) => !lot.signatures.has(id));
  if (waiting.length === 0) return [step('award-undecided', '确定中标（成交）供应商', AGENCY, 'result')];
  const done = { count: members.length - waiting.length, of: members.length };
  return [
    step('report-unsigned', '评审报告尚未签署', PANEL, 'result', { names: waiting.map(({ name }) => name), done }),
  ];
}

function listFilingSteps(lot: LotView): NextStep[] {
  const told = new Set([...lot.notices.values()].map(({ value }) => value.to));
  const waiting = [...lot.bids.values()].filter(({ tenderer }) => !told.has(tenderer));
  const challenged = [...lot.challenges.values()].filter(({ answer }) => answer === null);
  return [
    ...waitFor(waiting, 'notices-unsent', '尚未发出结果通知', CLERK, 'result'),
    ...(challenged.length === 0
      ? []
      : [
          step('challenges-unanswered', '质疑待答复', AGENCY, 'result', {
            names: challenged.map(({ challenge }) => challenge.value.from),
          }),
        ]),
    step('unsealed', '办理完毕后归档封存', ['clerk', 'archivist'], 'filing'),
  ];
}

function listValid(lot: LotView) {
  return [...lot.bids.values()].filter((bid) => !isRejected(bid));
}

function waitFor(
  waiting: readonly { tenderer: string }[],
  code: string,
  text: string,
  who: readonly Role[],
  page: View,
): NextStep[] {
  return waiting.length === 0 ? [] : [step(code, text, who, page, { names: waiting.map(({ tenderer }) => tenderer) })];
}
