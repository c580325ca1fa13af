import { z } from 'zod';
import { CHARTS, listCharts, THEMES } from '../../../views/charts/chart-data.ts';
import { parseOpened } from '../../../views/opened.ts';
import { findDecision } from '../../../views/result/decision.ts';
import { EndedPage, ResultPage, ResultPendingPage } from '../../../views/result/result-page.tsx';
import { TendererPage } from '../../../views/tenderer-page.tsx';
import { termsOfLot } from '../../../views/terms.ts';
import { lotHref } from '../../../views/workspace-addresses.ts';
import { AppError } from '../../domain/app-error.ts';
import { findMajorityRule } from '../../use-cases/find-majority-rule.ts';
import { freezeTotals, hashEvaluation, listUndecided } from '../../use-cases/freeze-totals.ts';
import { parseForm, requiredText } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import { findResult, getResult } from '../result/find-result.ts';
import type { LotVisit } from '../visit.ts';

const SEE = { see: 'result' } as const;
const evaluation = requiredText('请打开最新的评审报告后再签署');
const dissentSchema = z.object({ evaluation, reason: requiredText('请写明不同意见和理由', 4_000) });

/** 结果与报告: ranking with explanations, freezing the totals, signing. */
export function registerResultPages(pages: Pages): void {
  const { desk } = pages;
  const backTo = (visit: LotVisit, part = '') =>
    visit.redirect(`${lotHref(visit.procurement, visit.lot.number, '/result')}${part}`);

  pages.getOfLot('/result', SEE, async (visit) => {
    const result = await findResult(visit, desk);
    if (result === null && findDecision(visit.lot) !== null)
      return visit.page(<EndedPage place={visit} terms={termsOfLot(visit)} />);
    if (result === null) return visit.page(<ResultPendingPage place={visit} members={await listProgress(visit)} />);
    const { context, isFrozen, evaluation: seen } = result;
    const { open, within } = visit.c.req.query();
    return visit.page(
      <ResultPage
        place={visit}
        context={context}
        opened={parseOpened(open, within, context.results, context.groups)}
        isFrozen={isFrozen}
        evaluation={seen}
        undecided={isFrozen ? [] : listUndecided(context.view.evaluation)}
        charts={listCharts(context)}
        agreeing={
          findMajorityRule(context.view.scheme.procurement.method, desk.reference.regulations, visit.today)?.basis ??
          null
        }
        actions={{
          mayFreeze: visit.may('totals.frozen'),
          maySign: visit.may('report.signed'),
          mayAward: visit.may('award.made'),
          mayReturn: visit.may('marks.returned'),
        }}
      />,
    );
  });

  pages.getOfLot('/result/tenderers/:number', SEE, async (visit) => {
    const { context } = await getResult(visit, desk);
    const entry = context.results.find(({ number }) => String(number) === visit.c.req.param('number'));
    if (entry === undefined) return visit.notFound(`这次评审没有这一家${context.terms.tenderer}。`);
    return visit.page(<TendererPage context={context} entry={entry} assets={visit.assets} />);
  });

  pages.getOfLot('/result/charts/:file', SEE, async (visit) => {
    const [, name, theme] = /^([a-z]+)-([a-z]+)\.svg$/.exec(visit.c.req.param('file') ?? '') ?? [];
    const chart = CHARTS.find((one) => one === name);
    const colours = THEMES.find((one) => one === theme);
    const { context } = await getResult(visit, desk);
    // The library takes a second to load: not before the first chart.
    const { renderResultChart } = await import('../../../views/charts/result-charts.ts');
    const svg = chart === undefined || colours === undefined ? null : renderResultChart(chart, context, colours);
    if (svg === null) return visit.notFound('没有这张图。');
    visit.c.set('isPicture', true);
    return visit.c.body(svg, 200, { 'Content-Type': 'image/svg+xml; charset=utf-8' });
  });

  pages.postOfLot('/result/freeze', { record: ['totals.frozen'] }, async (visit) => {
    const parsed = parseForm(z.object({ evaluation }), await visit.readForm());
    if (!parsed.ok) throw new AppError('input-invalid', parsed.problems);
    const { method } = visit.lot.scheme?.value.procurement ?? {};
    const basis = method == null ? undefined : desk.reference.regulations.find(`ranking/${method}`, visit.today)?.basis;
    const whole = await desk.load(visit.procurement);
    const request = {
      lot: visit.lot.number,
      date: visit.today,
      rule: basis ?? null,
      ...visit.sign('totals.frozen'),
    };
    const frozen = await freezeTotals(desk.store, whole, request, desk.reference);
    if (hashEvaluation(frozen.evaluation) !== parsed.value.evaluation)
      throw new AppError('conflict', '打开页面以后又有新的记录，结果有变，请核对最新结果后再汇总');
    const [undecided] = listUndecided(frozen.evaluation);
    if (undecided !== undefined) {
      const message = `${undecided.tenderer ?? ''}是否无效还没有认定，不能汇总：${undecided.message}。请先在“审查”中确认或者表决认定`;
      throw new AppError('input-invalid', message);
    }
    await desk.record(visit.procurement, (state) => {
      if (state.version !== whole.version)
        throw new AppError('conflict', '汇总时又有新的记录，没有汇总；请核对最新结果后再试');
      return [frozen.event];
    });
    return backTo(visit, '#signatures');
  });

  pages.postOfLot('/result/sign', { record: ['report.signed'] }, async (visit) => {
    const parsed = parseForm(z.object({ evaluation }), await visit.readForm());
    if (!parsed.ok) throw new AppError('input-invalid', parsed.problems);
    await visit.record([{ type: 'report.signed', data: { lot: visit.lot.number, ...parsed.value } }]);
    return backTo(visit, '#signatures');
  });

  pages.postOfLot('/result/dissent', { record: ['report.dissented'] }, async (visit) => {
    const parsed = parseForm(dissentSchema, await visit.readForm());
    if (!parsed.ok) throw new AppError('input-invalid', parsed.problems);
    await visit.record([{ type: 'report.dissented', data: { lot: visit.lot.number, ...parsed.value } }]);
    return backTo(visit, '#signatures');
  });

  /** Whether each member has handed in is no secret; what they gave is. */
  async function listProgress(visit: LotVisit): Promise<{ name: string; isSubmitted: boolean }[]> {
    const whole = (await desk.load(visit.procurement)).lots.get(visit.lot.number);
    return (visit.lot.panel?.value ?? []).map(({ id, name }) => ({
      name,
      isSubmitted: whole?.marks.get(id)?.isSubmitted === true,
    }));
  }
}
