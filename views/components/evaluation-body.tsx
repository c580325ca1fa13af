import type { EvaluationContext } from '../evaluation-context.ts';
import { listOddities } from '../oddities.ts';
import type { Opened } from '../opened.ts';
import { BasicFacts } from './basic-facts.tsx';
import { OddityList } from './oddity-list.tsx';
import { RankingTable } from './ranking-table.tsx';
import { RecheckList } from './recheck-list.tsx';

interface EvaluationBodyProps {
  context: EvaluationContext;
  opened: Opened | null;
}

/** Ranking, what to look at before signing, and what the result was computed under. */
export function EvaluationBody({ context, opened }: EvaluationBodyProps) {
  const { terms, isAward } = context;
  const oddities = listOddities(context.view.scheme);
  return (
    <>
      <section class="card" aria-labelledby="ranking-title">
        <div class="card-head">
          <h2 id="ranking-title">{isAward ? '排序' : '得分'}</h2>
          <p class="hint">点击任一数字，查看计算过程和依据</p>
        </div>
        {context.results.length === 0 ? (
          <p class="empty">
            还没有{terms.tenderer}。收到{terms.bidDocument}并评分后，这里显示排序。
          </p>
        ) : (
          <RankingTable context={context} opened={opened} />
        )}
      </section>
      <div class="split">
        <section class="card" aria-labelledby="recheck" id="recheck-card">
          <h2 id="recheck">签字前复核</h2>
          <RecheckList context={context} />
          {oddities.length === 0 ? null : (
            <details class="oddities">
              <summary>
                {terms.procurementDocument}中的疑点（{oddities.length}）
              </summary>
              <OddityList context={context} oddities={oddities} />
            </details>
          )}
        </section>
        <section class="card" aria-labelledby="facts">
          <h2 id="facts">基本情况</h2>
          <BasicFacts context={context} />
        </section>
      </div>
    </>
  );
}
