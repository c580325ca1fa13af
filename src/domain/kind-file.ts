import { z } from 'zod';
import { factsSchema, ITEM_FACT_KEYS, itemFactSchema } from './facts.ts';
import { levelOrdersFileSchema } from './level-order.ts';
import { markSchema } from './review.ts';
import { decimal, isoDate, nullable, price, text } from './scalars.ts';
import { ITEM_KINDS, scoringItemSchema } from './scoring-item.ts';

/** What an example must give, after the default rounding (two decimals, half up) and compared as numbers. */
const kindExpectationSchema = z.strictObject({
  /** The item's score; null where there is none and `finding` says why. */
  score: nullable(decimal).optional(),
  /** price only: the benchmark, and the score of every price in the order of `prices`. */
  benchmark: decimal.optional(),
  scores: z.array(decimal).optional(),
  /** Code of a finding that must be reported, with or without a score. */
  finding: text.optional(),
  /** The calculation by hand, for readers. */
  arithmetic: text.optional(),
});

const kindExampleSchema = z
  .strictObject({
    title: text,
    item: scoringItemSchema,
    /** What a person established for this item directly. */
    fact: itemFactSchema.optional(),
    /** Contracts, certificates, people: what the item is computed from otherwise. */
    facts: factsSchema.optional(),
    /** One mark for each member. */
    marks: z.array(markSchema).default([]),
    /** price only: the evaluated prices of all responsive bids, in yuan. */
    prices: z.array(price).default([]),
    expect: kindExpectationSchema,
  })
  .superRefine(({ item, fact, prices, expect }, context) => {
    if (item.kind === 'price') {
      if (expect.scores?.length !== prices.length || prices.length === 0) {
        context.addIssue({ code: 'custom', path: ['expect', 'scores'], message: '每个报价各要一个分数' });
      }
      return;
    }
    if (prices.length > 0) context.addIssue({ code: 'custom', path: ['prices'], message: '只有价格项有报价' });
    if ((expect.score ?? null) === null && expect.finding === undefined) {
      context.addIssue({ code: 'custom', path: ['expect'], message: '没有分数（score）时要写明提示（finding）' });
    }
    const allowed: readonly string[] = ITEM_FACT_KEYS[item.kind];
    for (const key of Object.keys(fact ?? {})) {
      if (key !== 'location' && !allowed.includes(key)) {
        context.addIssue({ code: 'custom', path: ['fact', key], message: `“${item.kind}”不用“${key}”` });
      }
    }
  });
export type KindExample = z.output<typeof kindExampleSchema>;

/** One kind of scoring item explained to people, with examples that are run as tests: `schemes/kinds/<kind>.yaml`. */
export const kindFileSchema = z
  .strictObject({
    schemaVersion: z.literal('1', { error: '应为 1' }),
    kind: z.enum(ITEM_KINDS),
    title: text,
    description: text,
    /** Day on which the examples are evaluated. */
    date: isoDate,
    /** Orders of levels that the examples name. */
    levelOrders: levelOrdersFileSchema.shape.orders.optional(),
    examples: z.array(kindExampleSchema).min(3),
  })
  .superRefine(({ kind, examples }, context) => {
    const titles = new Set<string>();
    examples.forEach(({ title, item }, index) => {
      if (item.kind !== kind) {
        context.addIssue({ code: 'custom', path: ['examples', index, 'item', 'kind'], message: `应为 ${kind}` });
      }
      if (titles.has(title)) {
        context.addIssue({ code: 'custom', path: ['examples', index, 'title'], message: `“${title}”重复` });
      }
      titles.add(title);
    });
  });
