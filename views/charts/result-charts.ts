import type { EvaluationContext } from '../evaluation-context.ts';
import { sumGroup } from '../score-groups.ts';
import { type ChartTheme, foldName, renderChart, toPosition } from './render-chart.ts';

export const CHARTS = ['scores', 'marks', 'prices'] as const;
export type ChartName = (typeof CHARTS)[number];

export const CHART_TITLES: Readonly<Record<ChartName, string>> = {
  scores: '得分构成',
  marks: '各项评分的分布',
  prices: '报价与总分',
};

const WIDTH = 760;
const ROW = 46;
const FRAME = 96;

/** The charts for which there is something to draw; drawing one takes longer than the page around it. */
export function listCharts(context: EvaluationContext): ChartName[] {
  const hasContent: Readonly<Record<ChartName, boolean>> = {
    scores: listScored(context).length > 0,
    marks: listJudged(context).length > 0,
    prices: listDots(context).length > 0,
  };
  return CHARTS.filter((name) => hasContent[name]);
}

/** Null where there is nothing to draw. */
export function renderResultChart(name: ChartName, context: EvaluationContext, theme: ChartTheme): string | null {
  if (!listCharts(context).includes(name)) return null;
  if (name === 'scores') return renderScores(context, theme);
  return name === 'marks' ? renderMarks(context, theme) : renderPrices(context, theme);
}

/** The tenderers that were scored, in the order of the ranking. */
export function listScored({ results }: EvaluationContext) {
  return results.filter(({ result }) => result.status !== 'rejected');
}

/** Items with marks of members on tenderers that are scored. */
function listJudged(context: EvaluationContext) {
  const scored = listScored(context);
  return context.view.scheme.lot.items.filter(({ id }) =>
    scored.some(({ result }) => Object.keys(result.items[id]?.byMember ?? {}).length > 0),
  );
}

function listDots(context: EvaluationContext) {
  return listScored(context).flatMap(({ result }) =>
    result.quotedPrice === null || result.total === null
      ? []
      : [{ ...result, price: result.quotedPrice, points: result.total }],
  );
}

/** Stacked bars: what each tenderer's total is made of, the best on top. */
function renderScores(context: EvaluationContext, theme: ChartTheme): string {
  const rows = listScored(context).toReversed();
  const size = { width: WIDTH, height: FRAME + rows.length * ROW };
  return renderChart(size, theme, ({ soft, ink, line, series }) => ({
    color: [...series],
    legend: { top: 0, textStyle: { color: soft }, itemWidth: 12, itemHeight: 12 },
    grid: { left: 8, right: 24, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: { type: 'value', axisLabel: { color: soft }, splitLine: { lineStyle: { color: line } } },
    yAxis: {
      type: 'category',
      data: rows.map(({ result }) => foldName(result.name)),
      axisLabel: { color: ink },
      axisLine: { lineStyle: { color: line } },
      axisTick: { show: false },
    },
    series: context.groups.map((group) => ({
      name: group.title,
      type: 'bar',
      stack: 'total',
      barWidth: 18,
      data: rows.map(({ result }) => sumGroup(group, result)?.toNumber() ?? 0),
    })),
  }));
}

/** One column an item, one dot a mark, as a share of the item's points: where members lie far apart. */
function renderMarks(context: EvaluationContext, theme: ChartTheme): string {
  const scored = listScored(context);
  const judged = listJudged(context);
  return renderChart({ width: WIDTH, height: 320 }, theme, ({ soft, ink, line, series }) => ({
    color: [...series],
    legend: { top: 0, textStyle: { color: soft }, itemWidth: 12, itemHeight: 12 },
    grid: { left: 8, right: 16, top: 40, bottom: 8, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'category',
      data: judged.map(({ title }) => foldName(title)),
      axisLabel: { color: ink, interval: 0, fontSize: 11 },
      axisLine: { lineStyle: { color: line } },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: 100,
      axisLabel: { color: soft, formatter: '{value}%' },
      splitLine: { lineStyle: { color: line } },
    },
    series: context.view.members.map((member, at, { length }) => ({
      name: member,
      /** Equal marks stand side by side. */
      symbolOffset: [(at - (length - 1) / 2) * 10, 0],
      type: 'scatter',
      symbolSize: 9,
      data: judged.flatMap(({ id, maxPoints }, index) =>
        scored.flatMap(({ result }) => {
          const points = result.items[id]?.byMember[member];
          return points === undefined ? [] : [[index, (toPosition(points) / toPosition(maxPoints)) * 100]];
        }),
      ),
    })),
  }));
}

/** One dot a tenderer: quoted price against total. */
function renderPrices(context: EvaluationContext, theme: ChartTheme): string {
  const dots = listDots(context);
  return renderChart({ width: WIDTH, height: 320 }, theme, ({ soft, ink, line, series }) => ({
    color: [...series],
    grid: { left: 8, right: 90, top: 30, bottom: 24, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
    xAxis: {
      type: 'value',
      scale: true,
      name: '报价（元）',
      nameTextStyle: { color: soft },
      axisLabel: { color: soft },
      splitLine: { lineStyle: { color: line } },
    },
    yAxis: {
      type: 'value',
      scale: true,
      name: '总分',
      nameTextStyle: { color: soft },
      axisLabel: { color: soft },
      splitLine: { lineStyle: { color: line } },
    },
    series: [
      {
        type: 'scatter',
        symbolSize: 12,
        data: dots.map(({ name, price, points }) => ({ name, value: [toPosition(price), toPosition(points)] })),
        label: { show: true, position: 'right', formatter: '{b}', color: ink, fontSize: 11 },
        labelLayout: { hideOverlap: true },
      },
    ],
  }));
}
