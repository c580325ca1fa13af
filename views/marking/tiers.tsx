import type { FlawsItem } from '../../src/domain/items/flaws.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';

interface TiersProps {
  item: FlawsItem;
  /** How many flaws there are now; null before anything was recorded, and where nothing was submitted. */
  flaws: number | null;
  points: DecimalText | null;
}

/** The tiers from no flaw on, the one that follows from the flaws marked. */
export function Tiers({ item, flaws, points }: TiersProps) {
  const reached =
    flaws === null
      ? undefined
      : item.tiers.find((tier) => tier.flaws === flaws || (tier.orMore && flaws >= tier.flaws));
  return (
    <ol class="tiers" aria-label="瑕疵数与得分">
      {item.tiers.map((tier) => {
        const isCurrent = reached === undefined ? points === tier.points && flaws === null : tier === reached;
        return (
          <li aria-current={isCurrent ? 'true' : undefined}>
            {tier.flaws} 处{tier.orMore ? '及以上' : ''}
            <b>
              {tier.points} 分{isCurrent ? <span class="sr">（当前）</span> : null}
            </b>
          </li>
        );
      })}
    </ol>
  );
}
