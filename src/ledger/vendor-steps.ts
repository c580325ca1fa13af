import type { NextStep } from './next-steps.ts';
import { isRejected } from './rules/refusal.ts';
import type { LotView } from './state.ts';

/**
 * What a vendor still has to do in a lot, from what that vendor may see: of the others' work it learns nothing.
 * @param tenderer on whose behalf the vendor acts
 */
export function listVendorSteps(lot: LotView, tenderer: string): NextStep[] {
  const bid = lot.bids.get(tenderer);
  const step = (code: string, text: string, page: 'own-bid' | 'outcome' = 'own-bid'): NextStep => ({
    code,
    text,
    who: ['vendor'],
    page,
  });
  switch (lot.stage) {
    case 'receiving':
      return bid === undefined ? [step('bid-missing', '提交响应（投标）文件')] : [];
    case 'reviewing':
    case 'marking': {
      if (bid === undefined || isRejected(bid)) return [];
      const asked = [...bid.clarifications.values()].filter(({ answer }) => answer === null);
      const isInvited = lot.stage === 'reviewing' && bid.rounds.size > 0 && bid.finalPrice === null;
      return [
        ...(asked.length > 0 ? [step('clarification-unanswered', `答复澄清 ${asked.length} 件`)] : []),
        ...(isInvited ? [step('final-price-missing', '提交最后报价')] : []),
      ];
    }
    case 'decided':
      return [step('outcome', '查看评审结果', 'outcome')];
    default:
      return [];
  }
}
