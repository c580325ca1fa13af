import type { Location } from '../../domain/location.ts';
import type { ComparedBid } from './compared-bid.ts';
import type { KnownText } from './known-text.ts';
import type { SignalFinder } from './signal-finder.ts';
import { strengthOf } from './strength.ts';

const SINGLE = '0.85';
const SHOWN = 10;
const QUOTE_LENGTH = 80;

/** The other tenderer's name in a tenderer's own documents: pages of the one in the other's bid, or one author for both. */
export const findMixedFiles: SignalFinder = (a, b, { known }) => {
  const inA = findName(a, b, known);
  const inB = findName(b, a, known);
  if (inA.length + inB.length === 0) return [];
  const told = [
    ...(inA.length > 0 ? [`${nameOf(a)}的文件中出现“${nameOf(b)}”${inA.length} 处`] : []),
    ...(inB.length > 0 ? [`${nameOf(b)}的文件中出现“${nameOf(a)}”${inB.length} 处`] : []),
  ];
  const locations: [Location, Location][] = [
    ...inA.map((place): [Location, Location] => [place, b.place]),
    ...inB.map((place): [Location, Location] => [a.place, place]),
  ];
  return [
    {
      code: 'mixed-files',
      provision: 'mixed-files',
      strength: strengthOf(SINGLE, inA.length + inB.length),
      message: `${told.join('，')}；请看是否业绩的客户、分包或者联合体成员`,
      locations: locations.slice(0, SHOWN),
    },
  ];
};

function findName(bid: ComparedBid, other: ComparedBid, known: KnownText): Location[] {
  const name = other.plainName;
  if (name === '' || bid.plainName.includes(name) || known.plain.includes(name)) return [];
  return bid.passages.flatMap(({ text, plain, location }) => {
    if (!plain.includes(name)) return [];
    const at = Math.max(0, text.indexOf(other.facts.tenderer ?? '') - QUOTE_LENGTH / 4);
    return [{ ...location, quote: text.slice(at, at + QUOTE_LENGTH) }];
  });
}

function nameOf({ facts, name }: ComparedBid): string {
  return facts.tenderer ?? name;
}
