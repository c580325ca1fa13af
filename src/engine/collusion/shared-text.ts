import { Decimal } from '../../domain/decimal.ts';
import type { Location } from '../../domain/location.ts';
import type { Sentence } from './sentences.ts';
import type { SharedSentence } from './shared-sentences.ts';
import type { SignalFinder } from './signal-finder.ts';
import { cut, shareStrength } from './strength.ts';

/** Less than two or three sentences may be chance, or a phrase that everybody uses; a sentence that is only nearly the same counts half. */
const LEAST_LETTERS = 60;
/** So many letters in common are as telling as half of a bid. */
const HALF_CERTAIN_LETTERS = 300;
const SHOWN = 20;

/** Sentences of their own that two bids have in common, word for word or nearly. */
export const findSharedText: SignalFinder = (a, b, { sentences }) => {
  const all = sentences.of(a, b);
  const shared = all.filter((sentence) => !sentences.isWidespread(sentence));
  const letters = countLetters(shared.map(({ one }) => one));
  const lettersOfSame = countLetters(shared.filter(({ isSame }) => isSame).map(({ one }) => one));
  if (letters + lettersOfSame < LEAST_LETTERS * 2) return [];
  const shorter = Math.min(countLetters(a.ownSentences), countLetters(b.ownSentences));
  const share = shareStrength(letters, shorter);
  const amount = shareStrength(letters, letters + HALF_CERTAIN_LETTERS);
  const same = shared.filter(({ isSame }) => isSame).length;
  const nearly = shared.length - same;
  const widespread = all.length - shared.length;
  return [
    {
      code: 'shared-text',
      provision: 'alike',
      strength: cut(Decimal.max(share, amount)),
      message:
        `采购文件以外的文字有 ${shared.length} 句相同或相近（完全相同 ${same} 句${nearly === 0 ? '' : `，只改动个别字词 ${nearly} 句`}），` +
        `共 ${letters} 字，占较短一方自写文字的 ${share.times('100').toDecimalPlaces(0).toFixed()}%` +
        `${widespread === 0 ? '' : `；另有 ${widespread} 句各家大多都有，当作格式文字不计`}；可能抄自同一公开资料，请核实来源`,
      locations: pairUp(shared),
    },
  ];
};

function countLetters(sentences: readonly Sentence[]): number {
  return sentences.reduce((letters, { plain }) => letters + plain.length, 0);
}

/** The longest first. */
function pairUp(shared: readonly SharedSentence[]): [Location, Location][] {
  return [...shared]
    .sort((a, b) => b.one.plain.length - a.one.plain.length)
    .slice(0, SHOWN)
    .map(({ one, other }) => [one.location, other.location]);
}
