import { findDeadline } from '../deadline.ts';
import type { BidEventType } from '../events/bid-events.ts';
import type { Actor } from '../events/envelope.ts';
import type { BidView, LedgerState, LotView } from '../state.ts';
import { isOwnReceipt } from './own-receipt.ts';
import { isRejected, knowsBid, type Refusal, type Rules, refuseIf, refuseUnopened } from './refusal.ts';

export const BID_RULES: Rules<BidEventType> = {
  'bid.received': ({ at, by, data: { tenderer, documents, receivedAt = at } }, lot, state) => {
    const deadline = findDeadline(lot.scheme?.value);
    const known = listKnown(lot, tenderer, by, state);
    const parts = new Set([...known, ...documents].map(({ part }) => part));
    const twice = documents.find(({ name }) => known.some((document) => document.name === name));
    return [
      refuseIf(receivedAt > at, 'received-ahead', '接收时间晚于现在，请核对接收时间'),
      refuseIf(deadline !== null && receivedAt > deadline, 'too-late', '已过提交截止时间，不能接收'),
      refuseIf(
        parts.has('only') && parts.size > 1,
        'parts-mixed',
        `“${tenderer}”的文件有的分阶段、有的不分，请统一为一种，或先撤回原有文件`,
      ),
      refuseIf(
        twice !== undefined,
        'name-twice',
        `“${tenderer}”已提交名为“${twice?.name}”的文件，请先撤回原文件，或改名后再提交`,
      ),
    ];
  },
  'bid.withdrawn': ({ by, data: { tenderer, document } }, lot, state) => {
    const known = listKnown(lot, tenderer, by, state);
    // A vendor takes back all of its bid at once, whoever of its own handed it in.
    const isKnown =
      document !== null
        ? known.some(({ sha256 }) => sha256 === document)
        : known.length > 0 || (by.role === 'vendor' && lot.bids.has(tenderer));
    return [
      refuseIf(!isKnown, 'unknown-document', `“${tenderer}”没有可以由您撤回的这份文件，或者已经撤回，请刷新页面查看`),
      refuseIf((lot.bids.get(tenderer)?.opened.size ?? 0) > 0, 'opened-already', '文件已经开启，不能撤回'),
    ];
  },
  'bid.opened': ({ at, data: { tenderer, part } }, lot) => {
    const bid = lot.bids.get(tenderer);
    const deadline = findDeadline(lot.scheme?.value);
    const isAdmitted = lot.firstStage?.value.includes(tenderer) === true;
    return [
      knowsBid(lot, tenderer),
      refuseIf(deadline !== null && at < deadline, 'too-early', '还没有到提交截止时间，不能开启'),
      refuseIf(bid?.opened.has(part) === true, 'opened-already', `“${tenderer}”的这一部分已经开启`),
      refuseIf(
        bid !== undefined && bid.documents.length > 0 && bid.documents.every((document) => document.part !== part),
        'part-missing',
        `“${tenderer}”没有提交这一部分`,
      ),
      refuseIf(
        part === 'second' && !isAdmitted,
        'first-stage-undecided',
        `“${tenderer}”的第一阶段尚未评定合格，不能开启第二阶段文件`,
      ),
    ];
  },
  'bid.checked': ({ data: { tenderer } }, lot) => [knowsBid(lot, tenderer), refuseUnopened(lot, tenderer)],
  'first-stage.decided': ({ data: { admitted } }, lot) => {
    const unopened = [...lot.bids.values()].find(({ opened }) => !opened.has('first'));
    return [
      ...admitted.map((tenderer) => knowsBid(lot, tenderer)),
      refuseIf(unopened !== undefined, 'bid-unopened', `“${unopened?.tenderer}”的第一阶段文件还没有开启`),
    ];
  },
  'clarification.asked': ({ data: { tenderer, id } }, lot) => [
    knowsBid(lot, tenderer),
    refuseIf(lot.bids.get(tenderer)?.clarifications.has(id) === true, 'asked-already', '这份澄清已经发出'),
  ],
  'clarification.answered': ({ data: { tenderer, id } }, lot) => [
    knowsBid(lot, tenderer),
    refuseIf(lot.bids.get(tenderer)?.clarifications.has(id) !== true, 'not-asked', `没有向“${tenderer}”发出这份澄清`),
  ],
  'negotiation.held': ({ data: { tenderer } }, lot) => [knowsBid(lot, tenderer)],
  'final-price.submitted': ({ data: { tenderer } }, lot) => [
    knowsBid(lot, tenderer),
    refuseIf(lot.pricesOpened, 'prices-opened', '最后报价已经开启，不能再提交'),
    refuseIf(isRejected(lot.bids.get(tenderer)), 'bid-invalid', `“${tenderer}”的响应（投标）已被认定无效`),
  ],
  'final-price.declined': ({ data: { tenderer } }, lot) => [
    knowsBid(lot, tenderer),
    refuseIf(lot.pricesOpened, 'prices-opened', '最后报价已经开启'),
    refuseIf(isRejected(lot.bids.get(tenderer)), 'bid-invalid', `“${tenderer}”的响应（投标）已被认定无效`),
    refuseIf(
      (lot.bids.get(tenderer)?.finalPrice ?? null) !== null,
      'submitted-already',
      `“${tenderer}”已经提交最后报价`,
    ),
  ],
  'prices.opened': (_, lot) => {
    const waiting = listWithoutFinalPrice(lot).map(({ tenderer }) => tenderer);
    return [
      refuseIf(lot.pricesOpened, 'opened-already', '最后报价已经开启'),
      refuseIf(waiting.length > 0, 'prices-missing', `还没有提交最后报价：${waiting.join('、')}；不再提交的请先记录`),
    ];
  },
  'bid.rejected': ({ data: { tenderer, rejection, dissent } }, lot) => [
    knowsBid(lot, tenderer),
    ...checkVotes(lot, rejection.votes, dissent),
  ],
  'rejection.revoked': ({ data: { tenderer, code } }, lot) => [
    knowsBid(lot, tenderer),
    refuseIf(
      (lot.bids.get(tenderer)?.rejections.get(code)?.value ?? null) === null,
      'not-rejected',
      `“${tenderer}”没有以这一事由被认定无效，或者认定已经撤销`,
    ),
  ],
};

