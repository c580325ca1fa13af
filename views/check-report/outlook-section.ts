import { Decimal, showAmount } from '../../src/domain/decimal.ts';
import type { PriceOutlook, PriceOutlookRow } from '../../src/domain/price-outlook.ts';
import { showPoints } from '../figures.ts';
import type { ReportCell, ReportSection } from '../report/report.ts';

/** What score the price and the objective items would give at the prices named. */
export function outlookSection(outlook: PriceOutlook): ReportSection {
  const { others, pricePoints, objective, objectivePoints, rows, notes, priceRule } = outlook;
  const scale = Math.max(...rows.flatMap(({ priceScore, sum }) => [priceScore ?? '0', sum ?? '0']).map(decimalsOf));
  return {
    id: 'outlook',
    title: '价格测算',
    lead:
      others.length === 0 ? '没有给出其他供应商的价格。' : `其他供应商的评审价：${others.map(money).join('、')} 元。`,
    tables: [
      {
        caption: '各报价下的得分',
        columns: [
          { title: '报价（元）', share: 18, isNumber: true },
          { title: '评审价（元）', share: 18, isNumber: true },
          { title: `价格分（满分 ${pricePoints}）`, share: 14, isNumber: true },
          { title: `加客观分 ${objective}`, share: 14, isNumber: true },
          { title: '计算', share: 36 },
        ],
        rows: rows.map((row) => outlookRow(row, scale)),
      },
    ],
    lines: [
      ...(priceRule === '' ? [] : [priceRule]),
      `客观分按系统提示的 ${objective} 分计（满分 ${objectivePoints} 分），主观分不计。`,
      ...notes,
    ],
  };
}

function outlookRow(
  {
    quoted,
    evaluated,
    isDeducted,
    priceScore,
    priceArithmetic,
    evaluatedArithmetic,
    benchmark,
    sum,
    reason,
  }: PriceOutlookRow,
  scale: number,
): ReportCell[] {
  if (reason !== null)
    return [{ text: money(quoted) }, { text: '—' }, { text: '无效', tone: 'bad' }, { text: '—' }, { text: reason }];
  return [
    { text: money(quoted) },
    { text: evaluated === null ? '—' : money(evaluated), note: isDeducted ? '已扣除' : '不扣除' },
    { text: priceScore === null ? '—' : showPoints(priceScore, scale) },
    { text: sum === null ? '—' : showPoints(sum, scale) },
    {
      text: priceArithmetic,
      note: `评审价：${evaluatedArithmetic}；基准价：${benchmark === null ? '—' : money(benchmark)}`,
    },
  ];
}

function decimalsOf(value: string): number {
  return new Decimal(value).decimalPlaces();
}

function money(value: string): string {
  return showAmount(new Decimal(value));
}
