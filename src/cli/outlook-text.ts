import { Decimal, showAmount } from '../domain/decimal.ts';
import type { PriceOutlook } from '../domain/price-outlook.ts';

/** The comparison of prices as lines of text. */
export function writeOutlook({ others, pricePoints, objective, objectivePoints, rows, notes }: PriceOutlook): string[] {
  return [
    `价格测算（价格分满分 ${pricePoints}；客观分按系统提示的 ${objective} 分计，满分 ${objectivePoints}）：`,
    ...(others.length === 0 ? [] : [`  其他供应商的评审价：${others.map(money).join('、')} 元`]),
    ...rows.flatMap(({ quoted, isDeducted, priceScore, priceArithmetic, evaluatedArithmetic, sum, reason }) =>
      reason === null
        ? [
            `  报价 ${money(quoted)} 元${isDeducted ? '（扣除）' : ''}　价格分 ${priceScore ?? '—'}　加客观分 ${sum ?? '—'}`,
            `    评审价：${evaluatedArithmetic}`,
            `    计算：${priceArithmetic}`,
          ]
        : [`  报价 ${money(quoted)} 元　无效：${reason}`],
    ),
    ...notes.map((note) => `  · ${note}`),
  ];
}

function money(value: string): string {
  return showAmount(new Decimal(value));
}
