import { Decimal, sum } from '../../../src/domain/decimal.ts';
import type { DiscretionItem } from '../../../src/domain/items/discretion.ts';
import { type KindReading, type Note, note, type Rule } from './reading.ts';
import { splitNumbered } from './wording/lists.ts';
import type { Mention } from './wording/mentions.ts';
import { isMore, isSame, NUMBER, readNumber } from './wording/number.ts';

type Grade = DiscretionItem['grades'][number];

const JUDGEMENT =
  /合理|完整|全面|详[细尽]|可行|针对|清晰|明确|(?<!本)科学|完善|规范|丰富|先进|优|良|较|一般|基本|到位|深[刻入]|简单|充分|欠|不足|酌情|综合|评审|比较|评议|打分|评分|强|弱|差|成熟|具体|符合|满足|响应|可靠|稳定|健全|缺漏|贴合|透彻|准确|空洞|简略|熟悉|得当|有效|齐全|胜任|重点|难点/;
const GRADE =
  /^(?:[(（]?[\d一二三四五六①-⑩]+[).、）]?)?(?:方案|评价|档次|综合评价)?(?:为|评为)?"?(?<grade>优秀|良好|优|良|中等|中|差|较差|很差|较好|好|一般|合格|不合格|及格|一档|二档|三档|四档|第[一二三四五]档|[A-E](?:档|级|等))"?(?=$|[:,得的(者计])/;
const FIXED_FACT =
  /证书|认证|资质|业绩|合同|注册资本|营业额|营业收入|净利润|学历|职称|年限|\d+(?:%|平方米|小时|分钟|万元|年|台|辆|人|名)/;
const PLAN_TITLE =
  /方案|措施|能力|设计|组织|计划|承诺|服务|管理|工艺|质量|配置|售后|保障|分析|理解|进度|安全|培训|应急|团队|创意|实力|信誉|规模|响应|建议|制度/;

const PART_NAME = '(?:小?项|个?方面|部分|小?点|个?环节|个?阶段|个?要素|个?维度|个?模块|个?功能点?|条)';
/** Each part of a plan is marked by itself: 每方面优7.5分. */
const PER_PART = new RegExp(`每(?:一|1|小)?${PART_NAME}`);
/** 四个方面, 五项内容: how many parts there are. */
const PARTS_COUNT = new RegExp(
  `(?<![每一第\\d])(?<count>${NUMBER})(?:个|项|大|小|个主要)?(?:方面|部分|环节|阶段|要素|维度|模块|内容|小项)`,
);

/** A member gives a mark, within one of the document's grades where it has any. */
export function readDiscretion(rule: Rule): KindReading | null {
  const given = rule.mentions.filter(({ role }) => role !== 'max' && role !== 'heading');
  const awards = given.filter(({ role }) => role === 'award');
  if (awards.length === 0) return readUngraded(rule, given);
  if (
    given.some(({ role, condition }) =>
      role === 'each' ? !PER_PART.test(condition) : role === 'off' || role === 'base',
    )
  )
    return null;
  const notes: Note[] = [];
  if (
    !awards.some(({ condition }) => isJudged(condition)) &&
    !isJudged(rule.text.plain.slice(0, awards[0]?.start ?? 0)) &&
    !isRangeOnly(awards)
  )
    return null;
  if (isMixedWithFacts(awards, rule) || isCountOfDeviations(rule, awards)) return null;
  const best = awards.map(({ to }) => to).reduce((one, other) => (isMore(other, one) ? other : one));
  if (awards.length === 1 && !isRangeOnly(awards) && !isJudged(withoutMeeting(rule.text.plain))) return null;
  if (isPerPart(rule)) return isOfClauses(rule, awards) ? null : perPart(rule, notes);
  if (!isSame(best, rule.maxPoints)) {
    const reading = sumOfParts(rule, awards, notes);
    if (reading !== null) return reading;
    notes.push(
      note(
        'warning',
        'points-contradictory',
        `“${rule.row.title}”最高一档 ${best} 分，满分写的是 ${rule.maxPoints} 分；两处并存，请核对`,
      ),
    );
    if (isMore(best, rule.maxPoints))
      notes.push(note('error', 'points-over-max', `“${rule.row.title}”有一档超过满分 ${rule.maxPoints} 分`));
  }
  if (awards.length === 1 && isSame(awards[0]?.from ?? null, '0') && given.length === 1)
    return { fields: { kind: 'discretion', grades: [] }, notes };
  const grades = readGrades(rule, given);
  notes.push(...checkOverlaps(grades, rule.row.title));
  return { fields: { kind: 'discretion', grades }, notes };
}

/** Only factors are named, or nothing but “酌情打分”: the panel marks from nothing to full, and the purchaser is told. */
function readUngraded(rule: Rule, given: readonly Mention[]): KindReading | null {
  if (given.some(({ role }) => role === 'off' || role === 'each' || role === 'base')) return null;
  if (
    !/酌情|综合(?:评|打)|打分|评议|横向比较/.test(rule.text.plain) &&
    !PLAN_TITLE.test(`${rule.row.title}${rule.text.plain}`)
  )
    return null;
  if (/基准价|最低价|证书得|业绩得/.test(rule.text.plain)) return null;
  const grades = readBareGrades(rule);
  if (grades !== null) return { fields: { kind: 'discretion', grades } };
  return {
    fields: { kind: 'discretion', grades: [] },
    notes: [
      note(
        'warning',
        'criteria-missing',
        `“${rule.row.title}”只有评审要素，没有给分标准；暂由评委在 0 至 ${rule.maxPoints} 分内打分，请细化量化`,
      ),
    ],
  };
}

const BARE =
  /(?<grade>优秀?|良好?|较好|好|中等?|一般|合格|较差|差)[:得为]?(?<from>\d{1,3}(?:\.\d)?)(?:[-~至](?<to>\d{1,3}(?:\.\d)?))?(?=[,;、。\n优良中好一较合差]|$)/g;

/** 优40，良30，差10: grades whose points have no unit, where the best is the full marks. */
function readBareGrades(rule: Rule): Grade[] | null {
  const grades = [...rule.text.plain.matchAll(BARE)].map(({ groups }) => {
    const [one, other] = [groups?.['from'] ?? '0', groups?.['to'] ?? groups?.['from'] ?? '0'].map(
      (points) => new Decimal(points),
    );
    const [from, to] = [Decimal.min(one ?? '0', other ?? '0'), Decimal.max(one ?? '0', other ?? '0')];
    return { title: groups?.['grade'] ?? '', from: from.toFixed(), to: to.toFixed() };
  });
  return grades.length > 1 && isSame(grades[0]?.to ?? null, rule.maxPoints) ? grades : null;
}

/** 优先采购, 有效 and the like are no judgement. */
function isJudged(text: string): boolean {
  return JUDGEMENT.test(
    text.replace(/优先|优惠|有效|优化|残差|公差|偏差|差异|差额|差旅|误差|温差|强制|强电|弱电/g, ''),
  );
}

/** Meeting a demand is a fact where nothing else is to be judged. */
function withoutMeeting(text: string): string {
  return text.replace(/满足|符合|响应|评审|评分|打分|标准/g, '');
}

function isRangeOnly(awards: readonly Mention[]): boolean {
  return awards.every(({ from, to }) => !isSame(from, to));
}

/** A certificate or a number with points of its own beside a judgement is another rule. */
function isMixedWithFacts(awards: readonly Mention[], rule: Rule): boolean {
  const facts = awards.filter(
    ({ condition, from, to }) =>
      isSame(from, to) &&
      FIXED_FACT.test(lastSentence(condition)) &&
      !JUDGEMENT.test(lastSentence(condition).replace(/有效|符合|响应|满足|优先|齐全/g, '')),
  );
  return facts.length > 0 && !(facts.length === 1 && awards.length > 2 && /健康证|持证|证照/.test(rule.text.plain));
}

function lastSentence(condition: string): string {
  return condition.slice(
    Math.max(condition.lastIndexOf('。'), condition.lastIndexOf(';'), condition.lastIndexOf('\n')) + 1,
  );
}

function isPerPart(rule: Rule): boolean {
  return (
    new RegExp(`${PER_PART.source}(?:的)?[^。;]{0,40}?(?:满分|得|最高|\\d)`).test(rule.text.plain) &&
    rule.mentions.some(({ to }) => isMore(rule.maxPoints, to) && !isSame(to, '0'))
  );
}

/** “▲条款共8项，每项2分，满足得2分”: clauses are met or not, which nobody judges. */
function isOfClauses(rule: Rule, awards: readonly Mention[]): boolean {
  const judged = awards.filter(({ condition }) => isJudged(condition.replace(/满足|响应|符合|有效/g, '')));
  return judged.length === 0 && /[▲★△※#■●◆]|条款|参数|指标/.test(rule.text.plain);
}

/** “全部满足得12分；负偏离1-3项得8分”: what is counted is not judged. */
function isCountOfDeviations(rule: Rule, awards: readonly Mention[]): boolean {
  return (
    /偏离|不满足/.test(rule.text.plain) &&
    awards.every(({ from, to }) => isSame(from, to)) &&
    awards.some(({ condition }) => /\d(?:项|条|个)/.test(condition)) &&
    awards.every(({ condition }) => !isJudged(condition.replace(/全部|满足|响应|符合|不足/g, '')))
  );
}

/** “每小项满分3分，完整得3分，欠缺得1分，缺失0分”: graded part by part; the scheme holds the sum. */
function perPart(rule: Rule, notes: Note[]): KindReading {
  const count = readNumber(PARTS_COUNT.exec(rule.text.plain)?.groups?.['count'] ?? '');
  const best = rule.mentions
    .map(({ to }) => to)
    .filter((to) => isMore(rule.maxPoints, to))
    .reduce((one, other) => (isMore(other, one) ? other : one), '0');
  const reach = count === null ? null : new Decimal(best).times(count);
  notes.push(
    note(
      'warning',
      'sub-items',
      `“${rule.row.title}”按小项分别打分，各小项的档次请见原文；暂由评委在 0 至 ${rule.maxPoints} 分内给合计分`,
    ),
  );
  if (count !== null && reach !== null && !reach.equals(rule.maxPoints))
    notes.push(
      note(
        'warning',
        'points-contradictory',
        `“${rule.row.title}”${count} 个小项每项最高 ${best} 分，合计 ${reach.toFixed()} 分，满分写的是 ${rule.maxPoints} 分；两处并存，请核对`,
      ),
    );
  return { fields: { kind: 'discretion', grades: [] }, notes };
}

/** Several marks that add up to the full marks: sub-items with a range of their own. */
function sumOfParts(rule: Rule, awards: readonly Mention[], notes: Note[]): KindReading | null {
  const groups = [groupsByEntry(rule, awards), groupsOf(awards), awards.map((award) => [award])].find(
    (candidate) => candidate.length >= 2 && sum(candidate.map(bestOf)).equals(rule.maxPoints),
  );
  if (groups === undefined) return null;
  notes.push(
    note(
      'warning',
      'sub-items',
      `“${rule.row.title}”由 ${groups.length} 个小项分别打分后相加；暂由评委在 0 至 ${rule.maxPoints} 分内给合计分`,
    ),
  );
  return { fields: { kind: 'discretion', grades: [] }, notes };
}

function bestOf(group: readonly Mention[]): Decimal {
  return Decimal.max(...group.map(({ to }) => to));
}

/** The marks of each numbered entry. */
function groupsByEntry(rule: Rule, awards: readonly Mention[]): Mention[][] {
  const { plain } = rule.text;
  const numbered = splitNumbered(plain);
  if (numbered === null) return [];
  const starts = numbered.entries.map((entry) => plain.indexOf(entry));
  return starts
    .map((start, index) =>
      awards.filter((award) => award.start >= start && award.start < (starts[index + 1] ?? plain.length)),
    )
    .filter((group) => group.length > 0);
}

/** Falling marks belong to one sub-item; a mark that is not below the one before begins the next. */
function groupsOf(awards: readonly Mention[]): Mention[][] {
  const groups: Mention[][] = [];
  for (const award of awards) {
    const before = groups.at(-1)?.at(-1);
    if (before === undefined || !isMore(before.to, award.to)) groups.push([award]);
    else groups.at(-1)?.push(award);
  }
  return groups;
}

function readGrades(rule: Rule, given: readonly Mention[]): Grade[] {
  return given
    .filter(({ role, condition }) => role !== 'zero' || condition !== '')
    .map(({ from, to, condition }, index) => {
      const words = lastSentence(condition)
        .replace(/^(?:[(（]?[\d一二三四五六①-⑩]+[).、）])/, '')
        .replace(/^[,:、]+/, '');
      const title =
        GRADE.exec(words)?.groups?.['grade'] ?? GRADE.exec(words.slice(words.lastIndexOf(',') + 1))?.groups?.['grade'];
      const text = rule.text.written(words);
      return {
        title: title ?? `第${'一二三四五六七八九十'.charAt(index) || index + 1}档`,
        from,
        to,
        ...(text === '' ? {} : { text }),
      };
    });
}

function checkOverlaps(grades: readonly Grade[], title: string): Note[] {
  const notes: Note[] = [];
  for (const [index, grade] of grades.entries()) {
    const next = grades[index + 1];
    if (next === undefined || isSame(next.from, next.to) || isSame(grade.from, grade.to)) continue;
    const [high, low] = isMore(grade.to, next.to) ? [grade, next] : [next, grade];
    if (isMore(low.to, high.from) || isSame(low.to, high.from))
      notes.push(note('info', 'grades-touch', `“${title}”${high.from} 分同时属于相邻两档，请写明含与不含`));
  }
  return notes;
}
