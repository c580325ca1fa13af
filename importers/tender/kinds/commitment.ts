import { type KindReading, note, type Rule } from './reading.ts';
import { splitNumbered } from './wording/lists.ts';
import { isSame } from './wording/number.ts';

const PROMISE = /承诺|响应|满足|保证|同意|接受|遵守|无偏离|提供/;
const OTHERWISE =
  /(?:其他|否则|其余|不承诺|未承诺|不满足|未满足|不响应|不同意|未提供|不提供|没有|无|不能|未能|部分|(?:有|存在|出现)(?:其中)?(?:任何|任意)?(?:一|1)?(?:项|条|处|个)?(?:及以上)?(?:不满足|不响应|不符合|负?偏离))[^。;]{0,24}$/;
const JUDGEMENT =
  /合理|完整(?!的承诺)|全面|详细|可行性|针对性|清晰|(?<!本)科学|完善|优|良|较|一般|酌情|综合|丰富|先进|明确|具体/;
/** What other kinds count one by one. */
const HELD = /证书|认证|资质|资格|业绩|合同|案例|职称|学历|专利|奖/;
const QUOTED = /"(?<part>[^"]{2,30})"(?:号)?(?:要求)?/g;

/** All or nothing for an undertaking or a complete response: “承诺完全满足…得10分，否则0分”. */
export function readCommitment(rule: Rule): KindReading | null {
  const given = rule.mentions.filter(({ role }) => role !== 'max' && role !== 'heading');
  const awards = given.filter(({ role }) => role === 'award');
  const [award] = awards;
  if (awards.length !== 1 || award === undefined || !isSame(award.from, award.to)) return null;
  if (given.some(({ role }) => role !== 'award' && role !== 'zero')) return null;
  const before = rule.text.plain.slice(0, award.start);
  if (JUDGEMENT.test(award.condition)) return null;
  const zeros = given.filter(({ role }) => role === 'zero');
  if (!PROMISE.test(award.condition) && (zeros.length !== 1 || HELD.test(before) || !isSame(award.to, rule.maxPoints)))
    return null;
  const isPromise = /承诺|同意/.test(`${rule.row.title}${award.condition}`);
  if (zeros.length === 0 ? !isPromise : !zeros.some(({ condition }) => isOtherwise(condition, award.condition)))
    return null;
  const notes = isSame(award.from, rule.maxPoints)
    ? []
    : [
        note(
          'warning',
          'points-contradictory',
          `“${rule.row.title}”满足得 ${award.from} 分，满分写的是 ${rule.maxPoints} 分；两处并存，请核对`,
        ),
      ];
  return { fields: { kind: 'commitment', covers: readCovers(rule, before) }, notes };
}

/** The opposite of what earns the points: 否则, 没有的, 受到处罚的. */
function isOtherwise(condition: string, award: string): boolean {
  return condition === '' || OTHERWISE.test(condition) || (/未|无|没有/.test(award) && !HELD.test(condition));
}

function readCovers(rule: Rule, before: string): string[] {
  const covers = [...before.matchAll(QUOTED)]
    .filter(({ groups }) => !/^[★▲※*#■●]/.test(groups?.['part'] ?? ''))
    .map(({ groups }) => rule.text.written(groups?.['part'] ?? ''));
  const unstarred = /(?<part>技术(?:参数|要求)?[^,;。"]{0,4}中?非["★▲*#※■]{1,4}号?(?:条款|要求)?)/.exec(before)
    ?.groups?.['part'];
  if (unstarred !== undefined) covers.push(rule.text.written(unstarred.replace(/"$/, '')));
  if (covers.length > 0) return covers;
  const numbered = splitNumbered(before);
  return numbered === null
    ? []
    : numbered.entries
        .map((entry) => rule.text.written(entry.replace(/[;。,\n].*$/, '')))
        .filter((entry) => entry !== '');
}
