import { normaliseForMatching } from '../../../src/domain/matching.ts';
import { splitTitlePoints } from './stated-points.ts';

const LONGEST_TITLE = 24;
const FIRST_LINE = 45;
const LEADING_NUMBER = /^(?:[(]?[一二三四五六七八九十\d]{1,3}[)、.．]|[①-⑳]|[★▲#*●■]+)\s*/;
const JUDGED =
  /(?:等)?(?:各?方面|因素)?(?:综合)?(?:进行)?(?:横向|综合|独立|酌情)*(?:评审|评分|打分|评价|评议|比较|考评|评定|赋分|计分)/;
/** One of several qualities of what is judged: 项目负责人的工作经验、专业素质、能力. */
const QUALITY = /(?:工作经验|从业经验|工作经历|专业素质|专业能力|业务能力|履历|资历|资质情况|配备情况|能力|素质|经验)$/;
const GIVER = /(?:所?提供|提交|提出|配置|配备|编制|制定|具有|具备|制订|承诺)的|拟(?:派|投入)/;
const SUBJECT =
  /^(?:评标委员会|评委|磋商小组|谈判小组)?(?:根据|依据|针对|对|就|按照?|结合)?(?:各?投标人|供应商|投标单位|投标供应商|响应人|响应供应商|磋商供应商|申请人|参选人|报价人|应答人|比选申请人)?(?:对|就|针对|根据)?(?:为?(?:本项目|本次项目|本采购项目))?的?(?:所?(?:提供|提交|拟派|配置|编制|制定)的?)?/;

/** 价格评分：价格满分60分，… */
const FULL_MARKS = /^:[^\d,。;:]{0,8}(?:满分|最高|共|计)[为:]?(\d{1,3}(?:\.\d{1,2})?)分(?!钟)/;

export interface TextTitle {
  title: string;
  /** Points in the title: 风险管理（8分） as the text's first line. */
  points: string | null;
}

/**
 * A title for an item that has none of its own, from the words of its text: its first line 风险管理（8分）, what stands
 * before a colon, what is to be judged (对驾驶员的配备情况进行评分 → 驾驶员的配备情况), else the text's first words.
 */
export function readTextTitle(text: string): TextTitle {
  const lines = text.split('\n', 3).map((line) => normaliseForMatching(line.slice(0, 400)));
  const first = (lines.find((line) => line !== '') ?? '').replace(LEADING_NUMBER, '');
  const head = first.split(':', 1)[0] ?? '';
  if (head.length <= FIRST_LINE) {
    const titled = splitTitlePoints(head);
    if (titled.points !== null && titled.title !== '' && titled.title.length <= LONGEST_TITLE) return titled;
  }
  const after = FULL_MARKS.exec(first.slice(head.length));
  if (after !== null && head.length <= LONGEST_TITLE && head !== '' && !/[,。;]/.test(head))
    return { title: trimSubject(head), points: after[1] ?? null };
  if (head.length < first.length && head.length <= LONGEST_TITLE && !JUDGED.test(head) && !/[,。;]/.test(head))
    return { title: trimSubject(head), points: null };
  return { title: findJudged(first) ?? firstWords(first), points: null };
}

function findJudged(line: string): string | null {
  const judged = JUDGED.exec(line);
  if (judged === null || judged.index === 0) return null;
  const before = trimSubject(line.slice(0, judged.index)).replace(/等$/, '');
  const given = before.split(GIVER).at(-1) ?? before;
  const summed = /等([^等,、]{2,20})/.exec(given)?.[1];
  const [head = '', ...others] = (summed ?? trimSubject(given)).split(/[,、;。]/);
  const [owner = '', quality] = head.split('的', 2);
  const isOwners = quality !== undefined && (quality.length > 6 || (others.length > 0 && QUALITY.test(quality)));
  const named = isOwners ? owner : others.length > 0 ? head.replace(QUALITY, '') : head;
  const title = named.length < 2 ? head : named.replace(/(?:完整|合理|可行|科学|先进|针对)性$/, '');
  return title.length >= 2 && title.length <= LONGEST_TITLE ? title : null;
}

function trimSubject(text: string): string {
  return text.replace(SUBJECT, '').replace(/^(?:为|对)(?:本项目|本次项目)?/, '') || text;
}

function firstWords(line: string): string {
  const [head = ''] = trimSubject(line)
    .replace(/^(?:具有|具备|拥有|提供|有效的?|有)+/, '')
    .replace(/(?:得?分)?的?计算(?:公式|方法|办法)(?:如下|为)?(?=[:。,;]|$)/, '')
    .split(/[,。;:]/);
  return head.slice(0, LONGEST_TITLE).replace(/的$/, '');
}
