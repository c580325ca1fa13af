import type { BidFacts, DeclaredEnterprise } from '../../domain/bid.ts';
import type { EnterpriseClass } from '../../domain/facts.ts';
import type { Scheme } from '../../domain/lot.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { IsoDate } from '../../domain/scalars.ts';
import { implyEnterpriseClass } from './enterprise-class.ts';
import { likeness } from './likeness.ts';

const TITLES: Readonly<Record<EnterpriseClass, string>> = {
  large: '大型企业',
  medium: '中型企业',
  small: '小型企业',
  micro: '微型企业',
};
const ASCENDING: readonly EnterpriseClass[] = ['micro', 'small', 'medium', 'large'];

interface Partner {
  isSmallMicro: false | null;
  reason: string;
}

/** What a tenderer is under the policy for small enterprises, whatever the lot grants. */
export interface EnterpriseStanding {
  /** Largest class declared, and largest that the figures imply; null where it is open. */
  declaredClass: EnterpriseClass | null;
  impliedClass: EnterpriseClass | null;
  complete: boolean;
  /** A small or micro enterprise, or a unit that counts as one; null: cannot be said before people look. */
  isSmallMicro: boolean | null;
  /** A large enterprise owns or runs it: no small or medium enterprise at all (财库〔2020〕46号第二条). */
  isControlled: boolean;
  /** The declaration does not say that no large enterprise owns or runs it. */
  isSilent: boolean;
  /** Who else carries a part of the contract and is no declared small or micro enterprise. */
  partner: Partner | null;
  /** What the declaration lacks or says otherwise than the procurement document. */
  faults: string[];
  reasons: string[];
}

/**
 * The declaration is the only proof that may be asked for (财库〔2020〕46号第十一条), so figures that contradict its
 * class speak against it; what is missing or unclear leaves the answer open.
 */
export function judgeStanding(
  { sme: bid, tenderer }: Pick<BidFacts, 'sme' | 'tenderer'>,
  scheme: Scheme,
  regulations: Regulations,
  date: IsoDate,
): EnterpriseStanding {
  const declaredClass = largest(bid.enterprises.map(({ enterpriseClass }) => enterpriseClass));
  const impliedClass = largest(bid.enterprises.map((enterprise) => implyClass(enterprise, scheme, regulations, date)));
  const isNew = bid.isNew === true && bid.enterprises.every(hasNoAccounts);
  const faults = bid.enterprises.flatMap((enterprise) => findGaps(enterprise, scheme, isNew));
  const isSilent = bid.declared && (bid.largeTies ?? null) === null && demandsIndependence(regulations, date);
  const isControlled = bid.largeTies === true;
  const partner = findPartner(bid);
  const answer = (isSmallMicro: boolean | null, reasons: string[]): EnterpriseStanding => ({
    declaredClass,
    impliedClass,
    complete: bid.declared && bid.enterprises.length > 0 && faults.length === 0 && declaredClass !== null && !isSilent,
    isSmallMicro,
    isControlled,
    isSilent,
    partner,
    faults,
    reasons,
  });
  if (bid.prisonEnterprise) return answer(true, ['监狱企业视同小微企业，以省级以上主管部门出具的证明文件为准']);
  if (bid.disabledWelfareUnit) return answer(true, ['残疾人福利性单位视同小微企业']);
  if (!bid.declared && bid.isUnread === true)
    return answer(null, ['有中小企业声明，但不是规定的格式，不能识别，请人工核对']);
  if (!bid.declared) return answer(false, ['没有《中小企业声明函》']);
  if (isControlled)
    return answer(false, ['声明函或其他材料写明由大型企业控股、管理或为其分支机构，不属于中小企业', ...faults]);
  if (declaredClass === null) return answer(null, ['声明函没有写明企业类型', ...faults]);
  if (declaredClass === 'medium' || declaredClass === 'large')
    return answer(false, [`声明为${TITLES[declaredClass]}，不享受小微企业价格扣除`, ...faults]);
  if (impliedClass !== null && isAboveSmall(impliedClass))
    return answer(false, [`声明为${TITLES[declaredClass]}，所填数据按划型标准为${TITLES[impliedClass]}`, ...faults]);
  if (faults.length > 0)
    return answer(hasNoFigures(bid.enterprises) && faults.every(isAboutFigures) ? null : false, faults);
  if (partner !== null) return answer(partner.isSmallMicro, [partner.reason]);
  const stranger = findStranger(bid.enterprises, scheme, tenderer);
  if (stranger !== null) return answer(null, [stranger]);
  if (isSilent) return answer(null, [INDEPENDENCE_MISSING]);
  const notes = [
    impliedClass !== null && impliedClass !== declaredClass ? `所填数据按划型标准为${TITLES[impliedClass]}` : '',
    isNew ? '新成立企业，没有上一年度数据，可不填报' : '',
  ];
  return answer(true, [
    `声明为${TITLES[declaredClass]}，内容齐全，与所填数据不矛盾`,
    ...notes.filter((note) => note !== ''),
  ]);
}

