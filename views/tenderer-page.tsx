import { tendererHref } from './addresses.ts';
import { ExplanationPanel } from './components/explanation-panel.tsx';
import { ItemTable } from './components/item-table.tsx';
import { type Assets, Layout, PageHead } from './components/layout.tsx';
import { RejectionReasons } from './components/rejection-reasons.tsx';
import { ScoreBar } from './components/score-bar.tsx';
import { TendererTags } from './components/tenderer-tags.tsx';
import type { EvaluationContext } from './evaluation-context.ts';
import type { NumberedResult } from './evaluation-view.ts';
import { showPoints } from './figures.ts';
import { describeQuotedPrice } from './quoted-price.ts';

interface TendererPageProps {
  context: EvaluationContext;
  entry: NumberedResult;
  assets: Assets;
}

/** One tenderer with every explanation opened, to read through or to print. */
export function TendererPage({ context, entry, assets }: TendererPageProps) {
  const { view, terms, isAward, results } = context;
  const { number, result } = entry;
  const base = view.href;
  const at = results.indexOf(entry);
  return (
    <Layout title={`${result.name} · ${view.title}`} assets={assets} subject={view.title}>
      <PageHead
        trail={[
          { text: '采购项目', href: '/' },
          { text: view.scheme.lot.title },
          { text: isAward ? '评审结果' : '考核结果', href: `${base}#t${number}` },
          { text: '评分明细' },
        ]}
        title={result.name}
        aside={<TendererTags context={context} entry={entry} recheckHref={`${base}#recheck`} />}
      >
        <p class="standing">{describeStanding(context, entry)}</p>
      </PageHead>
      {result.status === 'rejected' ? (
        <section class="card">
          <h2>{terms.invalid}的原因</h2>
          <RejectionReasons context={context} reasons={result.reasons} />
        </section>
      ) : (
        <section class="card" aria-label="得分构成">
          <ScoreBar context={context} result={result} />
          <ItemTable
            context={context}
            entry={entry}
            groups={context.groups}
            caption={`${result.name}的全部评审因素及依据`}
            open="all"
          />
        </section>
      )}
      {result.quotedPrice === null || showsPriceItem(context, entry) ? null : (
        <section class="card" aria-label="报价">
          <ExplanationPanel context={context} node={describeQuotedPrice(context, number)} />
        </section>
      )}
      <nav class="turn" aria-label={`其他${terms.tenderer}`}>
        <TurnLink context={context} entry={results[at - 1]} word="上一家" />
        <a href={`${base}#t${number}`}>返回排序</a>
        <TurnLink context={context} entry={results[at + 1]} word="下一家" />
      </nav>
    </Layout>
  );
}

/** The explanation of a price score brings the quoted price with it. */
function showsPriceItem({ view }: EvaluationContext, { result }: NumberedResult): boolean {
  return result.status === 'ranked' && view.scheme.lot.items.some(({ kind }) => kind === 'price');
}

function describeStanding({ view, terms, scales, isAward }: EvaluationContext, { result }: NumberedResult): string {
  if (result.status === 'rejected') return `${terms.invalid}，不参加评分和排序`;
  if (result.total === null) return '评分未完成';
  const total = `总分 ${showPoints(result.total, scales.total)} 分`;
  const rank =
    result.rank === null || !isAward ? '' : `，第 ${result.rank} 名（有效 ${countValid(view.evaluation)} 家）`;
  const consequences = Object.values(result.consequences ?? {}).map(
    ({ title, value, unit }) => `，${title} ${value} ${unit}`,
  );
  return `${total}${rank}${consequences.join('')}`;
}

function countValid({ tenderers }: EvaluationContext['view']['evaluation']): number {
  return tenderers.filter(({ status }) => status === 'ranked').length;
}

interface TurnLinkProps {
  context: EvaluationContext;
  entry: NumberedResult | undefined;
  word: string;
}

function TurnLink({ context, entry, word }: TurnLinkProps) {
  if (entry === undefined) return <span />;
  return (
    <a href={tendererHref(context.view, entry.number)}>
      {word}：{entry.result.name}
    </a>
  );
}
