import type { LevelsItem } from '../../../src/domain/items/levels.ts';
import { isJudged, withoutMeeting } from './judgement.ts';
import { type KindReading, type Note, note, type Rule } from './reading.ts';
import { readEvidence } from './wording/evidence.ts';
import { trimCondition } from './wording/mentions.ts';
import { isMore, isOneWay, readNumber } from './wording/number.ts';

const LEVEL =
  /特级|[一二三四五壹贰叁肆伍甲乙丙1-5]级(?:\(含\))?(?:及以上|或以上|以上)?|(?:正|副)?高级|中级|初级|国家级|省(?:部)?级|地?市(?:厅)?级|地级|州级|区县?级|县级|国际级|博士|硕士|研究生|本科|大专|专科|A{1,5}级?|CMMI\s*-?[1-5]级?|CS-?[1-5]|DCMM\s*-?[1-5]级?|[一二三四五1-5]星级?|一等奖|二等奖|三等奖|金奖|银奖|铜奖|优秀奖|综合资质|(?<!级)(?:助理)?工程师(?=职称|\(职称)|L[1-5]级?|国家|全国|省部?级?奖|[ABC]级/g;
const PLAIN_LEVEL = /^(?:好|很好|非常好|较好|一般|差|很差|非常差|较差|满意|基本满意|比较满意|不满意|非常满意)$/;
const QUALITY = /合理|完整|全面|详细|可行|针对|清晰|(?<!本)科学|完善/;
/** The post whose holder's level counts. */
const HOLDER = /(?:项目|技术|总|现场|施工|设计|安全|质量)(?:负责人|经理|监理工程师|工程师|总监)|负责人|项目总监/;
/** A column of levels with signed points, as assessments have them: 好 +15. */
const SIGNED = /(?<title>[^\s,;:|\d+-]{1,16})(?:[\s|:,]{0,6})(?<points>[+-]\d{1,4}(?:\.\d{1,2})?)(?![\d.]*[/%次])/g;

/** The best single level counts: 高级10分、中级6分、初级3分; in an assessment levels may cost points. */
export function readLevels(rule: Rule): KindReading | null {
  return readSigned(rule) ?? readGraded(rule);
}

/**
 * “有自有检测室得5分，委托检测得2分，其他不得分”: what already gives the full marks leaves nothing to add, so that whatever gives
 * less stands in its place.
 */
export function readAlternatives(rule: Rule): KindReading | null {
  const given = rule.mentions.filter(({ role }) => role !== 'max' && role !== 'heading' && role !== 'zero');
  const rest = rule.mentions.filter(({ role }) => role === 'zero');
  if (given.length < 2 || given.some(({ role, from, to }) => role !== 'award' || from !== to)) return null;
  if (!rest.some(({ condition }) => OTHERWISE.test(lastClause(condition)))) return null;
  if (given.some(({ to }, index) => (index === 0 ? to !== rule.maxPoints : !isMore(given[index - 1]?.to ?? '0', to))))
    return null;
  const titles = given.map(({ condition }) => cleanTitle(lastClause(condition)));
  if (titles.some((title) => title.length < 2 || isJudged(withoutMeeting(title)))) return null;
  if (new Set(titles).size < titles.length || isJudged(withoutMeeting(rule.row.title))) return null;
  const levels = given.map(({ from }, index) => ({ title: rule.text.written(titles[index] ?? ''), points: from }));
  return { fields: { kind: 'levels', levels, evidence: readEvidence(rule.text) } };
}

const OTHERWISE = /^(?:其他|其它|其余|否则|以上均?(?:无|没有|不)|均(?:无|没有|不)|都(?:无|没有|不)|无|没有)/;

function readGraded(rule: Rule): KindReading | null {
  const given = rule.mentions.filter(({ role }) => role !== 'max' && role !== 'heading' && role !== 'zero');
  if (given.length < 2 || given.some(({ role, from, to }) => role !== 'award' || from !== to)) return null;
  const levels: LevelsItem['levels'] = [];
  for (const { condition, from } of given) {
    const words = lastClause(condition);
    const found = [...words.matchAll(LEVEL)].map((match) => match[0]);
    if (found.length === 0 || QUALITY.test(words) || /每/.test(words)) return null;
    const unique = [...new Set(found)];
    const title = unique.length === 1 ? (unique[0] ?? words) : cleanTitle(words);
    levels.push({ title: rule.text.written(title), points: from });
  }
  if (!isOneWay(levels.map(({ points }) => points))) return null;
  const first = shared(lastClause(given[0]?.condition ?? ''));
  if (new Set(levels.map(({ title }) => title)).size !== levels.length) return null;
  if (!given.every(({ condition }) => isSameSubject(first, shared(lastClause(condition))))) return null;
  const role = /职称|学历|资格|证书|工程师|执业/.test(rule.text.plain) ? HOLDER.exec(rule.text.plain)?.[0] : undefined;
  return {
    fields: {
      kind: 'levels',
      levels,
      ...(role === undefined ? {} : { role: rule.text.written(role) }),
      evidence: readEvidence(rule.text),
    },
    notes: overMax(levels, rule),
  };
}

function overMax(levels: LevelsItem['levels'], rule: Rule): Note[] {
  return levels
    .filter(({ points }) => isMore(points, rule.maxPoints))
    .map(({ title, points }) =>
      note('error', 'points-over-max', `“${title}”${points} 分，超过满分 ${rule.maxPoints} 分`),
    );
}

function lastClause(condition: string): string {
  return condition.slice(
    Math.max(condition.lastIndexOf('。'), condition.lastIndexOf('\n'), condition.lastIndexOf(';')) + 1,
  );
}

/** The words around the level: what the level is of. */
function shared(words: string): string {
  return words
    .replace(LEVEL, '')
    .replace(/[^\u4e00-\u9fff]|具有|具备|获得|取得|项目|拟派|投标人|供应商|证书|的|及以上|以上|者|为/g, '');
}

/** Levels belong together when a later one names nothing new, or the same as the first. */
function isSameSubject(first: string, other: string): boolean {
  return (
    other.length <= 2 ||
    first.includes(other) ||
    other.includes(first) ||
    [...other].filter((sign) => first.includes(sign)).length * 2 >= other.length
  );
}

function cleanTitle(words: string): string {
  return trimCondition(words.slice(words.lastIndexOf(',') + 1)).replace(/^(?:具有|具备|获得|取得|为)/, '');
}

function readSigned(rule: Rule): KindReading | null {
  if (rule.mentions.some(({ role }) => role !== 'max' && role !== 'heading')) return null;
  const levels = [...rule.text.plain.matchAll(SIGNED)].flatMap(({ groups }) => {
    const points = readNumber(groups?.['points'] ?? '');
    const title = groups?.['title'] ?? '';
    return points === null || !PLAIN_LEVEL.test(title) ? [] : [{ title, points }];
  });
  if (levels.length < 2) return null;
  return { fields: { kind: 'levels', levels, ...lowestPoints(levels) } };
}

function lowestPoints(levels: readonly { points: string }[]): { minPoints?: string } {
  const lowest = levels.map(({ points }) => points).reduce((one, other) => (isMore(one, other) ? other : one), '0');
  return isMore('0', lowest) ? { minPoints: lowest } : {};
}
