import { Decimal, sum } from '../../../src/domain/decimal.ts';
import { itemPoints } from './item-points.ts';
import type { RawItem } from './raw-item.ts';
import type { Segment } from './segments.ts';
import { readTextPoints } from './text-points.ts';

/** Items whose wording gives marks out of 100 though they are worth less: 评分标准（百分制）, or every wording goes up to 100. */
export function markWeighted(items: readonly RawItem[], segments: readonly Segment[]): RawItem[] {
  const weighed = weighByName(items);
  if (weighed !== null) return weighed;
  const best = items.flatMap((item) => {
    const { caps, earned } = readTextPoints(item.texts.join('\n'));
    const marks = [...caps, ...earned].map(({ value }) => new Decimal(value));
    return marks.length === 0 ? [] : [Decimal.max(...marks)];
  });
  const isSaid = segments.some(({ head }) => head?.labels.some((label) => /百分制/.test(label)) === true);
  const isShown = best.filter((mark) => mark.eq('100')).length > 1 && best.every((mark) => mark.eq('100'));
  const isWorthLess = items.every((item) => itemPoints(item).value !== '100');
  return (isSaid || isShown) && isWorthLess ? items.map((item) => ({ ...item, isWeighted: true })) : [...items];
}

/** 技术方案（权重50%） beside 100 points in the column: where such weights make up the whole, they are what the items are worth. */
function weighByName(items: readonly RawItem[]): RawItem[] | null {
  const weights = items.flatMap(({ columnPoints, titlePoints }) =>
    columnPoints?.value === '100' && titlePoints !== null ? [new Decimal(titlePoints.value)] : [],
  );
  if (items.length < 2 || weights.length < items.length || !sum(weights).eq('100')) return null;
  return items.map((item) => ({ ...item, columnPoints: item.titlePoints, titlePoints: null, isWeighted: true }));
}
