import { AppError } from '../domain/app-error.ts';
import { MOST_PRICES, parsePrice } from '../domain/price-list.ts';

/**
 * Prices of an option, in yuan: `318000,300000.50`.
 * @throws AppError `usage`
 */
export function readPrices(option: string, written: string | boolean | undefined): string[] {
  if (written === undefined) return [];
  const example = `应为元，用逗号分开，不写千位分隔符，如 ${option} 318000,301500`;
  const parts = typeof written === 'string' ? written.split(/[,，]/).map((part) => part.trim()) : [''];
  const prices = parts.map((part) => {
    const price = parsePrice(part);
    if (price === null) throw new AppError('usage', `${option} 中的“${part}”不是价格，${example}`);
    return price;
  });
  if (prices.length > MOST_PRICES)
    throw new AppError('usage', `${option} 最多 ${MOST_PRICES} 个价格，现在有 ${prices.length} 个`);
  return prices;
}
