import type { BidFacts } from '../domain/bid.ts';
import { Decimal, ONE } from '../domain/decimal.ts';
import type { EnterpriseClass, PolicyFact } from '../domain/facts.ts';
import type { Scheme } from '../domain/lot.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { DecimalText, IsoDate } from '../domain/scalars.ts';
import { judgeDomestic } from './checks/domestic-product.ts';
import { judgeSmallEnterprise, type SmallEnterpriseJudgement } from './checks/small-enterprise.ts';

/**
 * What a bid's documents establish for the price deductions. Whatever is missing, contradicts itself or has to be
 * looked at first grants nothing and is a doubt. Null where the bid says nothing of it.
 * @param price in yuan, corrected
 */
export function establishPolicy(
  bid: BidFacts,
  price: DecimalText | null,
  scheme: Scheme,
  regulations: Regulations,
  date: IsoDate,
): PolicyFact | null {
  const { sme } = bid;
  const isSilent = !sme.declared && !sme.prisonEnterprise && !sme.disabledWelfareUnit;
  if (isSilent && (sme.shares ?? []).length === 0 && bid.domestic?.declared !== true) return null;
  const judged = judgeSmallEnterprise(bid, price, scheme, regulations, date);
  const { standing, share } = judged;
  const domestic = judgeDomestic(bid, scheme, regulations, date);
  const counts = standing.isSmallMicro === true;
  const isShareOpen = !counts && (share.isReached === null || standing.isSmallMicro === null);
  const doubts = [
    ...(standing.isSmallMicro === null ? standing.reasons : []),
    ...(isShareOpen && share.reason !== null ? [share.reason] : []),
    ...(share.settled.state === 'open' ? share.settled.findings.map(({ message }) => message) : []),
    ...(domestic.check.eligible === null ? domestic.check.reasons : []),
  ];
  return {
    enterpriseClass: classOf(judged),
    prisonEnterprise: sme.prisonEnterprise,
    disabledWelfareUnit: sme.disabledWelfareUnit,
    smallMicroShare: isShareOpen || share.reason === null ? null : shareOf(judged),
    relatedMembers: sme.relatedParties === true,
    domesticCostShare: domestic.check.eligible === null ? null : domestic.check.costShare,
    competesWithForeign: domestic.offersForeign || isMixed(domestic.check.costShare),
    ...(doubts.length === 0 ? {} : { doubts }),
    location: sme.enterprises[0]?.location ?? sme.locations[0] ?? sme.shares?.[0]?.location ?? null,
  };
}

/** Where domestic products are only a part of the cost, the others are foreign. */
function isMixed(costShare: DecimalText | null): boolean {
  return costShare !== null && new Decimal(costShare).lessThan(ONE);
}

/** The class that counts: an enterprise that a large one runs is none of the small; a larger one by its figures is that. */
function classOf({ standing }: SmallEnterpriseJudgement): EnterpriseClass | null {
  const { declaredClass, impliedClass, isControlled, isSmallMicro, faults } = standing;
  if (isControlled) return 'large';
  if (declaredClass === 'medium' || declaredClass === 'large' || isSmallMicro === true) return declaredClass;
  if (isSmallMicro === false && faults.length === 0 && impliedClass !== null) return impliedClass;
  return null;
}

function shareOf({ share: { settled, isReached } }: SmallEnterpriseJudgement): DecimalText | null {
  return settled.state === 'settled' && isReached !== null ? settled.smallMicro.toFixed() : null;
}