export const INDEPENDENCE_MISSING =
  '声明函没有写明不存在大企业控股、管理或负责人为同一人等情形，内容不全，须澄清后才能认定';

/** The declaration has to say that no large enterprise owns or runs the declared ones. */
function demandsIndependence(regulations: Regulations, date: IsoDate): boolean {
  const fields = regulations.find('small-enterprise/declaration-fields', date)?.value;
  return Array.isArray(fields) && fields.includes('independence');
}

function isAboveSmall(name: EnterpriseClass): boolean {
  return ASCENDING.indexOf(name) > ASCENDING.indexOf('small');
}

/** A consortium counts as small only where all its members do (财库〔2020〕46号第四条); the same goes for whoever serves. */
function findPartner({ shares = [], enterprises }: BidFacts['sme']): Partner | null {
  const partners = shares.flatMap(({ party, enterpriseClass, kind }) =>
    party === null ? [] : [{ party, enterpriseClass, kind, own: enterprises.find(({ name }) => isSame(name, party)) }],
  );
  const larger = partners.find(
    ({ enterpriseClass, own }) => own === undefined && enterpriseClass !== null && isAboveSmall(enterpriseClass),
  );
  if (larger !== undefined)
    return { isSmallMicro: false, reason: `“${larger.party}”承担合同份额，不是小微企业，不能整体视同小微企业` };
  const unknown = partners.find(({ own }) => own === undefined);
  if (unknown === undefined) return null;
  const title = unknown.kind === 'consortium' ? '联合体成员' : '分包供应商';
  return { isSmallMicro: null, reason: `声明函没有列出${title}“${unknown.party}”，请核对其企业类型` };
}

function isSame(name: string | null, party: string): boolean {
  return name !== null && plainName(name) === plainName(party);
}

function plainName(name: string): string {
  return normaliseForMatching(name).replace(/\s/g, '');
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

/** An enterprise founded this year may leave its figures out; how many people it has it may know already. */
function hasNoAccounts({ revenue, assets }: DeclaredEnterprise): boolean {
  return revenue === null && assets === null;
}

function hasNoFigures(enterprises: readonly DeclaredEnterprise[]): boolean {
  return enterprises.every(
    ({ employees, revenue, assets }) => employees === null && revenue === null && assets === null,
  );
}

function isAboutFigures(fault: string): boolean {
  return fault === `声明函缺少：${FIGURES.join('、')}`;
}

const SAME_NAME = 0.6;

/** Shortened or added to, a name is still its own; another word in it is another company, unless a picture was misread. */
function isOwnName({ name, isScanned }: { name: string; isScanned: boolean }, tenderer: string): boolean {
  const [written, own] = [plainName(name), plainName(tenderer)];
  if (written.includes(own) || own.includes(written)) return true;
  return (isScanned || written.length !== own.length) && likeness(written, own) >= SAME_NAME;
}

/** A service has to be carried out by the tenderer's own people; a declaration about somebody else needs a look. */
function findStranger(
  enterprises: readonly DeclaredEnterprise[],
  { procurement }: Scheme,
  tenderer: string | null,
): string | null {
  if (tenderer === null || procurement.category !== 'services') return null;
  const named = enterprises.flatMap(({ name, isScanned = false }) => (name === null ? [] : [{ name, isScanned }]));
  if (named.length === 0 || named.some((entry) => isOwnName(entry, tenderer))) return null;
  const names = named.map(({ name }) => name);
  return `声明函所列企业“${names.join('、')}”不是供应商“${tenderer}”，请核对承接企业`;
}
