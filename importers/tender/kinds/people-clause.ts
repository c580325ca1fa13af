import { Decimal } from '../../../src/domain/decimal.ts';
import type { CertificateRule } from '../../../src/domain/items/certificate-rule.ts';
import type { PersonRule } from '../../../src/domain/items/people.ts';
import type { DecimalText } from '../../../src/domain/scalars.ts';
import { type Note, note } from './reading.ts';
import { isCertificate, readCertificateList } from './wording/certificates.ts';
import { maskBrackets } from './wording/lists.ts';
import type { Mention } from './wording/mentions.ts';
import { isSame } from './wording/number.ts';
import { readYears } from './wording/period.ts';
import type { RuleText } from './wording/rule-text.ts';

export const ROLE =
  '(?:(?:拟派|拟投入|拟任|投入|配备|派驻|本项目)的?)*(?<role>(?:(?!具|的|,|为|每|有)[\\u4e00-\\u9fff]){0,8}?(?:项目负责人|项目经理|技术负责人|负责人|项目总监|总监|经理|工程师|团队成员|团队(?!成员|人员)|项目成员|成员|人员|组长|主管(?!部门|单位|机关|机构)|顾问|厨师长|厨师|司机|驾驶员|讲师|教师|队长|保安员|保洁员|保安|安全员|会计师|律师|设计师|监理员|专家|护理员|护士|医师|社工|技师|技工|电工|维修工|操作员|绿化工|养护工|清洁工|施工员|质量员|资料员|造价师|建造师))';
const SINGULAR = /(?:经理|负责人|总监|组长|厨师长|总工程师|队长|主管)$/;
const LEAD = /^(?:投标人|供应商|响应人|拟派|拟投入|拟任|本项目|针对本项目|为本项目|派驻|投入|配备|的|拟|本|安排|提供)+/;
const COUNTED_PEOPLE =
  /每(?:提供|有|具备|配备|多|增加|派)?(?:一|1)?(?:名|人|位|个(?=[^,;。]{0,40}(?:人员|经理|负责人|工程师)))|的(?:上述)?人员|(?:人员|经理|负责人|工程师|成员)(?:得|的?,?每)?$|每人/;
const COUNTED_CERTIFICATES =
  /每(?:提供|有|具有|具备|个|一|1|增加)*(?:个|项|本|张|份|种)?[^,;。名人]{0,16}(?:证书|证)|证书(?:扫描件|复印件)?(?:得|,|的)*$/;
const HOLDS = /(?:具备|具有|持有|获得|取得|拥有|提供|有)(?:有效(?:期内)?的?)?/;
const DEGREE =
  /(?<degree>博士|硕士|研究生|大学本科|本科|大专|专科)(?:研究生)?(?:\(含\))?(?:或|及|及其|含)?(?:以上)?(?:学历|学位|毕业|文化)/;
const TITLE =
  /(?<title>正高级|副高级|高级|中级|初级)(?:\(含\))?(?:或|及|含)?(?:以上)?(?:技术|专业技术|工程师)?(?:职称|专业技术职务)|(?:职称)(?:为|达到)?(?<other>高级|中级|初级)/;
const MAJORS = /(?:具备|具有|为)(?<majors>(?:(?!职称|以上|证书|学历|[(),;。]).){2,60}?)(?:等)?相关专业/;

/**
 * Reads one clause of a people rule. Null where it does not say what a person must have in a way the scheme can hold.
 * @param fullMarks the item's full marks, where the clause is the whole item
 * @param post whose the item is by its title, where the clause is the whole item
 */
export function readRoleClause(
  text: RuleText,
  clause: string,
  mentions: readonly Mention[],
  fullMarks: DecimalText | null,
  index: number,
  notes: Note[],
  post: string | null,
): PersonRule[] | null {
  const given = mentions.filter(({ role }) => ['award', 'each', 'off', 'base'].includes(role));
  const maxes = mentions.filter(({ role }) => role === 'max');
  if (given.length === 2 && maxes.length >= 2 && given.every(({ role }) => role === 'each'))
    return readTwoCounts(text, clause, mentions, index, notes);
  const [points] = given;
  if (given.length !== 1 || points === undefined || points.role === 'off' || !isSame(points.from, points.to))
    return null;
  const line = readLine(text, clause, points, maxes.at(-1)?.to ?? fullMarks, index, notes, post);
  return line === null ? null : [line];
}

