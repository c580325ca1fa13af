import type { BidCheck, BidFacts, DeclaredEnterprise } from '../../domain/bid.ts';
import { Decimal, showRate } from '../../domain/decimal.ts';
import type { EnterpriseClass } from '../../domain/facts.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { IsoDate } from '../../domain/scalars.ts';
import { implyEnterpriseClass } from './enterprise-class.ts';
import { likeness } from './likeness.ts';

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
  tenderer: string | null = null,
): SmallEnterpriseCheck {
  const { setAside, smallMicroDeduction } = scheme.lot.sme;
  const declared = largest(bid.enterprises.map(({ enterpriseClass }) => enterpriseClass));
  const implied = largest(bid.enterprises.map((enterprise) => implyClass(enterprise, scheme, regulations, date)));
  const isNew = bid.isNew === true && hasNoFigures(bid.enterprises);
  const faults = bid.enterprises.flatMap((enterprise) => findGaps(enterprise, scheme, isNew));
  const complete = bid.declared && bid.enterprises.length > 0 && faults.length === 0 && declared !== null;
  const answer = (
    eligible: boolean | null,
    reasons: string[],
    deduction = eligible === true ? smallMicroDeduction : null,
  ): SmallEnterpriseCheck => ({
    declared: bid.declared,
    enterpriseClass: declared === 'large' ? null : declared,
    complete,
    impliedClass: implied,
    eligible,
    deduction,
    reasons,
  });
  if (setAside === true) return answer(false, ['专门面向中小企业的采购包，不再给予价格扣除', ...faults]);
  if (bid.prisonEnterprise) return answer(true, ['监狱企业视同小微企业，以省级以上主管部门出具的证明文件为准']);
  if (bid.disabledWelfareUnit) return answer(true, ['残疾人福利性单位视同小微企业']);
  const shared = checkShare();
  if (!bid.declared) return shared ?? answer(false, ['没有《中小企业声明函》']);
  if (bid.largeTies === true)
    return answer(false, ['声明函或其他材料写明由大型企业控股、管理或为其分支机构，不享受小微企业价格扣除', ...faults]);
  if (declared === null) return answer(null, ['声明函没有写明企业类型', ...faults]);
  if (declared === 'medium' || declared === 'large')
    return shared ?? answer(false, [`声明为${TITLES[declared]}，不享受小微企业价格扣除`, ...faults]);
  if (implied !== null && ASCENDING.indexOf(implied) > ASCENDING.indexOf('small')) {
    return answer(false, [`声明为${TITLES[declared]}，所填数据按划型标准为${TITLES[implied]}`, ...faults]);
  }
  if (faults.length > 0)
    return answer(hasNoFigures(bid.enterprises) && faults.every(isAboutFigures) ? null : false, faults);
  const stranger = findStranger(bid.enterprises, scheme, tenderer);
  if (stranger !== null) return answer(null, [stranger]);
  const notes = [
    implied !== null && implied !== declared ? `所填数据按划型标准为${TITLES[implied]}` : '',
    isNew ? '新成立企业，没有上一年度数据，可不填报' : '',
    bid.largeTies === null ? '没有写明不存在大企业控股、管理等情形，请核对' : '',
  ];
  return answer(true, [
    `声明为${TITLES[declared]}，内容齐全，与所填数据不矛盾`,
    ...notes.filter((note) => note !== ''),
  ]);

  /** A large or medium lead that leaves enough of the contract to small and micro enterprises. */
  function checkShare(): SmallEnterpriseCheck | null {
    const share = bid.smallMicroShare ?? null;
    const rule = regulations.find('small-enterprise/consortium-share', date);
    if (share === null || rule === null) return null;
    const [has, needed] = [new Decimal(share), new Decimal(String(rule.value))];
    if (has.lessThan(needed)) return answer(false, [`小微企业承担 ${showRate(has)}，不足 ${showRate(needed)}，不扣除`]);
    const rate = scheme.lot.sme.consortiumDeduction;
    if (rate === null) return answer(false, ['采购文件没有写明联合体或分包的扣除比例，不扣除']);
    return answer(true, [`联合体或分包中小微企业承担 ${showRate(has)}`], rate);
  }
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

const FIGURES = ['从业人员', '营业收入', '资产总额'];

function findGaps(
  { subject, industry, name, employees, revenue, assets }: DeclaredEnterprise,
  { procurement }: Scheme,
  isNew: boolean,
): string[] {
  const gaps = Object.entries({
    标的名称: subject,
    所属行业: industry,
    企业名称: name,
    从业人员: employees,
    营业收入: revenue,
    资产总额: assets,
  })
    .filter(([field, value]) => value === null && !(isNew && FIGURES.includes(field)))
    .map(([field]) => field);
  const faults = gaps.length === 0 ? [] : [`声明函缺少：${gaps.join('、')}`];
  const wanted = procurement.industry;
  if (wanted !== null && industry !== null && !coreOf(industry).includes(coreOf(wanted))) {
    faults.push(`声明的行业“${industry}”与采购文件的“${wanted}”不一致`);
  }
  return faults;
}

/** 软件和信息技术服务业, 软件和信息技术服务行业 */
function coreOf(industry: string): string {
  return normaliseForMatching(industry)
    .replace(/[\s()"'、,]/g, '')
    .replace(/(?:行业|业)+$/, '');
}

/** An enterprise founded this year may leave all its figures out. */
function hasNoFigures(enterprises: readonly DeclaredEnterprise[]): boolean {
  return enterprises.every(
    ({ employees, revenue, assets }) => employees === null && revenue === null && assets === null,
  );
}

function isAboutFigures(fault: string): boolean {
  return fault === `声明函缺少：${FIGURES.join('、')}`;
}

const SAME_NAME = 0.6;

/** A service has to be carried out by the tenderer's own people; a declaration about somebody else needs a look. */
function findStranger(
  enterprises: readonly DeclaredEnterprise[],
  { procurement }: Scheme,
  tenderer: string | null,
): string | null {
  if (tenderer === null || procurement.category !== 'services') return null;
  const names = enterprises.flatMap(({ name }) => (name === null ? [] : [name]));
  const isOwn = names.some((name) => likeness(normaliseForMatching(name), normaliseForMatching(tenderer)) >= SAME_NAME);
  if (names.length === 0 || isOwn) return null;
  return `声明函所列企业“${names.join('、')}”不是供应商“${tenderer}”，请核对承接企业`;
}
