import type { LotView } from '../state.ts';
import { isRejected, knowsBid, type Refusal, type Rules, refuseIf, refuseUnopened } from './refusal.ts';

export const BID_RULES: Rules<
  | 'bid.opened'
  | 'bid.checked'
  | 'first-stage.decided'
  | 'clarification.asked'
  | 'clarification.answered'
  | 'negotiation.held'
  | 'final-price.submitted'
  | 'prices.opened'
  | 'bid.rejected'
  | 'rejection.revoked'
> = {
  'bid.opened': ({ data: { tenderer, part } }, lot) => {
    const bid = lot.bids.get(tenderer);
    const isAdmitted = lot.firstStage?.value.includes(tenderer) === true;
    return [
      knowsBid(lot, tenderer),
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
    refuseIf(lot.bids.get(tenderer)?.clarifications.has(id) === true, 'asked-already', `澄清“${id}”已经发出`),
  ],
  'clarification.answered': ({ data: { tenderer, id } }, lot) => [
    knowsBid(lot, tenderer),
    refuseIf(
      lot.bids.get(tenderer)?.clarifications.has(id) !== true,
      'not-asked',
      `没有向“${tenderer}”发出澄清“${id}”`,
    ),
  ],
  'negotiation.held': ({ data: { tenderer } }, lot) => [knowsBid(lot, tenderer)],
  'final-price.submitted': ({ data: { tenderer } }, lot) => [
    knowsBid(lot, tenderer),
    refuseIf(lot.pricesOpened, 'prices-opened', '最后报价已经开启，不能再提交'),
    refuseIf(isRejected(lot.bids.get(tenderer)), 'bid-invalid', `“${tenderer}”的响应（投标）已被认定无效`),
  ],
  'prices.opened': (_, lot) => [refuseIf(lot.pricesOpened, 'opened-already', '最后报价已经开启')],
  'bid.rejected': ({ data: { tenderer, rejection, dissent } }, lot) => [
    knowsBid(lot, tenderer),
    ...checkVotes(lot, rejection.votes, dissent),
  ],
  'rejection.revoked': ({ data: { tenderer, code } }, lot) => [
    knowsBid(lot, tenderer),
    refuseIf(
      (lot.bids.get(tenderer)?.rejections.get(code)?.value ?? null) === null,
      'not-rejected',
      `“${tenderer}”没有被以“${code}”认定无效`,
    ),
  ],
};

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