/** “每多提供一个电工证得0.5分，满分2.5分；每多提供一个登高证得0.5分，满分2.5分”. */
function readTwoCounts(
  text: RuleText,
  clause: string,
  mentions: readonly Mention[],
  index: number,
  notes: Note[],
): PersonRule[] | null {
  const lines: PersonRule[] = [];
  const lead = /^[^:,。]{2,16}(?=:)/.exec(clause)?.[0] ?? '';
  for (const [place, mention] of mentions.entries()) {
    if (mention.role !== 'each') continue;
    const max = mentions[place + 1];
    if (max?.role !== 'max') return null;
    const own = `${lead}:${mention.condition}`;
    const line = readLine(text, own, { ...mention, start: own.length }, max.to, index + lines.length, notes);
    if (line === null) return null;
    lines.push(line);
  }
  return lines;
}

function readLine(
  text: RuleText,
  clause: string,
  points: Mention,
  maxPoints: DecimalText | null,
  index: number,
  notes: Note[],
  post: string | null = null,
): PersonRule | null {
  const condition = clause
    .slice(0, points.start)
    .replace(/,?(?:须|需)?(?:提供|附|凭)[^,;。]{0,40}(?:复印件|扫描件|原件|简历|证明)(?:件)?,?/g, ',');
  const subject = readRole(clause) ?? post;
  const counted = readCountedRole(points.condition);
  const max = maxPoints ?? points.from;
  const { role, isUnclear } = settleRole(subject, counted, points.from, max);
  if (role === null) return null;
  if (isUnclear)
    notes.push(
      note('warning', 'role-unclear', `前面写“${subject ?? ''}”，计分时写“${counted ?? ''}”，请确认是哪个岗位`),
    );
  const certificates = readHeld(text, condition).filter(
    ({ title }) => !/毕业|学历|学位|职称|^(?:合格|上述|以上|相关|有效)*的?(?:证书|证件)/.test(title),
  );
  const years = readYears(condition);
  const degree = DEGREE.exec(condition)?.groups?.['degree'];
  const title = TITLE.exec(condition)?.groups;
  const titleLevel = title?.['title'] ?? title?.['other'];
  const isBare = certificates.length === 0 && years === undefined && degree === undefined && titleLevel === undefined;
  if (isBare && !/每/.test(points.condition)) return null;
  const isPeople =
    certificates.length === 0 ||
    counted !== null ||
    (COUNTED_PEOPLE.test(points.condition.slice(-40)) && !COUNTED_CERTIFICATES.test(lastPart(points.condition)));
  const together = /同时|均|并|且|和/.test(condition) || /上述|以上/.test(points.condition);
  const isOnePerson = SINGULAR.test(role);
  return {
    id: `role-${index + 1}`,
    role: text.written(role),
    roleAliases: [],
    counting: isPeople ? 'people' : 'certificates',
    pointsEach: points.from,
    maxPoints: max,
    ...(isOnePerson ? { maxPeople: 1 } : {}),
    certificates,
    match: certificates.length > 1 && isPeople && !together && /或|任意|之一|其中/.test(condition) ? 'any' : 'all',
    ...(years === undefined ? {} : { yearsAtLeast: years }),
    ...(years === undefined ? {} : fieldOf(text, condition)),
    ...(degree === undefined ? {} : { degreeAtLeast: normalDegree(degree) }),
    majors: readMajors(text, condition),
    ...(titleLevel === undefined ? {} : { titleAtLeast: /高级/.test(titleLevel) ? '高级' : titleLevel }),
    text: text.written(clause.trim()).slice(0, 400),
    location: null,
  };
}

function lastPart(condition: string): string {
  return condition.slice(condition.lastIndexOf(',') + 1);
}

/** The post a clause begins with. */
function readRole(clause: string): string | null {
  const body = clause.replace(/除[^,;。]{1,12}?(?:以|之)?外,?/, '').replace(LEAD, '');
  const role = findPost(body);
  const named = role?.replace(LEAD, '').replace(/^(?:每|一|1)*[名位]/, '') ?? null;
  return named !== null && /证书|职称|学历|资格/.test(named) ? null : named;
}

