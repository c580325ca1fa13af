import type { FigureClaim } from '../../src/domain/bid-section.ts';
import type { Location } from '../../src/domain/location.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from '../language/chinese-number.ts';
import { normaliseForMatching } from '../matching.ts';
import { readAnswerTables } from './answer-tables.ts';
import type { BidText } from './bid-text.ts';
import type { FormKind } from './forms.ts';
import { locate } from './place.ts';
import type { Reading } from './reading.ts';

const NUMBER = `(?<value>\\d{1,4}(?:\\.\\d{1,2})?|[${CHINESE_NUMERALS}]{1,4})`;
const SUBJECT = /(?:一般|普通|重大|严重|较大|重要|紧急|核心业务)[^，,、。；;\d]{0,4}?(?:故障|事件|问题)/g;
/** 15分钟内响应, 2小时内解决. */
const DEADLINE = new RegExp(
  `${NUMBER}\\s*(?<unit>分钟|小时)(?:以内|之内|内)?(?:做出|作出|予以|完成|进行|到达)?(?<action>响应|回应|到场|现场|解决|修复|恢复|控制)`,
  'g',
);
const TEAM = new RegExp(
  `(?<what>(?:运维|项目|服务|驻场)(?:团队|小组|组))(?:成员)?(?:人数)?(?:共计|合计|总计|共|为|由|有|配备){0,2}\\s*${NUMBER}\\s*(?<unit>人|名)`,
  'g',
);
const PERIOD = new RegExp(
  `(?<what>服务期|质保期|保修期|免费维护期)(?:限)?(?:为|是|:|共)?\\s*(?:自[^，,。；;]{0,20}起)?\\s*${NUMBER}\\s*(?<unit>年|个月)`,
  'g',
);
/** The same fault may well have two deadlines under two conditions. */
const CONDITIONAL = /工作时间|非工作|工作日|节假日|夜间|夜里|远程|电话|至少|不少于|不低于|第[一二三]年|视|如需/;
/** Forms that repeat the demand, speak of other projects, or are read elsewhere. */
const OUTSIDE: ReadonlySet<FormKind> = new Set(['cover', 'contents', 'contracts', 'certificates', 'people', 'resume']);

/** Figures that the bid promises in running text and in its answers, each under what it measures. */
export function readFigureClaims(bid: BidText): Reading & { claims: FigureClaim[] } {
  const claims: FigureClaim[] = [];
  for (const line of bid.lines)
    if (!OUTSIDE.has(line.form.kind) && /\d|[一二两三四五六七八九十]/.test(line.text))
      claims.push(...findClaims(line.raw, false, (from, to) => locate(line, from, to)));
  for (const { answer, location } of readAnswerTables(bid).answers)
    claims.push(...findClaims(answer, true, () => location));
  return { claims, messages: [] };
}

function findClaims(text: string, inAnswer: boolean, place: (from: number, to: number) => Location): FigureClaim[] {
  return normaliseForMatching(text)
    .split(/[。；;！\n]/)
    .filter((sentence) => !CONDITIONAL.test(sentence))
    .flatMap((sentence) => [...findDeadlines(sentence), ...findNamed(sentence, TEAM), ...findNamed(sentence, PERIOD)])
    .map((claim) => ({ ...claim, inAnswer, location: place(0, text.length) }));
}

type Claim = Pick<FigureClaim, 'what' | 'value' | 'unit'>;

/** A deadline counts only under a subject that its own sentence names; the nearest before it is meant. */
function findDeadlines(sentence: string): Claim[] {
  const subjects = [...sentence.matchAll(SUBJECT)];
  return [...sentence.matchAll(DEADLINE)].flatMap((match): Claim[] => {
    const subject = subjects.findLast(({ index }) => index < match.index)?.[0];
    const value = readNumber(match.groups?.['value'] ?? '');
    if (subject === undefined || value === null) return [];
    const action = match.groups?.['action'] ?? '';
    return [{ what: `${subject}${ACTIONS[action] ?? action}`, value, unit: match.groups?.['unit'] ?? '' }];
  });
}

const ACTIONS: Readonly<Record<string, string>> = { 回应: '响应', 现场: '到场', 修复: '解决' };

function findNamed(sentence: string, pattern: RegExp): Claim[] {
  return [...sentence.matchAll(pattern)].flatMap((match): Claim[] => {
    const value = readNumber(match.groups?.['value'] ?? '');
    return value === null ? [] : [{ what: match.groups?.['what'] ?? '', value, unit: match.groups?.['unit'] ?? '' }];
  });
}

function readNumber(written: string): string | null {
  return /^\d/.test(written) ? written : (parseChineseInteger(written)?.toFixed() ?? null);
}
