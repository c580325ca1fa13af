import type { Mark } from '../../domain/review.ts';
import { workOutMark } from '../../engine/member-marks.ts';
import type { MarkingEventType } from '../events/marking-events.ts';
import type { LotView } from '../state.ts';
import { isRejected, knowsBid, type Refusal, type Rules, refuseIf, replacesCurrent } from './refusal.ts';

export const MARKING_RULES: Rules<MarkingEventType | 'totals.frozen'> = {
  'marking.opened': (_, lot) => [refuseIf(lot.panel === null, 'no-panel', `第 ${lot.number} 包还没有组成评审小组`)],
  'mark.given': ({ by, data }, lot) => checkMark(lot, by.id, data, data.mark),
  'flaw.recorded': ({ by, data }, lot) => {
    const before = findMark(lot, by.id, data.tenderer, data.item)?.value;
    return [
      refuseIf(
        typeof before?.flaws === 'number',
        'flaws-counted',
        '这一项已按瑕疵数量记录，请先改为逐条记录，或直接修改数量',
      ),
      ...checkMark(lot, by.id, data, {
        ...before,
        flaws: [...(Array.isArray(before?.flaws) ? before.flaws : []), data.flaw],
      }),
    ];
  },
  'marks.submitted': ({ by }, lot) => [
    refuseIf(lot.marks.get(by.id)?.isSubmitted === true, 'submitted-already', '评分已经提交'),
  ],
  'marks.returned': ({ data: { member, ground } }, lot) => [
    refuseIf(lot.marks.get(member)?.isSubmitted !== true, 'not-submitted', '这位成员还没有提交评分，不能退回'),
    refuseIf(
      ground === 're-review' && lot.reReview === null,
      'no-re-review',
      '没有组织重新评审的决定，请改用复核的法定情形',
    ),
  ],
  'totals.frozen': (_, lot) => {
    const waiting = (lot.panel?.value ?? []).filter(({ id }) => lot.marks.get(id)?.isSubmitted !== true);
    const names = waiting.map(({ name }) => name).join('、');
    return [refuseIf(waiting.length > 0, 'marks-missing', `还有成员没有提交评分：${names}`)];
  },
};

function findMark(lot: LotView, member: string, tenderer: string, item: string) {
  return lot.marks.get(member)?.marks.get(tenderer)?.get(item);
}

function checkMark(
  lot: LotView,
  member: string,
  { tenderer, item: id, replaces }: { tenderer: string; item: string; replaces: number | null },
  mark: Mark,
): (Refusal | null)[] {
  const item = lot.scheme?.value.lot.items.find((candidate) => candidate.id === id);
  const outcome = item === undefined ? null : workOutMark(item, mark);
  return [
    knowsBid(lot, tenderer),
    refuseIf(isRejected(lot.bids.get(tenderer)), 'bid-invalid', `“${tenderer}”的响应（投标）已被认定无效，不再评分`),
    refuseIf(lot.marks.get(member)?.isSubmitted === true, 'submitted-already', '评分已经提交，退回复核后才能修改'),
    refuseIf(item === undefined, 'unknown-item', '方案中没有这一项评审因素'),
    outcome === null || outcome.points !== null ? null : { code: 'impossible-mark', message: outcome.message },
    replacesCurrent(findMark(lot, member, tenderer, id), replaces),
  ];
}