/**
 * What somebody knows of a bid that is not opened: a refusal that went by anything else would tell who has handed in.
 */
function listKnown(lot: LotView, tenderer: string, by: Actor, state: LedgerState) {
  return (lot.bids.get(tenderer)?.documents ?? []).filter((document) => isOwnReceipt(document, by, state));
}

/** Whose last price is still to come: admitted, valid, and not said to hand in none. */
export function listWithoutFinalPrice(lot: LotView): BidView[] {
  const admitted = lot.firstStage?.value ?? null;
  return [...lot.bids.values()].filter(
    (bid) => (admitted === null || admitted.includes(bid.tenderer)) && bid.finalPrice === null && !isRejected(bid),
  );
}

/** A majority decides; who differs is named, with the reason (财政部令第87号第六十一条). */
function checkVotes(
  lot: LotView,
  votes: { for: string[]; against: string[] } | undefined,
  dissent: readonly { member: string; reason: string }[],
): (Refusal | null)[] {
  if (votes === undefined) return [];
  const names = new Set((lot.panel?.value ?? []).map(({ name }) => name));
  const stranger = [...votes.for, ...votes.against].find((name) => !names.has(name));
  const other = dissent.find(({ member }) => !votes.against.includes(member));
  return [
    refuseIf(stranger !== undefined, 'unknown-member', `“${stranger}”不是本包评审小组的成员`),
    refuseIf(votes.for.length <= votes.against.length, 'no-majority', '赞成没有过半数，不能认定无效'),
    refuseIf(other !== undefined, 'dissent-without-vote', `“${other?.member}”没有投反对票，不能记不同意见`),
  ];
}
