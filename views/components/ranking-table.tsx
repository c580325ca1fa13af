import type { EvaluationContext } from '../evaluation-context.ts';
import type { Opened } from '../opened.ts';
import { layOutRanking } from '../ranking-columns.ts';
import { Swatch } from './score-bar.tsx';
import { TendererRows } from './tenderer-rows.tsx';

interface RankingTableProps {
  context: EvaluationContext;
  opened: Opened | null;
}

/** One tenderer per row; every figure opens its explanation below the row. */
export function RankingTable({ context, opened }: RankingTableProps) {
  const { groups, terms, isAward, results } = context;
  const layout = layOutRanking(context);
  return (
    <table class="ranking cards">
      <caption>
        <span class="sr">{isAward ? '排序' : '考核得分'}</span>
        {(layout.showsBar ? groups : []).map((group, index) => (
          <span class="key">
            <Swatch index={index} />
            {group.title} {group.maxPoints.toFixed()}
          </span>
        ))}
      </caption>
      <thead>
        <tr>
          {isAward ? (
            <th scope="col" class="num">
              名次
            </th>
          ) : null}
          <th scope="col">{terms.tenderer}</th>
          {layout.showsBar ? (
            <th scope="col" class="bar-cell">
              得分构成
            </th>
          ) : null}
          {layout.columns.map(({ title, unit }) => (
            <th scope="col" class="num">
              {title}
              <span class="unit">（{unit}）</span>
            </th>
          ))}
          <th scope="col" class="num">
            总分
          </th>
        </tr>
      </thead>
      {results.map((entry) => (
        <TendererRows context={context} entry={entry} layout={layout} opened={opened} />
      ))}
    </table>
  );
}
