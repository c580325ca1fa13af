import type { BidCheck, BidFacts, DeclaredEnterprise } from '../../domain/bid.ts';
import type { EnterpriseClass } from '../../domain/facts.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { IsoDate } from '../../domain/scalars.ts';
import { implyEnterpriseClass } from './enterprise-class.ts';

type SmallEnterpriseCheck = BidCheck['sme'];

const TITLES: Readonly<Record<EnterpriseClass, string>> = {
  large: '大型企业',
  medium: '中型企业',
  small: '小型企业',
  micro: '微型企业',
};
const ASCENDING: readonly EnterpriseClass[] = ['micro', 'small', 'medium', 'large'];

/**
 * Whether the small-enterprise declaration gives a right to the price deduction, with every reason. The declaration
 * is the only proof that may be asked for (财库〔2020〕46号第十一条), so figures that contradict its class speak
 * against it; what is missing or unclear leaves the answer open.
 */
export function checkSmallEnterprise(
  bid: BidFacts['sme'],
  scheme: Scheme,
  regulations: Regulations,
  date: IsoDate,
): SmallEnterpriseCheck {
  const { setAside, smallMicroDeduction } = scheme.lot.sme;
  const declared = largest(bid.enterprises.map(({ enterpriseClass }) => enterpriseClass));
  const implied = largest(bid.enterprises.map((enterprise) => implyClass(enterprise, scheme, regulations, date)));
  const faults = bid.enterprises.flatMap((enterprise) => findGaps(enterprise, scheme));
  const complete = bid.declared && bid.enterprises.length > 0 && faults.length === 0;
  const answer = (eligible: boolean | null, reasons: string[]): SmallEnterpriseCheck => ({
    declared: bid.declared,
    enterpriseClass: declared === 'large' ? null : declared,
    complete,
    impliedClass: implied,
    eligible,
    deduction: eligible === true ? smallMicroDeduction : null,
    reasons,
  });
  if (setAside === true) return answer(false, ['专门面向中小企业的采购包，不再给予价格扣除']);
  if (bid.prisonEnterprise) return answer(true, ['监狱企业视同小微企业，以省级以上主管部门出具的证明文件为准']);
  if (bid.disabledWelfareUnit) return answer(true, ['残疾人福利性单位视同小微企业']);
  if (!bid.declared) return answer(false, ['没有《中小企业声明函》']);
  if (declared === null) return answer(null, ['声明函没有写明企业类型', ...faults]);
  if (declared === 'medium' || declared === 'large')
    return answer(false, [`声明为${TITLES[declared]}，不享受小微企业价格扣除`, ...faults]);
  if (implied !== null && ASCENDING.indexOf(implied) > ASCENDING.indexOf('small')) {
    return answer(false, [`声明为${TITLES[declared]}，所填数据按划型标准为${TITLES[implied]}`, ...faults]);
  }
  if (faults.length > 0) return answer(isNewEnterprise(bid.enterprises) ? null : false, faults);
  return answer(true, [`声明为${TITLES[declared]}，内容齐全，与所填数据不矛盾`]);
}

function implyClass(
  { industry, employees, revenue, assets }: DeclaredEnterprise,
  scheme: Scheme,
  regulations: Regulations,
  date: IsoDate,
): EnterpriseClass | null {
  const name = scheme.procurement.industry ?? industry;
  return name === null ? null : implyEnterpriseClass(name, { employees, revenue, assets }, regulations, date);
}

/** Several enterprises count as their largest; one without a class leaves it open. */
function largest(classes: readonly (EnterpriseClass | null)[]): EnterpriseClass | null {
  if (classes.length === 0 || classes.includes(null)) return null;
  return ASCENDING.findLast((name) => classes.includes(name)) ?? null;
}

function findGaps(
  { subject, industry, name, employees, revenue, assets }: DeclaredEnterprise,
  { procurement }: Scheme,
): string[] {
  const gaps = Object.entries({
    标的名称: subject,
    所属行业: industry,
    企业名称: name,
    从业人员: employees,
    营业收入: revenue,
    资产总额: assets,
  })
    .filter(([, value]) => value === null)
    .map(([field]) => field);
  const faults = gaps.length === 0 ? [] : [`声明函缺少：${gaps.join('、')}`];
  const wanted = procurement.industry;
  if (wanted !== null && industry !== null && normaliseForMatching(industry) !== normaliseForMatching(wanted)) {
    faults.push(`声明的行业“${industry}”与采购文件的“${wanted}”不一致`);
  }
  return faults;
}

/** An enterprise founded this year may leave all its figures out. */
function isNewEnterprise(enterprises: readonly DeclaredEnterprise[]): boolean {
  return enterprises.every(
    ({ employees, revenue, assets }) => employees === null && revenue === null && assets === null,
  );
}
