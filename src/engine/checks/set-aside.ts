import type { BidFacts } from '../../domain/bid.ts';
import { Decimal, showRate } from '../../domain/decimal.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { SmallEnterpriseJudgement } from './small-enterprise.ts';

/**
 * Whether a tenderer may take part in a lot that is set aside: as a small or medium enterprise, or, where only a part
 * is set aside, by leaving that part to such enterprises (财库〔2020〕46号第八条). An error would make the bid invalid.
 */
export function checkSetAside(
  { sme: bid }: BidFacts,
  { check, standing, share: { settled } }: SmallEnterpriseJudgement,
  { lot: { sme } }: Scheme,
  basisOf: (key: string) => string | null,
): Finding[] {
  if (sme.setAside !== true) return [];
  const report = (severity: 'error' | 'warning', code: string, message: string, locations = bid.locations) => [
    finding(severity, code, message, { locations, legalBasis: basisOf('small-enterprise/set-aside-shares') }),
  ];
  const places = (bid.shares ?? []).map(({ location }) => location);
  const isOwn =
    check.declared && check.enterpriseClass !== null && check.impliedClass !== 'large' && !standing.isControlled;
  const isUnit = bid.prisonEnterprise || bid.disabledWelfareUnit;
  if (isUnit || (isOwn && standing.partner === null)) return [];
  if (!isWhole(sme) && sme.setAsideShare !== null && settled.state !== 'none') {
    const [has, needed] = [settled.smallMedium, new Decimal(sme.setAsideShare)];
    if (settled.state === 'open' || (has.lessThan(needed) && has.plus(settled.unknown).greaterThanOrEqualTo(needed)))
      return report(
        'warning',
        'set-aside-in-doubt',
        '本包预留份额给中小企业，联合体或分包的份额不能确定，请核对',
        places,
      );
    if (has.greaterThanOrEqualTo(needed)) return [];
    const message = `本包要求中小企业承担 ${showRate(needed)}，联合体或分包中中小企业承担 ${showRate(has)}`;
    return report('error', 'set-aside-not-met', message, places);
  }
  if (isOwn && standing.partner !== null) {
    const large = (bid.shares ?? []).find(({ enterpriseClass }) => enterpriseClass === 'large');
    if (large !== undefined) {
      const message = `本包专门面向中小企业，“${large.party ?? '大型企业'}”是大型企业，不能承担合同份额`;
      return report('error', 'set-aside-not-met', message, [large.location]);
    }
    if (standing.partner.isSmallMicro === false) return [];
    return report('warning', 'set-aside-in-doubt', `本包专门面向中小企业，${standing.partner.reason}`, places);
  }
  const reasons = [...standing.reasons, ...standing.faults.filter((fault) => !standing.reasons.includes(fault))];
  return report(
    'error',
    'set-aside-not-met',
    check.declared
      ? `本包专门面向中小企业，声明函不能证明符合条件：${reasons.join('；')}`
      : '本包专门面向中小企业，没有《中小企业声明函》或同等证明，不具备资格',
    [...bid.locations, ...(bid.tieLocations ?? [])],
  );
}

function isWhole({ setAsideShare }: Scheme['lot']['sme']): boolean {
  return setAsideShare === null || new Decimal(setAsideShare).greaterThanOrEqualTo('1');
}
