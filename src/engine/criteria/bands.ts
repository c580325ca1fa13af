import { Decimal, sum } from '../../domain/decimal.ts';
import { type Criterion, type ItemOf, noPoints } from './criterion.ts';
import { limitToRange } from './limits.ts';

type Band = ItemOf<'bands'>['bands'][number];

export const bandsCriterion: Criterion<'bands'> = {
  kind: 'bands',
  describe: (item) => `${item.measure}：${item.bands.map((band) => `${showBand(band)} ${band.points} 分`).join('，')}`,
  fromFacts: (item, facts) => {
    const direct = facts.items[item.id];
    const values = direct?.values;
    if (values === undefined) return noPoints('fact-missing', `缺少“${item.measure}”的数值`);
    if (item.applies === 'once' && values.length !== 1)
      return noPoints('fact-unknown', `“${item.measure}”应有一个数值，给了 ${values.length} 个`);
    const earned = values.map((value) => ({ value, band: bandOf(item, new Decimal(value)) }));
    const total = sum(earned.map(({ band }) => new Decimal(band?.points ?? '0')));
    const { points, note } = limitToRange(total, item);
    return {
      points,
      arithmetic: `${earned.map(({ value, band }) => `${value} → ${band?.points ?? '0'}`).join('；')}${earned.length > 1 ? `；合计 ${total.toFixed()}` : ''}${note}`,
      inputs: earned.map(({ value, band }) => ({
        name: item.measure,
        value: `${value}${item.unit ?? ''}，${band === undefined ? '不在任何区间' : showBand(band)}`,
        location: direct?.location ?? null,
      })),
    };
  },
};

function bandOf(item: ItemOf<'bands'>, value: Decimal): Band | undefined {
  return item.bands.find((band) => {
    if (band.from !== null && (band.includesFrom ? value.lessThan(band.from) : value.lessThanOrEqualTo(band.from)))
      return false;
    return band.to === null || (band.includesTo ? value.lessThanOrEqualTo(band.to) : value.lessThan(band.to));
  });
}

function showBand(band: Band): string {
  if (band.from === null && band.to === null) return '任何数值';
  if (band.to === null) return `${band.includesFrom ? '≥' : '＞'}${band.from ?? ''}`;
  if (band.from === null) return `${band.includesTo ? '≤' : '＜'}${band.to}`;
  return `${band.includesFrom ? '[' : '('}${band.from}，${band.to}${band.includesTo ? ']' : ')'}`;
}
