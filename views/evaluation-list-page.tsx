import { type Assets, Layout, PageHead } from './components/layout.tsx';
import { DemoTag } from './components/tag.tsx';
import type { EvaluationContext } from './evaluation-context.ts';

/** Every evaluation there is to look at. */
export function EvaluationListPage({ contexts, assets }: { contexts: readonly EvaluationContext[]; assets: Assets }) {
  return (
    <Layout title="采购项目" assets={assets}>
      <PageHead trail={[]} title="采购项目" />
      <section class="card" aria-label="评审">
        {contexts.length === 0 ? (
          <p class="empty">还没有评审。完成一次评审后，这里列出项目和结果。</p>
        ) : (
          <EvaluationTable contexts={contexts} />
        )}
      </section>
    </Layout>
  );
}

/** Evaluations that are open to everybody, a line each. */
export function EvaluationTable({ contexts }: { contexts: readonly EvaluationContext[] }) {
  return (
    <table class="cards list">
      <caption class="sr">评审一览</caption>
      <thead>
        <tr>
          <th scope="col">项目</th>
          <th scope="col">采购方式</th>
          <th scope="col" class="num">
            评审日期
          </th>
          <th scope="col" class="num">
            供应商
          </th>
          <th scope="col">排名第一</th>
        </tr>
      </thead>
      <tbody>
        {contexts.map((context) => (
          <EvaluationRow context={context} />
        ))}
      </tbody>
    </table>
  );
}

function EvaluationRow({ context }: { context: EvaluationContext }) {
  const { view, terms, results } = context;
  const { procurement, lot } = view.scheme;
  const first = results.filter(({ result }) => result.rank === 1).map(({ result }) => result.name);
  return (
    <tr>
      <th scope="row">
        <a class="entry" href={view.href}>
          {view.title}
        </a>
        {view.isDemo ? (
          <>
            {' '}
            <DemoTag />
          </>
        ) : null}
        <span class="sub">
          {[procurement.number, lot.title, view.isDemo ? '企业均为虚构' : null]
            .filter((part) => part !== null)
            .join(' · ')}
        </span>
      </th>
      <td class="pair">
        <span class="label">采购方式</span>
        {terms.method}
      </td>
      <td class="num pair">
        <span class="label">评审日期</span>
        {view.evaluation.date}
      </td>
      <td class="num pair">
        <span class="label">供应商</span>
        {results.length} 家
      </td>
      <td class="pair">
        <span class="label">排名第一</span>
        {first.length === 0 ? '—' : first.join('、')}
      </td>
    </tr>
  );
}
