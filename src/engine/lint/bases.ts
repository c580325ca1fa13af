import type { LawReference } from './law-in-force.ts';

/** 财政部令第87号 is for goods and services; works under the tendering law have rules of their own. */
export const TENDER = { methods: ['open-tender'], categories: ['goods', 'services'] } as const;
export const CONSULTATION = { methods: ['competitive-consultation'] } as const;

/** Factors are detailed and quantified, each grade with its own points. */
export const QUANTIFIED: readonly LawReference[] = [
  { key: 'scoring-standard/open-tender', ...TENDER },
  { key: 'scoring-standard/competitive-consultation', ...CONSULTATION },
  { key: 'scoring-standard/any-method' },
];

/** The same for the assessment after award, whose criteria the buyer has to make clear beforehand. */
export const QUANTIFIED_OR_ASSESSMENT: readonly LawReference[] = [
  ...QUANTIFIED,
  { key: 'scoring-standard/performance-assessment', purpose: 'performance-assessment' },
];

/** The lowest price is the benchmark, in tenders and in consultations alike. */
export const PRICE_FORMULA: readonly LawReference[] = [
  { key: 'price-formula/open-tender', ...TENDER, suspectsUnknownMethod: true },
  { key: 'price-formula/competitive-consultation', ...CONSULTATION, suspectsUnknownMethod: true },
];
