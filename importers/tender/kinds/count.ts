import { type KindReading, note, type Rule } from './reading.ts';
import { readContractEvidence, readEvidence } from './wording/evidence.ts';
import { withoutMark } from './wording/lists.ts';
import type { Mention } from './wording/mentions.ts';
import { isMore, isSame } from './wording/number.ts';
import { readPeriod } from './wording/period.ts';

const CONTRACT =
  /业绩|合同|案例|(?:类似|同类|相关)[^,。;]{0,8}(?:项目|经验|经历)|(?:服务|承接|承担|承建|实施|完成|建设|做|供货|提供)过(?!程)[^,。;]{0,24}(?:项目|服务|工程|系统)?|项目经验/;
/** “供应商做过类似项目的”, “承接过的物业服务”: what was done, where no contract is named. */
const DONE =
  /(?:服务|承接|承担|承建|实施|完成|建设|做|供应|供货|提供|承揽|参与|从事)(?:过的?|的)(?<subject>[^,;。()\d"]{2,30}?)(?:的|者)?(?=[,;。(]|每|$|\d|(?:业绩|合同|案例|经验|经历|验收|证明))/;
const SUBJECT =
  /(?:曾?实施(?:过)?的?|完成(?:过)?的?|承担(?:过)?的?|承接(?:过)?的?|签订(?:过)?的?|签署的?|具有|具备|提供|独立完成的?|做过的?|有)(?:过)?(?<subject>[^,;。()\d"]{2,40}?)(?:的)?(?:项目)?(?:服务)?(?:业绩|合同|案例|经验)/;
/** What proves a contract, and words that stand for no kind of contract. */
const NO_SUBJECT = /[:]|有效|清晰|复印|扫描|完整|通知书|证明|材料|、$|^(?:上述|以上|类似|同类|相关)$/;
const PERIOD_WORDS = /^(?:.*?(?:以来|至今|以后|之后|签订的|起)[,)]?)/;
const MORE = /(?:在此基础上|此基础上|每(?:再)?(?:多|增加|新增)|再(?:有|提供|增加))/;
const PEOPLE = /名|人员|工程师|技术人员|团队成员|职称|证书的/;

/** Points for each thing: contracts, vehicles, venues, patents. One rule only; the first may be worth something else. */
export function readCount(rule: Rule): KindReading | null {
  const { plain } = rule.text;
  const given = rule.mentions.filter(
    ({ role }) => role === 'award' || role === 'each' || role === 'off' || role === 'base',
  );
  const each = given.filter(({ role }) => role === 'each');
  const last = each.at(-1);
  if (last === undefined || !isSame(last.from, last.to) || given.some(({ role }) => role === 'off')) return null;
  const firsts = given.filter((mention) => mention !== last && !saysAgain(mention, last));
  if (firsts.length > 1 || firsts.some((first) => !isSame(first.from, first.to))) return null;
  const [first] = firsts;
  if (first !== undefined && !(MORE.test(last.condition) && first.start < last.start)) return null;
  const isContract =
    CONTRACT.test(`${rule.row.title}${plain.slice(0, last.end)}`) &&
    !(PEOPLE.test(last.condition) && !/业绩|合同|案例|项目/.test(last.condition));
  const period = isContract ? readPeriod(plain) : { notes: [] };
  const notes = [...period.notes];
  if (
    first !== undefined &&
    !(isSame(first.from, last.from) && !/[2-9二三四五]个|[2-9二三四五]项/.test(first.condition))
  )
    notes.push(
      note(
        'warning',
        'count-base',
        `“${rule.row.title}”起点得 ${first.from} 分，其后每个 ${last.from} 分；方案只能按每个 ${last.from} 分计，起点的分值请人工核定`,
      ),
    );
  if (isMore(last.from, rule.maxPoints))
    notes.push(
      note('error', 'points-over-max', `“${rule.row.title}”每个 ${last.from} 分，超过满分 ${rule.maxPoints} 分`),
    );
  if (
    /每(?:增加|多|延长|提高|缩短|减少)[^,;。]{0,6}\d*(?:万|年|月|天|小时|%)/.test(last.condition) &&
    !/不足|整数倍|插值/.test(plain)
  )
    notes.push(note('info', 'step-rounding', `“${rule.row.title}”没有写明不足一个计分单位怎样计分，暂按满一个计一次`));
  const subject = isContract ? readSubject(rule) : rule.text.written(lastClause(last.condition)).slice(0, 60);
  return {
    fields: {
      kind: 'count',
      counts: isContract ? 'contracts' : 'other',
      ...(subject === undefined || subject === '' ? {} : { subject }),
      pointsEach: last.from,
      ...('since' in period && period.since !== undefined ? { since: period.since } : {}),
      ...('until' in period && period.until !== undefined ? { until: period.until } : {}),
      evidence: isContract ? readContractEvidence(rule.text) : readEvidence(rule.text),
    },
    notes,
  };
}

/** Without the number and the title that the condition may begin with: 2.设备投入:投入洗扫车每台. */
function lastClause(condition: string): string {
  const sentence = condition.slice(
    Math.max(condition.lastIndexOf('。'), condition.lastIndexOf(';'), condition.lastIndexOf('\n')) + 1,
  );
  return withoutMark(sentence)
    .replace(/^[^:,]{1,12}:(?=.)/, '')
    .replace(/(?<=..),?每(?:一|1)?[\u4e00-\u9fff]$/, '');
}

/** “每项2分，满足得2分”: the same points once more. */
function saysAgain({ from, to, condition, role }: Mention, each: Mention): boolean {
  return (
    role === 'award' &&
    isSame(from, each.from) &&
    isSame(to, each.to) &&
    /^(?:每项)?(?:满足|符合|响应|提供|具备|达到|有)(?:要求)?$/.test(condition)
  );
}

function readSubject(rule: Rule): string | undefined {
  const sentence = rule.text.plain.replace(/\([^()]{0,60}\)/g, '');
  const similar =
    /(?:类似|同类|相似)(?:[^,;。()\d的]{0,10}?(?:项目|服务|产品|工程|货物))?(?=[^,;。]{0,8}(?:业绩|合同|案例))/.exec(
      sentence,
    )?.[0];
  const found = [similar, SUBJECT.exec(sentence)?.groups?.['subject'], DONE.exec(sentence)?.groups?.['subject']];
  const plain = found
    .map((subject) =>
      (subject ?? '')
        .replace(PERIOD_WORDS, '')
        .replace(/^.*(?:实施|完成|承担|承接|签订|开展)(?:过)?的/, '')
        .replace(/^(?:的|过|一个|一项|每个|有效)/, '')
        .trim(),
    )
    .find((subject) => subject !== '' && !NO_SUBJECT.test(subject));
  return plain === undefined ? undefined : rule.text.written(plain);
}
