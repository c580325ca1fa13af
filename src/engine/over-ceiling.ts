import { Decimal, showAmount } from '../domain/decimal.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { Location } from '../domain/location.ts';
import type { Scheme } from '../domain/lot.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { IsoDate } from '../domain/scalars.ts';

/** What a price may not exceed, in yuan; null where neither a ceiling nor a budget is stated. */
export function ceilingOf({ lot }: Scheme): Decimal | null {
  const ceiling = lot.ceilingPrice ?? lot.budget;
  return ceiling === null ? null : new Decimal(ceiling);
}

/** That a price in yuan exceeds the ceiling, or the budget where there is none: at exactly as much it does not. */
export function checkCeiling(
  price: Decimal,
  scheme: Scheme,
  { regulations, date, locations }: { regulations: Regulations; date: IsoDate; locations: Location[] },
): Finding | null {
  const ceiling = ceilingOf(scheme);
  if (ceiling === null || price.lessThanOrEqualTo(ceiling)) return null;
  const name = scheme.lot.ceilingPrice === null ? '预算金额' : '最高限价';
  const message = `报价 ${showAmount(price)} 元超过${name} ${showAmount(ceiling)} 元`;
  return finding('error', 'price-over-ceiling', message, {
    legalBasis: basisOfCeiling(scheme, regulations, date),
    locations,
  });
}

/** 财政部令第87号第六十三条 for tenders; elsewhere the document's own clause about the price. */
function basisOfCeiling({ procurement, lot }: Scheme, regulations: Regulations, date: IsoDate): string | null {
  const inLaw = procurement.method === null ? null : regulations.find(`invalid-bid/${procurement.method}`, date);
  if (inLaw !== null) return inLaw.basis;
  const clause = lot.items.find((item) => item.kind === 'price')?.location;
  return clause ? `采购文件 ${clause.clause ?? clause.path}` : null;
}
