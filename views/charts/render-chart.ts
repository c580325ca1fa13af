import { BarChart, ScatterChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { Decimal } from '../../src/domain/decimal.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';
import type { ChartSize, ChartTheme } from './chart-data.ts';

use([BarChart, ScatterChart, GridComponent, LegendComponent, SVGRenderer]);

/** The colours of `views/styles/base.css`: a picture cannot ask the page for them. */
export interface Palette {
  ink: string;
  soft: string;
  line: string;
  series: readonly string[];
}

const PALETTES: Readonly<Record<ChartTheme, Palette>> = {
  light: {
    ink: '#1b212b',
    soft: '#5a6270',
    line: '#e5e1d8',
    series: ['#1e4e8c', '#6789bd', '#b78d3f', '#5d8a75', '#8b6a94', '#7a7f88'],
  },
  dark: {
    ink: '#e6e8ec',
    soft: '#a3acba',
    line: '#2b313b',
    series: ['#93b6ee', '#4f74ad', '#b98f45', '#6aa088', '#a383ad', '#8b919c'],
  },
};

/** Without quotes: the names end up in an attribute that has some of its own. */
const FONT = 'system-ui, PingFang SC, Microsoft YaHei, Noto Sans CJK SC, sans-serif';

/** A chart as an SVG file, drawn on the server: nothing in it moves or runs. */
export function renderChart(
  { width, height }: ChartSize,
  theme: ChartTheme,
  describe: (palette: Palette) => EChartsCoreOption,
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ animation: false, textStyle: { fontFamily: FONT }, ...describe(PALETTES[theme]) });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

/** Where a value is drawn. Only pictures are made of it: the figures in tables and scores stay exact. */
export function toPosition(value: DecimalText): number {
  return new Decimal(value).toNumber();
}

/** A long name in two lines at most. */
export function foldName(name: string): string {
  const LINE = 14;
  if (name.length <= LINE) return name;
  const rest = name.slice(LINE);
  return `${name.slice(0, LINE)}\n${rest.length > LINE ? `${rest.slice(0, LINE - 1)}…` : rest}`;
}
