import { EvaluationBody } from './components/evaluation-body.tsx';
import { type Assets, Layout, PageHead } from './components/layout.tsx';
import { Steps } from './components/steps.tsx';
import { DemoTag } from './components/tag.tsx';
import type { EvaluationContext } from './evaluation-context.ts';
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
      <EvaluationBody context={context} opened={opened} />
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
