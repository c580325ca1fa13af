import { BasicFacts } from './components/basic-facts.tsx';
import { type Assets, Layout, PageHead } from './components/layout.tsx';
import { OddityList } from './components/oddity-list.tsx';
import { RankingTable } from './components/ranking-table.tsx';
import { RecheckList } from './components/recheck-list.tsx';
import { Steps } from './components/steps.tsx';
import { DemoTag } from './components/tag.tsx';
import type { EvaluationContext } from './evaluation-context.ts';
import { listOddities } from './oddities.ts';
import type { Opened } from './opened.ts';
import type { Terms } from './terms.ts';

interface EvaluationPageProps {
  context: EvaluationContext;
  opened: Opened | null;
  assets: Assets;
}

/** The result of one lot: ranking, what to look at before signing, what it was computed under. */
export function EvaluationPage({ context, opened, assets }: EvaluationPageProps) {
  const { view, terms, isAward } = context;
  const { procurement, lot } = view.scheme;
  const oddities = listOddities(view.scheme);
  const title = isAward ? '评审结果' : '考核结果';
  return (
    <Layout title={`${title} · ${view.title}`} assets={assets} subject={view.title}>
      <PageHead
        trail={[
          { text: '采购项目', href: '/' },
          { text: procurement.title },
          { text: lot.title },
          { text: '汇总复核' },
        ]}
        title={title}
        aside={view.isDemo ? <DemoTag /> : null}
      >
        {view.isDemo ? <p class="demo-note">演示数据，其中的企业、人员、证书和合同均为虚构。</p> : null}
        <Steps stages={listStages(terms, isAward)} current={listStages(terms, isAward).indexOf(CURRENT_STAGE)} />
      </PageHead>
      <section class="card" aria-labelledby="ranking-title">
        <div class="card-head">
          <h2 id="ranking-title">{isAward ? '排序' : '得分'}</h2>
          <p class="hint">点任何一个数字，看它怎么算出来</p>
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
    </Layout>
  );
}

/** The result belongs to this stage. */
const CURRENT_STAGE = '汇总复核';

function listStages(terms: Terms, isAward: boolean): string[] {
  return isAward
    ? [terms.procurementDocument, '评分方案', terms.opening, '符合性审查', '评分', CURRENT_STAGE, terms.report, '归档']
    : ['考核方案', '记录与取证', '评分', CURRENT_STAGE, '考核结果', '归档'];
}
