import { AppError } from '../domain/app-error.ts';
import { Decimal } from '../domain/decimal.ts';

const PRICE = /^\d{1,12}(?:\.\d{1,2})?$/;
const MOST = 20;

/**
 * Prices of an option, in yuan: `318000,300000.50`.
 * @throws AppError `usage`
 */
export function readPrices(option: string, written: string | boolean | undefined): string[] {
  if (written === undefined) return [];
  const example = `应为元，用逗号分开，不写千位分隔符，如 ${option} 318000,301500`;
  const parts = typeof written === 'string' ? written.split(/[,，]/).map((part) => part.trim()) : [''];
  const wrong = parts.find((part) => !PRICE.test(part) || new Decimal(part).isZero());
  if (wrong !== undefined) throw new AppError('usage', `${option} 中的“${wrong}”不是价格，${example}`);
  if (parts.length > MOST) throw new AppError('usage', `${option} 最多 ${MOST} 个价格，现在有 ${parts.length} 个`);
  return parts.map((part) => new Decimal(part).toFixed());
}
