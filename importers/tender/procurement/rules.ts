import { type Finding, finding } from '../../../src/domain/finding.ts';
import { evaluationRulesSchema, type Procurement, type TieBreak } from '../../../src/domain/procurement.ts';
import { parseChineseInteger } from '../../language/chinese-number.ts';
import type { Passage } from '../passages/passage.ts';
import { locate } from '../passages/place.ts';
import { readRate } from '../passages/rate.ts';
import type { Fact } from './fact.ts';
import { findFlawTypes } from './flaw-types.ts';

type Rules = Procurement['rules'];

/** How marks become scores: decimals, ties, vague answers, flaws, abnormally low prices – only what the document says. */
export function readRules(passages: readonly Passage[]): Fact {
  const rules: Rules = evaluationRulesSchema.parse({});
  const messages: Finding[] = [];
  const body = passages.filter(({ chapter }) => !['contract', 'forms', 'contents'].includes(chapter));
  readRounding(body, rules, messages);
  readTieBreaks(body, rules, messages);
  const vague = findVagueAnswers(body);
  if (vague !== null) {
    rules.vagueAnswers = vague.words;
    rules.location ??= vague.location;
  }
  rules.flawTypes = findFlawTypes(body);
  readAbnormallyLow(body, rules);
  return { fields: { rules }, messages };
}

const DECIMALS =
  /保留(?:到|至)?(?:小数点?后?|小数)?(?<scale>[一二两三四1-4])位(?:小数|有效小数)?|保留小数点?后(?<after>[一二两三四1-4])位|精确(?:到|至)小数点?后(?<exact>[一二两三四1-4])位/;
const NOT_SCORES = /下浮率|折扣率|报价(?:方式|均|以|应|须|单位|金额|精确)|单价|以元为单位|金额|费率|税率/;

function readRounding(passages: readonly Passage[], rules: Rules, messages: Finding[]): void {
  for (const [index, passage] of passages.entries()) {
    const match = /保留|精确/.test(passage.text) ? DECIMALS.exec(passage.text) : null;
    if (match === null) continue;
    const { scale, after, exact } = match.groups ?? {};
    const digits = parseDigits(scale ?? after ?? exact ?? '');
    const from = Math.max(0, match.index - 40);
    const around = passage.text.slice(from, match.index + 40) + (passages[index + 1]?.text.slice(0, 16) ?? '');
    const subject = passage.text.slice(from, match.index);
    if (digits === null || (NOT_SCORES.test(subject) && !/得分|评分|分值|总分|计算/.test(subject))) continue;
    if (!/得分|评分|分值|总分|分数|基准价|计算|数字|结果/.test(subject + passage.text.slice(0, 40))) continue;
    const target = /基准价/.test(subject)
      ? 'benchmark'
      : /总得?分|最终得分|综合得分|合计|汇总/.test(subject)
        ? 'total'
        : 'item';
    if (!/四舍五入/.test(around)) {
      const message = `文件规定保留 ${digits} 位小数，但没有说明取舍方式（如四舍五入），暂不写入规则，请核对。`;
      messages.push(finding('info', 'rounding-mode-unstated', message, { locations: [locate(passage)] }));
      continue;
    }
    const known = rules.rounding[target];
    if (known !== undefined && known.scale !== digits) {
      const message = `保留小数位数前后不一致：${known.scale} 位、${digits} 位，请统一。`;
      messages.push(finding('warning', 'rounding-contradictory', message, { locations: [locate(passage)] }));
    }
    rules.rounding[target] ??= { scale: digits, mode: 'half-up' };
    rules.location ??= locate(passage);
  }
}

function parseDigits(written: string): number | null {
  return /^\d$/.test(written) ? Number.parseInt(written, 10) : (parseChineseInteger(written)?.toNumber() ?? null);
}

const TIE = /(?:得分|总分|评分|分数)(?:均|且|和)?(?:相同|相等|一致|并列)/;
const BY: readonly (readonly [RegExp, TieBreak])[] = [
  [/(?:评审价|评标价|评审价格|扣除后的价格)/, 'evaluated-price'],
  [/(?:投标|最后|磋商|响应|最终|谈判)?(?:总)?报价|价格/, 'quoted-price'],
  [/技术(?:指标|部分|得分|评分|分|方案|因素|水平)/, 'technical-points'],
];

