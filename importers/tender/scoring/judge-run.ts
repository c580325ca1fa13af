import { Decimal, sum } from '../../../src/domain/decimal.ts';
import { normaliseForMatching } from '../../matching.ts';
import { writtenCells } from './grid.ts';
import { itemPoints } from './item-points.ts';
import type { RawItem, ReadRows } from './raw-item.ts';
import type { Segment } from './segments.ts';
import type { TableRun } from './table-runs.ts';

export type Verdict = 'award' | 'assessment' | 'form' | 'none';

export const AWARD_WORDS = /评分|评审|评标|打分|评定|评议|综合比较|综合评价|计分办法|分值表|评选|比选/;
export const ASSESSMENT_WORDS =
  /考核|考评|履约(?:评价|情况|验收)|绩效|奖惩|奖罚|扣款|巡查|服务质量评价|满意度(?:调查|测评)|月度|季度评/;
const FORM_WORDS = /自评|索引|对照表|响应表|偏离表|应答表|一览表\(?投标|页码/;
/** Percentages that are no points: what small enterprises have taken off their price. */
const NO_POINTS = /扣除|优惠|折扣比例|下浮比例|付款|支付/;
const SUMMARY_WORDS = /汇总|排序|排名|评分记录|打分表$|得分表/;
const PRICE_TITLE = /报价|价格|投标价|磋商价|总价|投标总价|评标价|响应价|经济标|费率|下浮率|折扣率|酬金/;
const TENDERER = /投标人|供应商|投标单位|响应人|磋商|投标文件|响应文件|投标报价|评标基准价|应答人|比选/;

/** Whether an item is the price: every scheme of an award has one, hardly any assessment. */
export function isPriceTitle(title: string): boolean {
  return PRICE_TITLE.test(title);
}

/** Tells the scoring of bids from what looks like it, by its heads, the chapter and headings above it, and what it says. */
export function judgeRun(run: TableRun, segments: readonly Segment[], read: ReadRows): Verdict {
  const heads = segments.flatMap(({ head }) => (head === null ? [] : [head]));
  const near = nearWords(run);
  if (heads.some((head) => head.isForm) || FORM_WORDS.test(near.at(-1) ?? '')) return 'form';
  if (heads.some(({ labels }) => NO_POINTS.test(labels.join('|')))) return 'none';
  const words = [...near, ...run.around.headings].join('\n');
  const { items } = read;
  const points = items.flatMap((item) => itemPoints(item).value ?? []);
  const text = items
    .slice(0, 60)
    .map(({ texts }) => texts.join('\n').slice(0, 600))
    .join('\n');
  let award = 0;
  let assessment = 0;
  if (run.around.chapter === 'evaluation') award += 3;
  if (AWARD_WORDS.test(words)) award += 2;
  if (heads.some((head) => head.isScoring && !head.isAssessment)) award += 2;
  const hasPrice = items.some(
    ({ title, groups }) => isPriceTitle(title) || groups.some((group) => isPriceTitle(group.title)),
  );
  if (hasPrice) award += 4;
  if (TENDERER.test(normaliseForMatching(text))) award += 2;
  const isHundred = points.length > 1 && sum(points.map((value) => new Decimal(value))).eq('100');
  if (isHundred) award += 1;
  if (ASSESSMENT_WORDS.test(words)) assessment += 4;
  if (heads.some((head) => head.isAssessment)) assessment += 4;
  if (run.around.chapter === 'contract') assessment += 3;
  if (countOf(text, /扣\s*\d/g) > 2 * countOf(text, /得\s*\d/g) + 1) assessment += 2;
  if (run.around.chapter === 'forms') {
    if (SUMMARY_WORDS.test(words)) return 'form';
    award -= 3;
  }
  if (heads.length === 0 && !hasPrice && !isHundred && items.every(({ groups }) => groups.length === 0)) return 'none';
  if (award > assessment && award >= (heads.length > 0 ? 3 : 5)) return 'award';
  return assessment >= 4 && assessment >= award ? 'assessment' : 'none';
}

/** Words near a table that may name it: the short lines just above, and a caption row of its own. */
export function nearWords(run: TableRun): string[] {
  const [first] = run.rows;
  const own = first === undefined ? [] : writtenCells(first);
  const caption = own.length === 1 && (own[0]?.columnSpan ?? 1) > 1 ? [own[0]?.label ?? ''] : [];
  return [...run.around.before.slice(-3).map(({ text }) => text.slice(0, 120)), ...caption];
}

function countOf(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** Items that a judgement can rest on: at least one with points. */
export function hasPoints(items: readonly RawItem[]): boolean {
  return items.some((item) => itemPoints(item).value !== null);
}
