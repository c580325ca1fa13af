import { Decimal, sum } from '../../domain/decimal.ts';
import { type Criterion, noPoints } from './criterion.ts';
import { limitToRange } from './limits.ts';

export const occurrencesCriterion: Criterion<'occurrences'> = {
  kind: 'occurrences',
  describe: (item) =>
    item.occurrences.map((occurrence) => `${occurrence.title}每次 ${occurrence.pointsEach} 分`).join('，'),
  fromFacts: (item, facts) => {
    const direct = facts.items[item.id];
    const times = direct?.times;
    if (times === undefined) return noPoints('fact-missing', `缺少“${item.title}”的次数`);
    const unknown = Object.keys(times).filter((id) => !item.occurrences.some((occurrence) => occurrence.id === id));
    if (unknown.length > 0) return noPoints('fact-unknown', `“${item.title}”没有“${unknown.join('、')}”这一情形`);
    const parts = item.occurrences.map((occurrence) => {
      const number = times[occurrence.id] ?? 0;
      return { occurrence, number, points: new Decimal(occurrence.pointsEach).times(number.toString()) };
    });
    const total = sum(parts.map((part) => part.points));
    const { points, note } = limitToRange(total, item);
    return {
      points,
      arithmetic: `${parts.map(({ occurrence, number }) => `${number} × (${occurrence.pointsEach})`).join(' + ')} = ${total.toFixed()}${note}`,
      inputs: parts.map(({ occurrence, number }) => ({
        name: occurrence.title,
        value: `${number} 次`,
        location: direct?.location ?? null,
      })),
    };
  },
};