/** The first post that is named as one, and not as what a certificate is called: 注册会计师证书的成员 → 成员. */
export function findPost(text: string): string | undefined {
  const found = [...text.matchAll(new RegExp(ROLE, 'g'))];
  const post = found.find((match) => !NAMES_CERTIFICATE.test(text.slice(match.index + match[0].length)));
  return (post ?? found[0])?.groups?.['role'];
}

const NAMES_CERTIFICATE = /^(?:\([^()]{1,12}\))?(?:执业|职业|注册)?(?:资格|证书|职称)/;

/** The post in “每个…的项目经理得2分”. */
function readCountedRole(condition: string): string | null {
  return (
    /(?:的|上述)(?<role>[\u4e00-\u9fff]{0,6}(?:经理|负责人|工程师|人员|成员))$/.exec(condition)?.groups?.['role'] ??
    null
  );
}

/** Where two posts are named, the one that is counted, unless it is a single post that is counted more than once. */
function settleRole(
  subject: string | null,
  counted: string | null,
  each: DecimalText,
  max: DecimalText,
): { role: string | null; isUnclear: boolean } {
  if (counted === null || /^(?:上述)?人员$/.test(counted)) return { role: subject ?? counted, isUnclear: false };
  if (subject === null || subject === counted || subject.endsWith(counted))
    return { role: subject ?? counted, isUnclear: false };
  const isOften = new Decimal(max).greaterThan(each);
  return { role: SINGULAR.test(counted) && isOften ? subject : counted, isUnclear: true };
}

function readHeld(text: RuleText, condition: string): CertificateRule[] {
  const verbs = [...condition.matchAll(new RegExp(HOLDS, 'g'))];
  for (const verb of verbs) {
    const rest = condition.slice(verb.index + verb[0].length);
    const end = maskBrackets(rest).search(
      /,(?!同时|且|并具)|;|。|的(?:,|$|每|人|项|技|得)|每(?:个|提|有|具|一|名|人)|:/,
    );
    const list = (end < 0 ? rest : rest.slice(0, end))
      .replace(/,(?:同时|且|并)(?:具有|具备)?/g, '、')
      .replace(/^(?:一个|1个|一名|1名)/, '')
      .replace(/(?:可?得|计|加)$/, '');
    if (/学历|学位|职称|年(?:及|或|\(含\))?以上|经验/.test(list) && !/资格证书/.test(list)) continue;
    const certificates = list.length < 3 ? [] : readCertificateList(text, list);
    if (
      certificates.length > 0 &&
      !certificates.every(({ title }) => /^(?:以上|上述|相关|合格|毕业|学历)?(?:的)?(?:证书|证件|毕业证书)/.test(title))
    )
      return certificates;
  }
  const named = /(?<list>[A-Z][A-Za-z]{1,6}[^,;。]{0,24}证书)/.exec(condition)?.groups?.['list'];
  if (named !== undefined && verbs.length === 0) return readCertificateList(text, named);
  const single = /每(?:多|再)?(?:提供|有|具有|具备|具)?(?:一|1)?(?:个|本|张|项)(?<list>[^,;。]{2,40}证(?:书)?)/.exec(
    condition,
  )?.groups?.['list'];
  return single !== undefined && isCertificate(single) ? readCertificateList(text, single) : [];
}

function fieldOf(text: RuleText, condition: string): { field?: string } {
  const field = /年(?:\(含\)|或|及|含)?(?:以上)?(?:的)?(?<field>[^,;。\d]{2,60}?)(?:相关)?(?:工作)?(?:经验|经历)/.exec(
    condition,
  )?.groups?.['field'];
  return field === undefined ? {} : { field: text.written(field) };
}

function readMajors(text: RuleText, condition: string): string[] {
  const majors = MAJORS.exec(condition)?.groups?.['majors'];
  if (majors === undefined || !/学历|学位|专业/.test(condition)) return [];
  return majors
    .split(/、|或/)
    .map((major) => text.written(major.trim()))
    .filter((major) => major !== '');
}

function normalDegree(degree: string): string {
  if (/本科/.test(degree)) return '本科';
  if (/专/.test(degree)) return '大专';
  return degree === '研究生' ? '硕士' : degree;
}
