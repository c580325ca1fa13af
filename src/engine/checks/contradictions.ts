import { normaliseForMatching } from '../../domain/matching.ts';

/** 不提供…, 无法承担…: the answer refuses what the demand names with the same verb. */
const REFUSAL =
  /(?:不(?:再|予|能|能够|会|负责|另行)?|无法|未能|拒绝|暂不|难以|概不)(?<verb>提供|承担|负责|配合|支持|满足|响应|安排|派驻|派遣|配备|驻场|驻点|培训|交付|移交|参与|参加|包含|保证|承诺|开放|修复|更新|备份|保密)(?!(?:给|予)?(?:任何|其他)?(?:第三方|他人|外))/g;
const NOT_ACCEPTED =
  /(?:不接受|不同意|不认可|无法接受)(?:该|本|此|上述|以上)?(?:条款?|要求|项)?(?=$|[,。;:、])|^(?:不接受|不同意|不响应|不满足)/;
/** 打印机由采购人提供: what the tenderer is to do is left to the buyer. */
const LEFT_TO_BUYER = /由(?:采购人|采购单位|甲方|招标人|用户|业主|贵方|贵单位)/;
const SHIFTED =
  /(?<before>.{0,2})由(?:采购人|采购单位|甲方|招标人|用户|业主|贵方|贵单位)(?:自行|另行|自己)?(?:提供|承担|负责|完成|解决|配备|准备|购置|采购)(?<after>.{0,2})/g;
const CHARGE =
  /(?<before>.{0,6})(?:(?:另行|另外|额外|单独|另)(?:计|收)(?:费|取|算)?|(?:另行|另外|额外)付费)|(?<lead>.{0,6})(?:有偿|收取[^,。;]{0,6}费|按(?:次|量|实际[^,。;]{0,6}|人天)(?:计费|收费|收取|结算)|(?:费用|费)[^,。;]{0,6}由(?:采购人|甲方|招标人|用户)(?:承担|支付|负担|另付))/g;
const NEGATED = /(?:不|无|非|无需|免|勿|未)(?:再|会|得|须|需|予|因此|产生|存在)*$/;
const INCLUSIVE = /包含|包括|含在|涵盖|全部费用|一切费用|免费|无条件|无偿|不(?:另|再|额外|产生|收|计)|含.{1,12}费/;
const EXCLUSION = /(?<before>.{0,2})(?:不含|不包含|不包括|不涵盖|除外|以外的除外)/g;
/** Words that make an answer hang on something else; a person has to read it. */
const CONDITION =
  /以[^,。;]{1,20}为准|(?:视|根据|依据)[^,。;]{0,10}(?:情况|情形|需要)?(?:而定|再定|确定|另定|协商)|视[^,。;]{0,8}(?:情况|情形)|(?:另行|双方|友好|届时|再行)(?:协商|商定|约定|议定|报价|确定)|待定|另议|面议|原则上|尽量|尽可能|尽力|力争|争取|酌情|一般情况下|通常情况下|正常情况下|在[^,。;]{1,20}(?:前提|条件)下|不作保证/g;
/** The buyer's own word decides: nothing is left to the tenderer. */
const BUYERS_WORD =
  /^以(?:采购人|采购单位|招标人|甲方|用户|业主|磋商文件|招标文件|采购文件|采购需求|本项目)[^,。;]{0,16}为准$/;

export interface Contradiction {
  kind: 'refused' | 'shifted' | 'charged' | 'excluded' | 'conditional';
  /** The demand says the opposite; otherwise a person has to look. */
  isAgainstDemand: boolean;
  phrase: string;
}

/** What an answer takes back or makes depend on something, leaving out what the demand itself says. */
export function findContradictions(answerText: string, demandText: string): Contradiction[] {
  const answer = normaliseForMatching(answerText);
  const demand = normaliseForMatching(demandText);
  const found: Contradiction[] = [];
  const add = (kind: Contradiction['kind'], phrase: string, isAgainstDemand: boolean) => {
    if (!demand.includes(phrase)) found.push({ kind, phrase, isAgainstDemand });
  };
  for (const match of answer.matchAll(REFUSAL)) {
    const verb = match.groups?.['verb'] ?? '';
    if (demand.includes(verb) || /满足|响应/.test(verb)) add('refused', match[0], true);
  }
  const refused = NOT_ACCEPTED.exec(answer)?.[0];
  if (refused !== undefined) add('refused', refused, true);
  for (const match of LEFT_TO_BUYER.test(demand) ? [] : answer.matchAll(SHIFTED)) {
    const { before = '', after = '' } = match.groups ?? {};
    const isOther = /费用?$/.test(before) || NEGATED.test(before);
    const phrase = match[0].slice(before.length, match[0].length - after.length);
    if (!isOther && (names(demand, before) || names(demand, after))) add('shifted', phrase, true);
  }
  for (const match of answer.matchAll(CHARGE)) {
    const before = match.groups?.['before'] ?? match.groups?.['lead'] ?? '';
    if (!NEGATED.test(before)) add('charged', match[0].slice(before.length), INCLUSIVE.test(demand));
  }
  for (const match of answer.matchAll(EXCLUSION)) {
    const before = match.groups?.['before'] ?? '';
    const phrase = match[0].slice(before.length);
    if (!/[无没]$|不$/.test(before)) add('excluded', phrase, /不含|不包/.test(phrase) && INCLUSIVE.test(demand));
  }
  for (const match of answer.matchAll(CONDITION)) if (!BUYERS_WORD.test(match[0])) add('conditional', match[0], false);
  return found;
}

/** The demand speaks of the thing whose last or first two characters these are. */
function names(demand: string, part: string): boolean {
  return /^[\u4e00-\u9fff]{2}$/.test(part) && demand.includes(part);
}
