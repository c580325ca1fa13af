import { Decimal } from '../../../src/domain/decimal.ts';
import type { CertificateRule } from '../../../src/domain/items/certificate-rule.ts';
import { type KindReading, type Note, note, type Rule } from './reading.ts';
import { isCertificate, readCertificateList } from './wording/certificates.ts';
import { readEvidence } from './wording/evidence.ts';
import { maskBrackets, splitNumbered } from './wording/lists.ts';
import type { Mention } from './wording/mentions.ts';
import { isMore, isSame, readNumber } from './wording/number.ts';

const HOLDS = /(?:具备|具有|持有|获得|取得|通过|提供|拥有|有(?!效))(?:过)?(?:有效(?:期内)?的?|相应的|下列|以下)?:?/g;
const HELD_BY_PEOPLE =
  /项目(?:负责人|经理)|技术负责人|团队|成员|人员(?!安全)|工程师(?:得|的|每)|每(?:名|人)|驻场|(?:厨师|司机|驾驶员|保安员?|教师|讲师|律师|会计师|队长|主管|组长|经理|负责人|工程师|人员|成员)(?:中|须|应|应当)?(?:具有|具备|持有|取得|至少|每)/;
/** 以下有效认证证书的： before a numbered list names none of its entries. */
const LEADS_LIST = /^(?:以下|下列|如下|相关|有效(?:期内)?|的|体系|认证|资质|证书)*[:,]?$/;
const LIST_END =
  /(?:,(?:提供|每|须|以|凭|并|得|均|且|全部|证书)|的(?:,|得|每|$)|。|\n(?!\(?[\d一二三四五六七①-⑳])|;(?=每|注|提供)|(?:,)?每(?:个|项|具备|提供|有|一))/;

/** Points for each listed certificate of the tenderer. */
export function readChecklist(rule: Rule): KindReading | null {
  if (
    HELD_BY_PEOPLE.test(rule.text.plain.replace(/人员.{0,4}认证(?:证书)?/g, '')) &&
    !/投标人(?:具有|具备)|供应商(?:具有|具备)|体系/.test(rule.text.plain)
  )
    return null;
  const notes: Note[] = [];
  const found = readEachOfList(rule) ?? readOneByOne(rule) ?? readAllOrSome(rule) ?? readAllOrLess(rule, notes);
  if (found === null) return null;
  for (const certificate of found.certificates)
    if (certificate.atLeast !== undefined && certificate.levels === undefined)
      notes.push(
        note('info', 'level-order-unknown', `“${certificate.title}”的等级次序未收录，请在 certificates.yaml 中补充`),
      );
  return {
    fields: {
      kind: 'checklist',
      pointsEach: found.pointsEach,
      certificates: found.certificates,
      evidence: readEvidence(rule.text),
    },
    notes,
  };
}

interface Found {
  pointsEach: string;
  certificates: CertificateRule[];
}

/** “具备A、B、C，每个证书得N分”. */
function readEachOfList(rule: Rule): Found | null {
  const given = rule.mentions.filter(({ role }) => ['award', 'each', 'off', 'base'].includes(role));
  const [each] = given;
  if (given.length !== 1 || each === undefined || each.role !== 'each' || !isSame(each.from, each.to)) return null;
  const before = rule.text.plain.slice(0, each.start);
  const after = rule.text.plain.slice(each.end);
  const listed =
    listIn(rule, before) ??
    numberedIn(rule, `${before}`) ??
    numberedIn(rule, after) ??
    kindsIn(rule, before, each.from);
  if (listed === null) return null;
  const certificates = eachAlternative(listed, each.from, rule.maxPoints);
  if (certificates.length === 1 && isMore(rule.maxPoints, each.from)) return null;
  const isNamed = /证书|认证|资质|证|项|种|类/.test(each.condition.slice(-40));
  return isNamed && !/业绩|合同|车|人(?!员)/.test(each.condition.slice(-12))
    ? { pointsEach: each.from, certificates }
    : null;
}

/** “A认证或者B认证，有一项得1分，满分2分”: where both together make the full marks, neither stands in the other's place. */
function eachAlternative(certificates: CertificateRule[], each: string, maxPoints: string): CertificateRule[] {
  const [only, ...others] = certificates;
  if (only === undefined || others.length > 0) return certificates;
  const apart = [{ ...only, orElse: [] }, ...only.orElse.map((other) => ({ ...other, orElse: [] }))];
  return new Decimal(each).times(apart.length.toString()).equals(maxPoints) ? apart : certificates;
}

/** “具有以下软件著作权：①巡检类；②报表类”: entries that only the words before them name, where they make up the full marks. */
function kindsIn(rule: Rule, before: string, each: string): CertificateRule[] | null {
  const numbered = splitNumbered(before);
  const noun = KINDS_OF.exec(numbered?.lead ?? '')?.groups?.['noun'];
  if (numbered === null || noun === undefined) return null;
  const titles = numbered.entries.map((entry) => /^[^,;。\n]{2,30}/.exec(entry)?.[0] ?? '');
  if (titles.includes('') || !new Decimal(each).times(titles.length.toString()).equals(rule.maxPoints)) return null;
  return titles.map((title) => ({
    title: `${rule.text.written(title)}${title.includes(noun) ? '' : noun}`,
    aliases: [],
    issuers: [],
    orElse: [],
  }));
}

const KINDS_OF = /(?:以下|下列|如下)[^,;。\n]{0,16}?(?<noun>软件著作权|专利|检测报告|检验报告)(?:证书)?(?:的)?[:,]?$/;

/** The list after the first verb that is followed by certificates only. */
function listIn(rule: Rule, before: string): CertificateRule[] | null {
  for (const match of before.matchAll(HOLDS)) {
    const rest = before.slice(match.index + match[0].length);
    if (LEADS_LIST.test(splitNumbered(rest)?.lead.trim() ?? '-')) continue;
    const end = maskBrackets(rest).search(LIST_END);
    const list = (end < 0 ? rest : rest.slice(0, end)).replace(/(?:等)?(?:相关)?(?:证书)?(?:的|者)?$/, (tail) =>
      /证书/.test(tail) ? '证书' : '',
    );
    if (list.length < 3 || list.length > 600) continue;
    const certificates = readCertificateList(rule.text, list);
    if (
      certificates.length > 0 &&
      !certificates.every(({ title }) =>
        /^(?:以上|上述|相关|该|有效|认证|资质)?(?:证书|资质|认证|复印件|扫描件)$/.test(title),
      )
    )
      return certificates;
  }
  return null;
}

function numberedIn(rule: Rule, text: string): CertificateRule[] | null {
  const numbered = splitNumbered(text);
  if (numbered === null) return null;
  const certificates: CertificateRule[] = [];
  for (const entry of numbered.entries) {
    const body = entry.replace(
      /^(?:投标人|供应商|响应人)?(?:同时)?(?:具有|具备|持有|获得|取得|通过|提供|拥有)(?:有效的?)?/,
      '',
    );
    const head = /^[^;。\n]{2,80}/.exec(body)?.[0] ?? '';
    if (!isCertificate(head)) break;
    const [certificate] = readCertificateList(rule.text, head.replace(/[,的].*$/, '').replace(/每.*$/, ''));
    if (certificate === undefined) return null;
    certificates.push(certificate);
  }
  return certificates.length >= 2 ? certificates : null;
}

/** “具有A认证得1分；具有B认证得1分”: the same points one by one. */
function readOneByOne(rule: Rule): Found | null {
  const awards = rule.mentions.filter(({ role }) => ['award', 'each', 'off', 'base'].includes(role));
  const [first] = awards;
  if (
    first === undefined ||
    awards.some(({ role, from, to }) => role !== 'award' || from !== to || from !== first.from)
  )
    return null;
  const certificates: CertificateRule[] = [];
  for (const award of awards) {
    const certificate = certificateOf(rule, award);
    if (certificate === null) return null;
    certificates.push(...certificate);
  }
  if (awards.length === 1 && certificates.length > 1) {
    const each = new Decimal(first.from).dividedBy(certificates.length.toString());
    return /(?:各|分别)/.test(first.condition.slice(-2)) ? { pointsEach: each.toFixed(), certificates } : null;
  }
  const titles = new Set(
    certificates.map(({ title, atLeast, direction }) => `${title}${atLeast ?? ''}${direction ?? ''}`),
  );
  const isSumPlausible = awards.length === 1 || !isSame(first.from, rule.maxPoints);
  return titles.size === certificates.length && isSumPlausible ? { pointsEach: first.from, certificates } : null;
}

function certificateOf(rule: Rule, award: Mention): CertificateRule[] | null {
  const sentence = award.condition.slice(
    Math.max(award.condition.lastIndexOf('。'), award.condition.lastIndexOf(';'), award.condition.lastIndexOf('\n')) +
      1,
  );
  const body = sentence
    .replace(/,?(?:凭|提供|须提供|附)[^;。]{0,60}(?:复印件|扫描件|原件|截图)[^;。]{0,12}$/, '')
    .replace(/^.{0,24}?(?:投标人|供应商|响应人|投标单位|单位|企业)/, '');
  const holds =
    /(?:具备|具有|持有|获得|取得|通过|拥有|提供|有)(?:有效(?:期内)?的?)?(?<list>[^,。;]{3,160})/.exec(body)?.groups?.[
      'list'
    ] ?? body;
  const list = holds.replace(/(?:的|者)$/, '');
  if (!isCertificate(list) || /合理|完善|全面/.test(list)) return null;
  const certificates = readCertificateList(rule.text, list);
  return certificates.length === 0 ? null : certificates;
}

const SOME =
  /(?:具有|具备|持有|提供|满足|取得|获得|有)?(?:其中)?(?:之一|(?:任意|任何|任|其中)*(?:一|1|两|二|2|三|3)(?:个|项|种|张|本))(?:证书|认证|的)*$/;

/** “同时具有A和B得4分，具有其中一项得2分”: where half of them give half, each has its own points. */
function readAllOrSome(rule: Rule): Found | null {
  const given = rule.mentions.filter(({ role }) => ['award', 'each', 'off', 'base'].includes(role));
  const [all, ...some] = given;
  if (all === undefined || some.length === 0 || given.some(({ role, from, to }) => role === 'off' || from !== to))
    return null;
  if (!isSame(all.to, rule.maxPoints) || !/同时|均|全部|齐全|都/.test(all.condition)) return null;
  const before = rule.text.plain.slice(0, all.start);
  const certificates = numberedIn(rule, before) ?? listIn(rule, before) ?? listAtStart(rule, before);
  if (certificates === null || certificates.length < 2) return null;
  const each = new Decimal(rule.maxPoints).dividedBy(certificates.length.toString());
  const isShare = some.every(({ condition, to }) => {
    const count = readNumber(/[一二两三123](?=[个项种张本])/.exec(SOME.exec(condition)?.[0] ?? '')?.[0] ?? '') ?? '1';
    return SOME.test(condition) && each.times(count).equals(to);
  });
  return isShare ? { pointsEach: each.toFixed(), certificates } : null;
}

/** “A、B、C认证证书齐全的”: the list begins the sentence and has no verb before it. */
function listAtStart(rule: Rule, before: string): CertificateRule[] | null {
  const list =
    /(?:^|[。;\n:])(?:供应商|投标人|响应人|企业)?(?:的)?(?<list>[^。;\n:]{6,200}?)(?:证书)?(?:的)?(?:,)?(?:均|全部|都|同时)?(?:齐全|齐备|具备|具有|提供|有)(?:的|者)?(?:,|可|得|计)*$/.exec(
      before,
    )?.groups?.['list'];
  if (list === undefined || !list.includes('、')) return null;
  const certificates = readCertificateList(rule.text, list);
  return certificates.length < 2 ? null : certificates;
}

/**
 * “七项证书均具备得满分，每少一项扣2分”: where the points of all make up the full marks, this is the same as points for
 * each certificate, and is kept as that, so that certificates can be judged one by one.
 */
function readAllOrLess(rule: Rule, notes: Note[]): Found | null {
  const offs = rule.mentions.filter(({ role }) => role === 'off');
  const [off] = offs;
  if (offs.length !== 1 || off === undefined || !/少|缺/.test(off.condition)) return null;
  const others = rule.mentions.filter(({ role }) => role === 'award' || role === 'each');
  if (others.some(({ to }) => !isSame(to, rule.maxPoints))) return null;
  const before = rule.text.plain.slice(0, off.start);
  const start = rule.text.plain.slice(0, others[0]?.start ?? off.start);
  const certificates = numberedIn(rule, before) ?? listIn(rule, before) ?? listAtStart(rule, start);
  if (certificates === null || certificates.length < 2) return null;
  if (!new Decimal(off.from).times(certificates.length.toString()).equals(rule.maxPoints)) return null;
  notes.push(
    note(
      'info',
      'checklist-from-deductions',
      `“${rule.row.title}”写作每少一项扣 ${off.from} 分，与每项得 ${off.from} 分结果相同，按后者列出`,
    ),
  );
  return { pointsEach: off.from, certificates };
}
