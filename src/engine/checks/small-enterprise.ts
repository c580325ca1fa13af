import type { BidCheck, BidFacts } from '../../domain/bid.ts';
import { Decimal, showRate } from '../../domain/decimal.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { DecimalText, IsoDate } from '../../domain/scalars.ts';
import { type SettledShares, settleShares } from './contract-shares.ts';
import { type EnterpriseStanding, judgeStanding } from './enterprise-standing.ts';

type SmallEnterpriseCheck = BidCheck['sme'];

export interface SmallEnterpriseJudgement {
  check: SmallEnterpriseCheck;
  standing: EnterpriseStanding;
  share: ShareJudgement;
  findings: Finding[];
}

/** Whether what is left to small and micro enterprises gives a right to the deduction for a consortium or subcontract. */
export interface ShareJudgement {
  settled: SettledShares;
  /** Reached; not reached, or not to be granted; null: cannot be said before people look. */
  isReached: boolean | null;
  /** Null where nothing is stated. */
  reason: string | null;
}

/**
 * Whether the tenderer has a right to a deduction from the price, as a small or micro enterprise or for the share it
 * leaves to such, with every reason. Never both (财库〔2020〕46号第九条).
 * @param price in yuan, corrected: amounts of shares count against it
 */
export function judgeSmallEnterprise(
  bid: Pick<BidFacts, 'sme' | 'tenderer'>,
  price: DecimalText | null,
  scheme: Scheme,
  regulations: Regulations,
  date: IsoDate,
): SmallEnterpriseJudgement {
  const { sme } = scheme.lot;
  const standing = judgeStanding(bid, scheme, regulations, date);
  const share = judgeShare(bid.sme, price, scheme, regulations, date);
  const { declaredClass, impliedClass, complete } = standing;
  const isCounted = share.reason !== null && share.isReached !== null && share.settled.state === 'settled';
  const answer = (
    eligible: boolean | null,
    deduction: DecimalText | null,
    reasons: string[],
  ): SmallEnterpriseCheck => ({
    declared: bid.sme.declared,
    enterpriseClass: declaredClass === 'large' ? null : declaredClass,
    complete,
    impliedClass,
    eligible,
    deduction,
    smallMicroShare: isCounted ? share.settled.smallMicro.toFixed() : null,
    reasons,
  });
  const judge = (): SmallEnterpriseCheck => {
    if (sme.setAside === true)
      return answer(false, null, ['专门面向中小企业的采购包，不再给予价格扣除', ...standing.faults]);
    if (standing.isSmallMicro === true) return answer(true, sme.smallMicroDeduction, standing.reasons);
    const reasons = [...standing.reasons, ...(share.reason === null ? [] : [share.reason])];
    if (standing.isSmallMicro === null || share.isReached === null) return answer(null, null, reasons);
    if (!share.isReached) return answer(false, null, share.reason === null ? standing.reasons : reasons);
    if (sme.consortiumDeduction === null)
      return answer(false, null, [...reasons, '采购文件没有写明联合体或分包的扣除比例，不扣除']);
    return answer(true, sme.consortiumDeduction, share.reason === null ? [] : [share.reason]);
  };
  return {
    check: judge(),
    standing,
    share,
    findings: [...share.settled.findings, ...checkAllowed(bid.sme, scheme)],
  };
}

function judgeShare(
  sme: BidFacts['sme'],
  price: DecimalText | null,
  { procurement }: Scheme,
  regulations: Regulations,
  date: IsoDate,
): ShareJudgement {
  const settled = settleShares(sme, price === null ? null : new Decimal(price));
  const rule = regulations.find('small-enterprise/consortium-share', date);
  const answer = (isReached: boolean | null, reason: string | null) => ({ settled, isReached, reason });
  if (settled.state === 'none' || rule === null) return answer(false, null);
  const kinds = new Set(sme.shares?.map(({ kind }) => kind));
  if (kinds.has('consortium') && procurement.consortiumAllowed === false)
    return answer(false, '采购文件不接受联合体，不据此扣除');
  if (kinds.has('subcontract') && procurement.subcontractingAllowed === false)
    return answer(false, '采购文件不允许分包，不据此扣除');
  if (settled.state === 'open') return answer(null, '联合体或分包的份额互相矛盾或不能计算，请核对');
  const needed = new Decimal(String(rule.value));
  const { smallMicro: has, unknown, undeclared } = settled;
  if (has.plus(unknown).lessThan(needed))
    return answer(false, `小微企业承担 ${showRate(has)}，不足 ${showRate(needed)}，不扣除`);
  if (sme.relatedParties === true) return answer(false, '联合体或分包各方存在控股、管理关系，不扣除');
  if (has.lessThan(needed))
    return answer(null, `小微企业承担 ${showRate(has)}，另有 ${showRate(unknown)} 的承担者没有写明企业类型`);
  if (undeclared.length > 0)
    return answer(null, `声明函没有列出承担份额的“${undeclared.join('”、“')}”，请核对其企业类型`);
  const isDenied = sme.relatedParties === false || sme.largeTies === false;
  if (!isDenied) return answer(null, '没有写明联合体或分包各方不存在控股、管理关系，请核对');
  return answer(true, `联合体或分包中小微企业承担 ${showRate(has)}，达到 ${showRate(needed)}`);
}

/** A consortium or subcontract that the procurement document rules out. */
function checkAllowed({ shares = [] }: BidFacts['sme'], { procurement }: Scheme): Finding[] {
  const of = (kind: 'consortium' | 'subcontract') =>
    shares.filter((entry) => entry.kind === kind).map(({ location }) => location);
  const [consortium, subcontract] = [of('consortium'), of('subcontract')];
  return [
    ...(consortium.length > 0 && procurement.consortiumAllowed === false
      ? [
          finding('warning', 'consortium-not-allowed', '采购文件不接受联合体，文件中有联合体各方的份额，请核对', {
            locations: consortium,
          }),
        ]
      : []),
    ...(subcontract.length > 0 && procurement.subcontractingAllowed === false
      ? [
          finding('warning', 'subcontract-not-allowed', '采购文件不允许分包，文件中有分包的份额，请核对', {
            locations: subcontract,
          }),
        ]
      : []),
  ];
}
