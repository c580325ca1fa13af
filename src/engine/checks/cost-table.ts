import type { CostTable } from '../../domain/cost-table.ts';
import { Decimal, sum } from '../../domain/decimal.ts';

/** Recomputes a cost table row by row and in total; what does not agree is named with both figures. */
export function checkCostTable(table: CostTable): { place: (string | number)[]; message: string }[] {
  const problems = table.rows.flatMap((row, index) => {
    const product = new Decimal(row.quantity).times(row.unitPrice);
    if (product.equals(row.amount)) return [];
    return [
      {
        place: ['rows', index, 'amount'],
        message: `“${row.title}”${row.quantity} × ${row.unitPrice} = ${product.toFixed()}，表中为 ${row.amount}`,
      },
    ];
  });
  const quantity = sum(table.rows.map((row) => new Decimal(row.quantity)));
  const amount = sum(table.rows.map((row) => new Decimal(row.amount)));
  if (!quantity.equals(table.total.quantity)) {
    problems.push({
      place: ['total', 'quantity'],
      message: `数量合计 ${quantity.toFixed()}，表中为 ${table.total.quantity}`,
    });
  }
  if (!amount.equals(table.total.amount)) {
    problems.push({
      place: ['total', 'amount'],
      message: `金额合计 ${amount.toFixed()}，表中为 ${table.total.amount}`,
    });
  }
  return problems;
}
