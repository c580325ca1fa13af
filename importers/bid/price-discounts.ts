import { type Finding, finding } from '../../src/domain/finding.ts';
import type { BidText, Line } from './bid-text.ts';
import { listLines } from './declaration.ts';
import type { FormKind } from './forms.ts';
import { locate } from './place.ts';

const PRICE = '(?:报价|总价|价格|合同价|投标价)';
const CUT = '(?:优惠|打折|折扣|让利|下浮|下调|降价|降低)';
const HOW_MUCH = '(?:\\d|[一二三四五六七八九]\\s*折|百分之|千分之)';
const DISCOUNT = new RegExp(
  `${PRICE}[^。;]{0,20}${CUT}[^。;]{0,12}${HOW_MUCH}|${CUT}(?:后|至|率|幅度)[^。;]{0,12}${PRICE}[^。;]{0,12}\\d`,
);
/** The policy for small enterprises, and what the law says of prices. */
const OTHER = /价格扣除|小微|小型|中小企业|评标|评审|基准价|不得|无(?:任何)?(?:优惠|折扣)/;
/** Forms that speak of other prices, or of the demand only. */
const OUTSIDE: ReadonlySet<FormKind> = new Set(['contents', 'contracts', 'evidence', 'plan', 'small-enterprise']);

/** A discount granted beside the price: whether it counts is for people to say, since only one price may be offered. */
export function checkDiscounts(bid: BidText): Finding[] {
  return listLines(bid).filter(grantsDiscount).map(describe);
}

function grantsDiscount({ text, form }: Line): boolean {
  return !OUTSIDE.has(form.kind) && DISCOUNT.test(text) && !OTHER.test(text);
}

function describe(line: Line): Finding {
  return finding(
    'warning',
    'price-discount-stated',
    `文件中另有优惠或折扣的说明，报价没有按它调整；是否构成选择性报价、以哪一价格为准，请人工认定。`,
    { locations: [locate(line)] },
  );
}
