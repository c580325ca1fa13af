import type { EvaluationContext } from '../evaluation-context.ts';
import { sumGroup } from '../score-groups.ts';
import {
  type ChartName,
  type ChartTheme,
  listCharts,
  listDots,
  listJudged,
  listScored,
  sizeChart,
} from './chart-data.ts';
import { foldName, renderChart, toPosition } from './render-chart.ts';

/** Null where there is nothing to draw. */
export function renderResultChart(name: ChartName, context: EvaluationContext, theme: ChartTheme): string | null {
  if (!listCharts(context).includes(name)) return null;
  if (name === 'scores') return renderScores(context, theme);
  return name === 'marks' ? renderMarks(context, theme) : renderPrices(context, theme);
}

/** Stacked bars: what each tenderer's total is made of, the best on top. */
function renderScores(context: EvaluationContext, theme: ChartTheme): string {
  const rows = listScored(context).toReversed();
  return renderChart(sizeChart('scores', context), theme, ({ soft, ink, line, series }) => ({
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
  return renderChart(sizeChart('marks', context), theme, ({ soft, ink, line, series }) => ({
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
  return renderChart(sizeChart('prices', context), theme, ({ soft, ink, line, series }) => ({
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
