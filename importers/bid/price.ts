import { type Finding, finding } from '../../src/domain/finding.ts';
import type { BidText } from './bid-text.ts';
import { readPriceBreakdown } from './price-breakdown.ts';
import { checkDiscounts } from './price-discounts.ts';
import { readPriceLetter, type StatedPrice } from './price-letter.ts';
import { readLots } from './procurement.ts';
import type { Reading } from './reading.ts';

/** The price in figures and words as stated, and its breakdown; what differs is left for the check to judge. */
export function readPrice(bid: BidText): Reading {
  const { lots } = readLots(bid);
  const stated = readPriceLetter(bid, lots);
  const breakdown = readPriceBreakdown(bid);
  return {
    price: {
      quoted: stated.quoted,
      inWords: stated.inWords,
      itemSum: breakdown.itemSum,
      rows: breakdown.rows,
      statedTotal: breakdown.statedTotal,
      byLot: stated.byLot,
      openingForm: stated.openingForm,
      locations: [...stated.locations, ...breakdown.locations],
    },
    messages: [...stated.messages, ...breakdown.messages, ...checkLot(lots, stated), ...checkDiscounts(bid)],
  };
}

function checkLot(lots: readonly number[], { byLot }: StatedPrice): Finding[] {
  const strange = byLot.filter(({ lot }) => lots.length > 0 && !lots.includes(lot));
  return strange.map(({ lot, locations }) =>
    finding('warning', 'price-lot-differs', `报价写在第 ${lot} 包下，但所投包号为第 ${lots.join('、')} 包，请核对。`, {
      locations,
    }),
  );
}
