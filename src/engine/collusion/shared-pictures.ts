import type { FileTraces, PictureTrace } from '../../domain/file-traces.ts';
import type { Location } from '../../domain/location.ts';
import type { ComparedBid } from './compared-bid.ts';
import type { SignalFinder } from './signal-finder.ts';
import { strengthOf } from './strength.ts';

/** Bits of sixty-four in which pictures that look alike may differ. */
const MOST_BITS = 5;
const SAME = '0.80';
const ALIKE = '0.60';
const SHOWN = 20;

/** Pictures that stand in both bids, the same file or one that looks alike, and not in the procurement document. */
export const findSharedPictures: SignalFinder = (a, b, { tenderTraces }) => {
  const known = listPictures(tenderTraces);
  const own = (bid: ComparedBid) =>
    listPictures(bid.traces).filter((picture) => !known.some((one) => isSame(one, picture) || isAlike(one, picture)));
  const theirs = own(b);
  const same: [Location, Location][] = [];
  const alike: [Location, Location][] = [];
  for (const picture of own(a)) {
    const copy = theirs.find((other) => isSame(picture, other));
    const likeness = copy ?? theirs.find((other) => isAlike(picture, other));
    if (likeness !== undefined) (copy === undefined ? alike : same).push([picture.location, likeness.location]);
  }
  if (same.length + alike.length === 0) return [];
  const told = [
    ...(same.length > 0 ? [`${same.length} 张图片完全相同`] : []),
    ...(alike.length > 0 ? [`${alike.length} 张图片看上去相同`] : []),
  ];
  return [
    {
      code: 'shared-image',
      provision: 'alike',
      strength: strengthOf(same.length > 0 ? SAME : ALIKE, same.length + alike.length),
      message: `${told.join('，')}，采购文件中没有；请看是否产品图片等公开资料`,
      locations: [...same, ...alike].slice(0, SHOWN),
    },
  ];
};

/** Each picture of a bid once, whatever number of places it stands in. */
function listPictures(traces: readonly FileTraces[]): PictureTrace[] {
  const known = new Map<string, PictureTrace>();
  for (const picture of traces.flatMap(({ pictures }) => pictures))
    if (isTelling(picture) && !known.has(picture.sha256)) known.set(picture.sha256, picture);
  return [...known.values()];
}

/** Icons, rules and blank strips have no looks of their own and stand in many files; what cannot be decoded may be a drawing. */
function isTelling({ likeness, width }: PictureTrace): boolean {
  return likeness !== null || width === null;
}

function isSame(one: PictureTrace, other: PictureTrace): boolean {
  return one.sha256 === other.sha256;
}

function isAlike(one: PictureTrace, other: PictureTrace): boolean {
  if (one.likeness === null || other.likeness === null) return false;
  let bits = BigInt(`0x${one.likeness}`) ^ BigInt(`0x${other.likeness}`);
  let differing = 0;
  for (; bits > 0n; bits &= bits - 1n) differing += 1;
  return differing <= MOST_BITS;
}
