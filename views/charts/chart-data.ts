import type { EvaluationContext } from '../evaluation-context.ts';

export const CHARTS = ['scores', 'marks', 'prices'] as const;
export type ChartName = (typeof CHARTS)[number];

export const CHART_TITLES: Readonly<Record<ChartName, string>> = {
  scores: '得分构成',
  marks: '各项评分的分布',
  prices: '报价与总分',
};

export const THEMES = ['light', 'dark'] as const;
export type ChartTheme = (typeof THEMES)[number];

/** The charts for which there is something to draw; drawing one takes longer than the page around it. */
export function listCharts(context: EvaluationContext): ChartName[] {
  const hasContent: Readonly<Record<ChartName, boolean>> = {
    scores: listScored(context).length > 0,
    marks: listJudged(context).length > 0,
    prices: listDots(context).length > 0,
  };
  return CHARTS.filter((name) => hasContent[name]);
}

export interface ChartSize {
  width: number;
  height: number;
}

const WIDTH = 760;
const HEIGHT = 320;
/** Of a bar with its gap, and of what stands above and below all of them. */
const ROW = 46;
const FRAME = 96;

/** In pixels, so that a page keeps the room free before the picture is there. */
export function sizeChart(name: ChartName, context: EvaluationContext): ChartSize {
  return { width: WIDTH, height: name === 'scores' ? FRAME + listScored(context).length * ROW : HEIGHT };
}

/** The tenderers that were scored, in the order of the ranking. */
export function listScored({ results }: EvaluationContext) {
  return results.filter(({ result }) => result.status !== 'rejected');
}

/** Items with marks of members on tenderers that are scored. */
export function listJudged(context: EvaluationContext) {
  const scored = listScored(context);
  return context.view.scheme.lot.items.filter(({ id }) =>
    scored.some(({ result }) => Object.keys(result.items[id]?.byMember ?? {}).length > 0),
  );
}

/** Tenderers with a price and a total. */
export function listDots(context: EvaluationContext) {
  return listScored(context).flatMap(({ result }) =>
    result.quotedPrice === null || result.total === null
      ? []
      : [{ ...result, price: result.quotedPrice, points: result.total }],
  );
}
