import type { DecidedRejection } from '../../../views/review/rejection-page.tsx';
import { nameSeat } from '../../../views/review/who.ts';
import { type LedgerEvent, lotOf, subjectOf } from '../../ledger/events/index.ts';
import { DECLINED } from '../../ledger/fold/bids.ts';
import type { BidView, LotView } from '../../ledger/state.ts';

/** Every decision about a bid's validity in order, with its votes and dissent; the last one of each code holds. */
export function listDecided(events: readonly LedgerEvent[], lot: LotView, bid: BidView): DecidedRejection[] {
  return events.flatMap((event): DecidedRejection[] => {
    if (lotOf(event) !== lot.number || subjectOf(event) !== bid.tenderer) return [];
    const { at, by, sequence } = event;
    const isInForce = (code: string) => bid.rejections.get(code)?.sequence === sequence;
    const who = { at, by: nameSeat(lot, by.id), dissent: [], location: null, votes: null, legalBasis: null };
    switch (event.type) {
      case 'bid.rejected': {
        const { rejection, dissent } = event.data;
        const { code, reason, legalBasis, location, votes = null } = rejection;
        const decision = { ...who, code, reason, legalBasis, location, votes, dissent };
        return [{ ...decision, kind: 'rejected', isInForce: isInForce(code) }];
      }
      case 'final-price.declined': {
        const { reason, legalBasis } = event.data;
        const decision = { ...who, code: DECLINED, reason: `没有提交最后报价：${reason}`, legalBasis };
        return [{ ...decision, kind: 'rejected', isInForce: isInForce(DECLINED) }];
      }
      case 'rejection.revoked': {
        const { code, reason } = event.data;
        return [{ ...who, code, reason, kind: 'revoked', isInForce: false }];
      }
      default:
        return [];
    }
  });
}
