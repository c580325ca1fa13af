import { Decimal } from '../../src/domain/decimal.ts';
import type { DraftLot } from '../../src/domain/draft.ts';
import { decimal } from '../../src/domain/scalars.ts';
import { sumMaxPoints } from '../../src/domain/totals.ts';
import { Tag } from '../components/tag.tsx';
import type { Typed } from './fields.ts';

interface SumLineProps {
  lead: string;
  /** Null where a figure is missing, or is none. */
  sum: Decimal | null;
  total: string | null;
  /** Points of everything but one field: with them, the sum follows what is typed there. */
  follows?: { field: string; others: Decimal };
}

/** Points of all items against those the document states. */
export function SumLine({ lead, sum, total, follows }: SumLineProps) {
  const isEqual = sum === null || total === null ? null : sum.equals(new Decimal(total));
  return (
    <p
      class="sum-line"
      data-sum-of={follows?.field}
      data-sum-others={follows?.others.toFixed()}
      data-sum-total={total ?? undefined}
    >
      {lead} <output class="num">{sum === null ? '—' : sum.toFixed()}</output> 分
      {total === null ? '，采购文件没有写明总分' : `，总分 ${total} 分`}{' '}
      <span class="when-equal" hidden={isEqual !== true}>
        <Tag tone="good">相符</Tag>
      </span>
      <span class="when-unequal" hidden={isEqual !== false}>
        <Tag tone="must">不符</Tag>
      </span>
    </p>
  );
}

interface ItemSumProps {
  lot: DraftLot;
  /** Id of the item that is being written. */
  item: string;
  /** Its points as they were typed. */
  typed: Typed[string] | undefined;
}

/** The sum with one item as it is being written. Weighted scales are summed on the scheme's own page alone. */
export function ItemSum({ lot, item, typed = '' }: ItemSumProps) {
  if (lot.scales.length > 0) return null;
  const others = sumMaxPoints({ ...lot, items: lot.items.filter(({ id }) => id !== item) });
  const points = decimal.safeParse(typed === '' ? '0' : typed);
  const sum = points.success ? others.plus(points.data) : null;
  return <SumLine lead="连同其他因素合计" sum={sum} total={lot.totalPoints} follows={{ field: 'maxPoints', others }} />;
}
