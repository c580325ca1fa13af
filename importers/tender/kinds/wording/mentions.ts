import type { DecimalText } from '../../../../src/domain/scalars.ts';
import { DIGITS, isMore, isSame, NUMBER, readNumber } from './number.ts';

/**
 * What points are said to be for.
 * - `award`: given for the condition before it; `each`: given for each thing; `off`: taken away
 * - `max`: most that can be reached; `each-max`: most for each part; `base`: given to begin with
 * - `heading`: a bracket after a title, (20分); `zero`: nothing is given
 */
export type MentionRole = 'award' | 'each' | 'off' | 'max' | 'each-max' | 'base' | 'heading' | 'zero';

/** Points as they are mentioned in a rule; for a range `from` is below `to`. */
export interface Mention {
  role: MentionRole;
  from: DecimalText;
  to: DecimalText;
  start: number;
  end: number;
  /** The words since the points before, without the verb: what has to be fulfilled. */
  condition: string;
}

const NOT_POINTS = '(?!钟|之|公司|包|项目|别|析|类|布|配|级|支|局|店|数线|离|解|段|工|发|享|担|散|区|清|管|院|歧)';
const INCLUDES = '(?:\\((?:不?含)(?:\\d+分?)?\\))?';
const RANGE = `(?<a>${DIGITS})${INCLUDES}分?${INCLUDES}(?:[-~至到一]|--|≤[^\\d≤]{0,6}≤)(?<b>${DIGITS})${INCLUDES}分${INCLUDES}`;
const BETWEEN = `(?<low>${DIGITS})分?[≤<](?:得分|分值|评分|分数|[A-Za-z])[≤<](?<high>${DIGITS})分?`;
const FALLING = `(?<most>${DIGITS})分?[≥>](?:得分|分值|评分|分数|[A-Za-z])[≥>](?<least>${DIGITS})分?`;
const ABOVE = `(?<above>${DIGITS})分(?:\\(含\\))?以上(?:至|到|-|,|、)(?<below>${DIGITS})分(?:\\(不?含\\))?(?:以下|以内)?`;
/** Interval notation: (7,10]分. */
const INTERVAL = `[(\\[](?<open>${DIGITS})分?[,~-](?<close>${DIGITS})分?[)\\]]分`;
const SINGLE = `(?<n>${NUMBER})分(?:值)?${NOT_POINTS}`;
const FULL = '(?:得|给|为|计|算)(?<full>满分)(?!值?\\d)';
const ZERO =
  '(?<zero>(?:均|(?<!否)则|的|(?<!响)应)?(?:不得|不予?(?:计|给|加|记)|不予得|不能得|得?零)分|不予?(?:认可|认定|计取|加分|评分|计分))';
const MENTION = new RegExp(`${FULL}|${ZERO}|${BETWEEN}|${FALLING}|${ABOVE}|${INTERVAL}|${RANGE}|${SINGLE}`, 'g');

const OFF = /(?:扣|减|扣减|扣除|减去|倒扣|罚扣|核减|扣去)(?:除|减|去|掉)?$/;
const EACH_MAX =
  /每(?:一)?(?:小?项|个?方面|部分|点|条|人|名|个|类|处|种)[^,;。]{0,8}(?:满分|最高|最多|分值)[^,;。]{0,4}$/;
const MAX =
  /(?:最高|最多|至多|上限|满分|封顶|不超过|不得超过|不超|不高于|不多于|合计|累计|总计|共计|总分值?|加至|加到|加满|得至|为限|最大|限|共)(?:可|只|仅|能|不|得|加|计|为|是|超过|分值?|总分|:|,|者|的|值|给|记|到)*$/;
const MAX_AFTER = /^[)\]]?(?:为止|封顶|为限|止|为上限|为满分|(?:扣|减)完为止|就高|满分)/;
/** 最多扣20分 of 20: down to nothing. */
const OFF_AT_MOST = /(?:最多|至多|最高|累计|合计)(?:可|只|共)?(?:扣|减)(?:除|减|去|掉)?$/;
const OFF_UNTIL = /(?:扣|减)(?:至|到|完)$/;
const BASE = /(?:基本分|基础分|起评分|基准分|起始分|得基本|得基础)(?:为|得|是|值|:)*$/;
const EACH =
  /每|各得?$|分别得?$|(?:有|提供|具有|具备|符合|获得|完成|实施过?|做过|承担过?|达到|满足|^|,|的|投入|配备)(?:一|1|①)(?:个|项|份|例|名|人|张|台|辆|家|本|种|类|次|篇|套|年|件|单)[^,;。]{0,30}$|(?:一|1)(?:个|项|份|例|次)(?:业绩|合同|项目|案例)?$|递增$|再加$|\/(?:个|项|份|人|次|台|张)$/;
