import { html } from 'hono/html';
import { Decimal, showAmount } from '../domain/decimal.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Explanation } from '../domain/explanation.ts';
import type { Location } from '../domain/location.ts';
import type { LedgerState, LotView } from '../ledger/state.ts';
import { type Fragment, renderPage, renderTable } from './render-page.ts';

/** One lot's evaluation for people: ranking, scores by member, findings, signatures, and how each number came about. */
export function renderReport(state: LedgerState, lotNumber: number, evaluation: Evaluation): string {
  const lot = state.lots.get(lotNumber);
  const items = lot?.scheme?.value.lot.items ?? [];
  const members = lot?.panel?.value ?? [];
  const title = `${state.about?.title ?? ''} 第 ${lotNumber} 包 评审结果`;
  const { tenderers, findings } = evaluation;
  return renderPage(
    title,
    html`<h1>${title}</h1>
<p>评审日期：${evaluation.date}　评标（磋商）基准价：${showPrice(evaluation.benchmarkPrice)}</p>
<h2>名次</h2>
${renderTable(
  ['名次', '供应商', '报价（元）', '评审价（元）', '总分'],
  [...tenderers]
    .sort((a, b) => (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER))
    .map((result) => [
      result.status === 'rejected' ? '无效' : (result.rank ?? '—'),
      result.name,
      showPrice(result.quotedPrice),
      showPrice(result.evaluatedPrice),
      result.total ?? '—',
    ]),
  [2, 3, 4],
)}
<h2>各项得分</h2>
${renderTable(
  ['评审因素', '满分', ...tenderers.map(({ name }) => name)],
  items.map((item) => [
    item.title,
    item.maxPoints,
    ...tenderers.map(({ items: scores }) => {
      const score = scores[item.id];
      const byMember = members.flatMap(({ name }) => score?.byMember[name] ?? []);
      return byMember.length === 0 ? (score?.score ?? '—') : `${score?.score ?? '—'}（${byMember.join('、')}）`;
    }),
  ]),
  [1, ...tenderers.map((_, index) => index + 2)],
)}
<p>括号内依次为各成员的评分：${members.map(({ name }) => name).join('、') || '—'}。</p>
<h2>无效认定与提示</h2>
<ul>${[
      ...tenderers.flatMap(({ name, reasons }) => reasons.map((reason) => ({ ...reason, tenderer: name }))),
      ...findings,
    ].map(
      ({ tenderer, message, legalBasis }) =>
        html`<li>${tenderer === undefined ? '' : `${tenderer}：`}${message}${legalBasis === null ? '' : `（依据：${legalBasis}）`}</li>
`,
    )}</ul>
<h2>签署</h2>
${lot === undefined ? '' : renderSignatures(lot, members)}
<h2>计算过程</h2>
${renderExplanation(evaluation.explanation)}`,
  );
}

function renderSignatures(lot: LotView, members: readonly { id: string; name: string }[]) {
  return renderTable(
    ['成员', '意见'],
    members.map(({ id, name }) => {
      const signature = lot.signatures.get(id);
      const view =
        signature === undefined ? '未签署' : signature.value === null ? '同意' : `不同意见：${signature.value}`;
      return [name, view];
    }),
  );
}

function renderExplanation(node: Explanation): Fragment {
  return html`<details open><summary>${node.title}${node.value === null ? '' : `　${node.value} ${node.unit}`}</summary>
<ol class="steps">${node.rule === '' ? '' : html`<li>规则：${node.rule}</li>`}${node.arithmetic === null ? '' : html`<li>计算：${node.arithmetic}</li>`}${node.inputs.map(
    ({ name, value, location }) =>
      html`<li>${name}：${value}${location == null ? '' : `〔${showLocation(location)}〕`}</li>`,
  )}${node.legalBasis.length === 0 ? '' : html`<li>依据：${node.legalBasis.join('；')}</li>`}</ol>
${node.children.map(renderExplanation)}</details>
`;
}

function showPrice(price: string | null): string {
  return price === null ? '—' : showAmount(new Decimal(price));
}

function showLocation({ file, page, path, quote, clause }: Location): string {
  const place = clause ?? (page === null ? path : `第 ${page} 页 ${path}`);
  return `${file} ${place}${quote === '' ? '' : ` “${quote}”`}`;
}