/** 得分相同的，按投标报价由低到高；得分且报价相同的，按技术指标优劣 */
function readTieBreaks(passages: readonly Passage[], rules: Rules, messages: Finding[]): void {
  const stated = passages.flatMap((passage) => {
    if (!TIE.test(passage.text) || /同品牌|相同品牌/.test(passage.text.slice(0, 60))) return [];
    const breaks: TieBreak[] = [];
    let isTie = false;
    for (const clause of passage.text.split(/[。;,]|(?<=的)按/)) {
      isTie ||= TIE.test(clause) || /(?:再|仍|也|报价|均)相同/.test(clause);
      if (
        !isTie ||
        !/由低(?:到|至)高|低(?:的|者)?(?:优先|排|在前|为)|优劣|由高(?:到|至)低|高(?:的|者)?(?:优先|排|在前|为)|最低/.test(
          clause,
        )
      )
        continue;
      const order = BY.find(([pattern]) => pattern.test(clause.replace(/^.*相同(?:的)?(?:时|情况下)?/, '')))?.[1];
      if (order !== undefined && !breaks.includes(order)) breaks.push(order);
    }
    return breaks.length === 0 ? [] : [{ breaks, passage }];
  });
  const [first] = stated.toSorted((one, other) => other.breaks.length - one.breaks.length);
  if (first === undefined) return;
  rules.tieBreaks = first.breaks;
  rules.location ??= locate(first.passage);
  const other = stated.find(({ breaks }) => breaks.some((order, index) => order !== first.breaks[index]));
  if (other === undefined) return;
  const message = '得分相同时的排序规则前后不一致，请统一。';
  messages.push(
    finding('warning', 'tie-breaks-contradictory', message, {
      locations: [locate(first.passage), locate(other.passage)],
    }),
  );
}

const VAGUE = /(?:只|仅|简单|单纯)(?:注明|写|填写|填|标注|标明|响应|答|应答|回答|以)[^。;]{0,40}/;

/** 只注明“符合”、“满足”等类似无具体内容的表述 */
function findVagueAnswers(
  passages: readonly Passage[],
): { words: string[]; location: ReturnType<typeof locate> } | null {
  for (const passage of passages) {
    const match = VAGUE.exec(passage.text);
    if (match === null) continue;
    const words = [...match[0].matchAll(/["“']([\u4e00-\u9fff、,]{2,12})["”']/g)].flatMap(([, quoted = '']) =>
      quoted.split(/[、,]/),
    );
    if (words.length > 0)
      return { words: [...new Set(words.filter((word) => word !== ''))], location: locate(passage, words[0]) };
  }
  return null;
}

const SHARES: readonly (readonly [RegExp, keyof NonNullable<Rules['abnormallyLow']>])[] = [
  [/次低(?:报价)?[^。;]{0,24}?(?<share>\d{1,2}(?:\.\d+)?)%/, 'secondLowestShare'],
  [/平均(?:值|报价|价)?[^。;]{0,14}?(?<share>\d{1,2}(?:\.\d+)?)%/, 'meanShare'],
  [/(?:最高(?:投标)?限价|预算(?:金额)?)[^。;]{0,14}?(?<share>\d{1,2}(?:\.\d+)?)%/, 'ceilingShare'],
];
/** How many lines after the words 异常低价 its thresholds may stand. */
const REACH = 8;

function readAbnormallyLow(passages: readonly Passage[], rules: Rules): void {
  const start = passages.findIndex(({ text }) => /异常低价/.test(text) && /审查|情形|启动|处理/.test(text));
  if (start < 0) return;
  for (const passage of passages.slice(start, start + REACH))
    for (const sentence of passage.text.split(/[。;]/)) {
      const found = SHARES.find(([pattern]) => pattern.test(sentence));
      const share = found?.[0].exec(sentence)?.groups?.['share'];
      if (found === undefined || share === undefined || !/低于|不足|</.test(sentence)) continue;
      rules.abnormallyLow = {
        ...rules.abnormallyLow,
        [found[1]]: rules.abnormallyLow?.[found[1]] ?? readRate(share),
      };
      rules.location ??= locate(passage);
    }
}
