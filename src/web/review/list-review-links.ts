import { reviewHref } from '../../../views/review/review-address.ts';
import type { LotVisit } from '../visit.ts';
import { isNegotiated } from './negotiated.ts';

/** What else there is to do in the review of a lot. */
export function listReviewLinks(visit: LotVisit): { text: string; href: string; note: string }[] {
  const { lot } = visit;
  const bids = [...lot.bids.values()];
  const isStaged = bids.some(({ documents }) => documents.some(({ part }) => part === 'first'));
  return [
    ...(isStaged
      ? [
          {
            text: '第一阶段评定',
            href: reviewHref(visit, '/first-stage'),
            note: lot.firstStage === null ? '尚未评定；评定之后才能开启第二阶段文件' : '已评定',
          },
        ]
      : []),
    ...(isNegotiated(lot)
      ? [
          {
            text: '磋商（谈判）与最后报价',
            href: reviewHref(visit, '/negotiation'),
            note: lot.pricesOpened ? '最后报价已开启' : '记录每一轮；最后报价统一开启',
          },
        ]
      : []),
    ...(lot.stage === 'reviewing'
      ? [
          {
            text: '结束审查，开始评分',
            href: reviewHref(visit, '/opening'),
            note: '先核对尚未办结的事项',
          },
        ]
      : []),
  ];
}
