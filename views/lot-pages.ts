import type { View } from '../src/ledger/view-rights.ts';
import type { Terms } from './terms.ts';

interface LotPage {
  view: View;
  /** Behind the lot's address. */
  page: string;
  nameOf(terms: Terms): string;
}

/** The pages of a lot, in the order in which they are worked on. */
export const LOT_PAGES = [
  { view: 'scheme', page: '/scheme', nameOf: () => '评审方案' },
  { view: 'panel', page: '/panel', nameOf: ({ panel }) => panel },
  { view: 'bids', page: '/bids', nameOf: ({ bidDocument }) => bidDocument },
  { view: 'own-bid', page: '/own-bid', nameOf: nameOwnBid },
  { view: 'review', page: '/review', nameOf: () => '审查' },
  { view: 'marking', page: '/marking', nameOf: () => '评分' },
  { view: 'result', page: '/result', nameOf: () => '结果与报告' },
  { view: 'outcome', page: '/outcome', nameOf: () => '评审结果' },
] as const satisfies readonly LotPage[];

/** The page on which a vendor hands in its own. */
export function nameOwnBid({ bidDocument }: Terms): string {
  return `本单位${bidDocument}`;
}
