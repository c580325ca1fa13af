import { showRate } from '../../../domain/decimal.ts';
import { CONSULTATION, TENDER } from '../bases.ts';
import type { LawReference } from '../law-in-force.ts';
import { isOutside, readRange } from '../law-value.ts';
import { calculatePriceWeight, isPriceItem, looksLikePrice } from '../price-items.ts';
import type { LintRule } from '../rule.ts';

const BY_METHOD: readonly LawReference[] = [
  { key: 'price-weight/open-tender', ...TENDER },
  { key: 'price-weight/competitive-consultation', ...CONSULTATION },
];

/** Government information systems have a fixed weight of their own: see information-system-weight. */
export const priceWeight: LintRule = {
  code: 'price-weight',
  title: '价格分占总分的比重超出法定范围',
  severities: ['error'],
  basis: BY_METHOD,
  check({ procurement, lot }, law) {
    if (procurement.isInformationSystem === true) return [];
    const value = BY_METHOD.map(({ key }) => law.find(key)).find((found) => found !== undefined);
    const range = readRange(value, procurement.category);
    const weight = calculatePriceWeight(lot);
    if (range === null || weight === null || !isOutside(weight, range)) return [];
    const [item] = lot.items.filter((candidate) => isPriceItem(candidate) || looksLikePrice(candidate));
    const upper = range.max.greaterThanOrEqualTo('1') ? '' : `、不高于 ${showRate(range.max)}`;
    return [
      {
        severity: 'error',
        message: `价格分占总分的 ${showRate(weight.toDecimalPlaces(4))}，应不低于 ${showRate(range.min)}${upper}，请调整分值${upper === '' ? '' : '（确需超出的须经本级财政部门同意）'}`,
        ...(item === undefined ? {} : { item }),
      },
    ];
  },
};
