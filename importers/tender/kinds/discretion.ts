import { Decimal } from '../../../src/domain/decimal.ts';
import type { DiscretionItem } from '../../../src/domain/items/discretion.ts';
import { isPerPart, PER_PART, readPartsWithFlaws, readPerPart, readSumOfParts } from './judged-parts.ts';
import {
  isCountOfDeviations,
  isJudged,
  isMixedWithFacts,
  isOfClauses,
  lastSentence,
  withoutMeeting,
} from './judgement.ts';
import { type KindReading, type Note, note, type Rule } from './reading.ts';
import type { Mention } from './wording/mentions.ts';
import { isMore, isSame } from './wording/number.ts';

type Grade = DiscretionItem['grades'][number];

const GRADE =
  /^(?:[(（]?[\d一二三四五六①-⑩]+[).、）]?)?(?:方案|评价|档次|综合评价)?(?:为|评为)?"?(?<grade>优秀|良好|优|良|中等|中|差|较差|很差|较好|好|一般|合格|不合格|及格|一档|二档|三档|四档|第[一二三四五]档|[A-E](?:档|级|等))"?(?=$|[:,得的(者计])/;
const PLAN_TITLE =
  /方案|措施|能力|设计|组织|计划|承诺|服务|管理|工艺|质量|配置|售后|保障|分析|理解|进度|安全|培训|应急|团队|创意|实力|信誉|规模|响应|建议|制度/;

/** 8<得分≤10, (7,10], 5(不含): which grade a bound belongs to is written. */
const BOUNDS_STATED = /[<≤]|不含|[([]\d+(?:\.\d+)?[,~-]\d+(?:\.\d+)?[)\]]分/;

/** A member gives a mark, within one of the document's grades where it has any. */
export function readDiscretion(rule: Rule): KindReading | null {
  const given = rule.mentions.filter(({ role }) => role !== 'max' && role !== 'heading');
  const awards = given.filter(({ role }) => role === 'award');
  const parts = readPartsWithFlaws(rule, given);
  if (parts !== null) return parts;
  const perPart = given.filter(({ role, condition }) => role === 'each' && PER_PART.test(condition));
  if (awards.length === 0 && perPart.length > 1 && given.every(({ role }) => role === 'each' || role === 'zero'))
    return isPerPart(rule) ? readPerPart(rule, []) : null;
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
  if (isPerPart(rule)) return isOfClauses(rule, awards) ? null : readPerPart(rule, notes);
  if (!isSame(best, rule.maxPoints)) {
    const reading = readSumOfParts(rule, awards, notes);
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
  if (!BOUNDS_STATED.test(rule.text.plain)) notes.push(...checkOverlaps(grades, rule.row.title));
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

function isRangeOnly(awards: readonly Mention[]): boolean {
  return awards.every(({ from, to }) => !isSame(from, to));
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
