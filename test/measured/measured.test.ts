import { afterAll, describe, expect, test } from 'vitest';
import { compareWithTruth, FIGURES, type Figure } from './compare-truth.ts';
import { checkText, loadMeasuredBids } from './measured-bid.ts';

/** Share that has to be right, in percent; of compliant rows it is the share without a false alarm. */
const LEAST: Readonly<Record<Figure, number>> = {
  'mandatory answers': 100,
  'other answers': 95,
  'compliant rows kept': 95,
  price: 100,
  'small enterprise': 100,
  'domestic product': 100,
  facts: 95,
  findings: 95,
};

/** Hundreds of bids take their time where others work on the same machine. */
const LONGEST = 240_000;

const bids = loadMeasuredBids();
const tally = new Map<Figure, { right: number; all: number }>(FIGURES.map((name) => [name, { right: 0, all: 0 }]));

afterAll(() => {
  const lines = [...tally].map(
    ([name, { right, all }]) => `${name.padEnd(20)} ${right} of ${all} (at least ${LEAST[name]} %)`,
  );
  process.stdout.write(`${bids.length} bids with their variants\n${lines.join('\n')}\n`);
});

describe('the measured bids', () => {
  test('are at least twelve over three lots, with many variants', () => {
    const own = bids.filter(({ name }) => !name.includes('#'));
    expect(own.length).toBeGreaterThanOrEqual(12);
    expect(new Set(own.map(({ scheme, lot }) => `${scheme} ${lot}`)).size).toBeGreaterThanOrEqual(3);
  });

  test(
    'are judged as a person judged them',
    () => {
      const wrong: string[] = [];
      for (const bid of bids)
        for (const { figure, isRight, detail } of compareWithTruth(checkText(bid), bid.truth)) {
          const counted = tally.get(figure) ?? { right: 0, all: 0 };
          tally.set(figure, { right: counted.right + (isRight ? 1 : 0), all: counted.all + 1 });
          if (!isRight) wrong.push(`${bid.name}: ${figure}: ${detail}`);
        }
      for (const [figure, { right, all }] of tally)
        expect(right * 100, `${figure}\n${wrong.join('\n')}`).toBeGreaterThanOrEqual(all * LEAST[figure]);
    },
    LONGEST,
  );
});
