import { Decimal } from '../../domain/decimal.ts';
import type { Flaw, Mark } from '../../domain/review.ts';
import { type Criterion, type ItemOf, type NoPoints, noPoints, type Points } from './criterion.ts';
import { pointsWritten } from './mark-points.ts';

export const flawsCriterion: Criterion<'flaws'> = {
  kind: 'flaws',
  describe: (item) =>
    item.tiers.map((tier) => `${tier.flaws} 处${tier.orMore ? '及以上' : ''} ${tier.points} 分`).join('，') +
    (item.gateParts.length > 0 ? `；缺少${item.gateParts.join('、')}中任何一项不得分` : ''),
  fromMark: (item, mark) => {
    if (mark.points !== undefined) return tierWritten(item, mark);
    const unknown = (mark.missing ?? []).filter((part) => !item.parts.includes(part) && !item.gateParts.includes(part));
    if (unknown.length > 0) {
      return noPoints(
        'mark-not-allowed',
        `“${unknown.join('、')}”不是“${item.title}”要求的内容，应为：${[...item.parts, ...item.gateParts].join('、')}`,
      );
    }
    const gate = (mark.missing ?? []).filter((part) => item.gateParts.includes(part));
    if (mark.provided === false) return lowest(item, '未提供方案或不满足要求');
    if (gate.length > 0) return lowest(item, `缺少必备内容：${gate.join('、')}`);
    if (mark.flaws === undefined && mark.missing === undefined)
      return noPoints('mark-not-allowed', `“${item.title}”要记录瑕疵（flaws）`);
    const recorded = Array.isArray(mark.flaws) ? mark.flaws.map(describeFlaw) : [];
    const number = (Array.isArray(mark.flaws) ? mark.flaws.length : (mark.flaws ?? 0)) + (mark.missing?.length ?? 0);
    return tierFor(item, number, [...recorded, ...(mark.missing ?? []).map((part) => `缺少${part}`)]);
  },
};

function describeFlaw({ type, place, note }: Flaw): string {
  const where = place === undefined ? '' : `（${place}）`;
  return note === undefined ? `${type}${where}` : `${type}${where}：${note}`;
}

function tierFor(item: ItemOf<'flaws'>, number: number, described: readonly string[]): Points | NoPoints {
  const tier = item.tiers.find(({ flaws, orMore }) => flaws === number || (orMore && number >= flaws));
  if (tier === undefined) return noPoints('mark-not-allowed', `“${item.title}”没有 ${number} 处瑕疵对应的档次`);
  return {
    points: new Decimal(tier.points),
    arithmetic: `${tier.points}（${number} 处瑕疵${described.length === 0 ? '' : `：${described.join('；')}`}）`,
    inputs: [],
  };
}

function lowest(item: ItemOf<'flaws'>, why: string): Points {
  const points = Decimal.min(...item.tiers.map((tier) => tier.points));
  return { points, arithmetic: `${points.toFixed()}（${why}）`, inputs: [] };
}

function tierWritten(item: ItemOf<'flaws'>, mark: Mark): Points | NoPoints {
  const written = pointsWritten(item, mark);
  if (written.points === null || item.tiers.some((tier) => written.points.equals(tier.points))) return written;
  return noPoints(
    'mark-not-allowed',
    `“${item.title}”没有 ${mark.points ?? ''} 分这一档，只有 ${item.tiers.map((tier) => tier.points).join('、')} 分`,
  );
}
