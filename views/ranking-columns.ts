import type { EvaluationContext } from './evaluation-context.ts';
import type { NumberedResult } from './evaluation-view.ts';
import { showPoints, showPrice } from './figures.ts';
import { sumGroup } from './score-groups.ts';

/** A column of figures in the ranking. */
export interface RankingColumn {
  title: string;
  unit: string;
  /** Colour of the bar's segment, where the column is one. */
  swatch?: number;
  /** What the figure opens below a tenderer's id: `.price`, `.group.objective`, nothing for the total. */
  opens: string;
  /** The figure, or null where there is none. */
  show: (entry: NumberedResult) => string | null;
  /** Shown for a rejected bid as well. */
  always?: boolean;
}

export interface RankingLayout {
  columns: RankingColumn[];
  showsBar: boolean;
  /** Number of columns altogether. */
  width: number;
}

/** Prices, points by group, and for an assessment what follows from the total. */
export function layOutRanking(context: EvaluationContext): RankingLayout {
  const { groups, isAward, view } = context;
  const columns = [
    ...(isAward ? priceColumns(context) : []),
    ...pointColumns(context),
    ...view.scheme.lot.consequences.map(
      ({ id, title, unit }): RankingColumn => ({
        title,
        unit,
        opens: '',
        show: ({ result }) => showConsequence(result.consequences?.[id]),
      }),
    ),
  ];
  const showsBar = isAward && groups.length > 0;
  return { columns, showsBar, width: columns.length + 2 + (isAward ? 1 : 0) + (showsBar ? 1 : 0) };
}

function priceColumns({ terms }: EvaluationContext): RankingColumn[] {
  return [
    {
      title: terms.price,
      unit: '元',
      opens: '.quotedPrice',
      show: ({ result }) => (result.quotedPrice === null ? null : showPrice(result.quotedPrice)),
      always: true,
    },
    {
      title: '评审价',
      unit: '元',
      opens: '.evaluatedPrice',
      show: ({ result }) => (result.evaluatedPrice === null ? null : showPrice(result.evaluatedPrice)),
    },
  ];
}

function pointColumns({ groups, isAward, scales }: EvaluationContext): RankingColumn[] {
  return groups.map((group, index) => {
    const [only] = group.items;
    return {
      title: group.title,
      unit: '分',
      ...(isAward ? { swatch: index } : {}),
      opens: only !== undefined && group.items.length === 1 ? `.${only.id}` : `.group.${group.id}`,
      show: ({ result }) => {
        const value = sumGroup(group, result);
        return value === null ? null : showPoints(value, scales.item);
      },
    };
  });
}

function showConsequence(consequence: { value: string; unit: string } | undefined): string | null {
  if (consequence === undefined) return null;
  return consequence.unit === '元' ? showPrice(consequence.value) : consequence.value;
}
