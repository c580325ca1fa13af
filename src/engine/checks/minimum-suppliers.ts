import { type Finding, finding } from '../../domain/finding.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { IsoDate } from '../../domain/scalars.ts';

/**
 * Too few responsive suppliers end the procedure; a consultation for purchased government services may go on with
 * two (财库〔2015〕124号). Where the document does not say whether it is one, that stays a question.
 */
export function checkMinimumSuppliers(
  { procurement, lot }: Scheme,
  responsive: number,
  regulations: Regulations,
  date: IsoDate,
): Finding[] {
  if (procurement.method === null || lot.purpose !== 'award') return [];
  const needed = regulations.find(`minimum-suppliers/${procurement.method}`, date);
  if (needed === null || responsive >= Number.parseInt(String(needed.value), 10)) return [];
  const exception =
    procurement.method === 'competitive-consultation'
      ? regulations.find('minimum-suppliers/purchased-services', date)
      : null;
  const mayGoOn = exception !== null && responsive >= Number.parseInt(String(exception.value), 10);
  if (mayGoOn && procurement.isPurchasedService === true) return [];
  if (mayGoOn && procurement.isPurchasedService === null) {
    return [
      finding(
        'warning',
        'too-few-suppliers',
        `有效供应商只有 ${responsive} 家；只有属于政府购买服务项目才可以继续，请确认`,
        { legalBasis: exception.basis },
      ),
    ];
  }
  return [
    finding(
      'error',
      'too-few-suppliers',
      `有效供应商只有 ${responsive} 家，少于 ${String(needed.value)} 家，应当终止并重新开展采购活动`,
      {
        legalBasis: needed.basis,
      },
    ),
  ];
}