/** 1分/个, 2分/人. */
const PER_THING = /^\/(?:个|项|份|人|名|次|台|辆|张|件|家|套|本|种|例|年)/;
/** “每小项…的得1分” grades a part; it does not count parts. */
const GRADED_PART = /每(?:一)?(?:小项|个?方面|部分|个(?:评审|评分)(?:内容|要点|点))(?![^,;。]{0,4}$)/;
const LEADS =
  /^(?:[,;。:、\s)\]]|的|分(?![析类级工布配包段项别散区期解离歧批])|则|而|且(?=得)|其中|以上|含|满(?![足\d一二三四五六七八九十]))+/;
const TAIL =
  /(?:[,:(\s[]|的|者|时|得分?|可得|计|给|评|记|加|为|分值|(?<!否)则|(?<!否)则得|该项|本项|予以?|赋|打|评分|酌情|奖励|视为|,各|均|可|再|并|扣|减|在|范围|之间|评价|评为)+$/;

/** Every mention of points in a rule, in order. `maxPoints` is what 满分 stands for. */
export function findMentions(plain: string, maxPoints: DecimalText | null): Mention[] {
  const mentions: Mention[] = [];
  let last = 0;
  for (const match of plain.matchAll(MENTION)) {
    const groups = match.groups ?? {};
    const start = match.index;
    const end = start + match[0].length;
    const points = readPoints(groups, maxPoints);
    if (points === null) continue;
    const before = plain.slice(last, start);
    const single = groups['n'];
    if (single !== undefined && !isPlausible(single, before, plain.slice(end))) continue;
    const role = groups['zero'] !== undefined ? 'zero' : roleOf(points, before, plain, start, end, maxPoints);
    mentions.push({ role, ...points, start, end, condition: trimCondition(before) });
    last = end;
  }
  return mentions;
}

function readPoints(
  groups: Record<string, string | undefined>,
  maxPoints: DecimalText | null,
): Pick<Mention, 'from' | 'to'> | null {
  if (groups['zero'] !== undefined) return { from: '0', to: '0' };
  if (groups['full'] !== undefined) return maxPoints === null ? null : { from: maxPoints, to: maxPoints };
  const one = readNumber(
    groups['low'] ?? groups['least'] ?? groups['above'] ?? groups['open'] ?? groups['a'] ?? groups['n'] ?? '',
  );
  const other = readNumber(
    groups['high'] ?? groups['most'] ?? groups['below'] ?? groups['close'] ?? groups['b'] ?? groups['n'] ?? '',
  );
  if (one === null || other === null) return null;
  return isMore(one, other) ? { from: other, to: one } : { from: one, to: other };
}

/** 第3分, the 3 of 8/3分, 十分完善 and 三分之一 are no points: a number in Chinese needs a word before it that gives or takes points. */
function isPlausible(number: string, before: string, after: string): boolean {
  if (/^\d/.test(number)) return !/第$|\d\/$/.test(before);
  return (
    /(?:得|加|扣|计|给|记|减|为|最高|最多|满分|不超过|共|各|:)$/.test(before) &&
    !/^(?:之|[\u4e00-\u9fff]*(?:满意|完善|合理))/.test(after)
  );
}

function roleOf(
  points: Pick<Mention, 'from' | 'to'>,
  before: string,
  plain: string,
  start: number,
  end: number,
  maxPoints: DecimalText | null,
): MentionRole {
  const after = plain.slice(end, end + 12);
  if (OFF_UNTIL.test(before) || (OFF_AT_MOST.test(before) && isSame(points.to, maxPoints))) return 'zero';
  if (/(?:得|给|计)满分(?:为|:)?$/.test(before)) return 'award';
  if (OFF.test(before)) return 'off';
  if (EACH_MAX.test(before)) return 'each-max';
  if (BASE.test(before)) return 'base';
  if (isSame(points.to, '0')) return 'zero';
  if (MAX.test(before) || MAX_AFTER.test(after)) return 'max';
  if (isHeading(before, start, after)) return 'heading';
  if (PER_THING.test(after)) return 'each';
  const sentence = lastSentence(before).replace(TAIL, '');
  return EACH.test(sentence) && !GRADED_PART.test(sentence) ? 'each' : 'award';
}

/** (20分) or (满分20分) behind a title: at the end of a line or before a colon, and not behind 优, 良, 中, 差. */
function isHeading(before: string, start: number, after: string): boolean {
  const opened = /[([](?:分值|权重|共|总分|:)*$/.test(before);
  if (!opened || !/^[)\]]/.test(after)) return false;
  const title = before.replace(/[([](?:分值|权重|共|总分|:)*$/, '');
  if (
    /(?:优秀?|良好?|中|差|一般|较好|较差|合格|好|得|(?:第)?[一二三四五1-5]档|[A-E][级档等]|[一二三四]等)$/.test(title)
  )
    return false;
  return /^[)\]](?:$|[\n:;。,①])/.test(after) || start < 40;
}

function lastSentence(text: string): string {
  return text.slice(Math.max(text.lastIndexOf('。'), text.lastIndexOf(';'), text.lastIndexOf('\n')) + 1);
}

export function trimCondition(text: string): string {
  return text.replace(LEADS, '').replace(TAIL, '').trim();
}
