import { Decimal, sum, ZERO } from '../../src/domain/decimal.ts';
import type { TendererResult } from '../../src/domain/evaluation.ts';
import type { EvaluationContext } from '../evaluation-context.ts';
import { showPoints } from '../figures.ts';
import { sumGroup } from '../score-groups.ts';

/** The groups of a result as segments of one bar, out of all points that can be had. The figures stand beside it. */
export function ScoreBar({ context, result }: { context: EvaluationContext; result: TendererResult }) {
  const { groups, scales, view } = context;
  const declared = view.scheme.lot.totalPoints;
  const full =
    declared === null ? sum(groups.map(({ maxPoints, weight }) => maxPoints.times(weight))) : new Decimal(declared);
  const points = groups.map((group) => ({ group, value: sumGroup(group, result) }));
  if (full.isZero() || points.some(({ value }) => value?.isNegative() === true)) return null;
  let from = ZERO;
  const segments = points.map(({ group, value }, index) => {
    const width = (value ?? ZERO).times(group.weight).dividedBy(full).times('100');
    const segment = { x: percent(from), width: percent(width), shade: (index % 6) + 1 };
    from = from.plus(width);
    return segment;
  });
  const label = points
    .map(({ group, value }) => `${group.title} ${value === null ? '未完成' : showPoints(value, scales.item)} 分`)
    .join('，');
  return (
    <svg class="bar" role="img" aria-label={label}>
      <rect class="track" width="100%" height="100%" />
      {segments.map(({ x, width, shade }) => (
        <rect class={`g${shade}`} x={x} width={width} height="100%" />
      ))}
    </svg>
  );
}

function percent(value: Decimal): string {
  return `${value.toDecimalPlaces(2).toFixed()}%`;
}

/** The colour of a group beside its name. */
export function Swatch({ index }: { index: number }) {
  return <i class={`swatch g${(index % 6) + 1}`} aria-hidden="true" />;
}
