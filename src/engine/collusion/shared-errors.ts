import { Decimal } from '../../domain/decimal.ts';
import type { ImportedDocument } from '../../domain/document.ts';
import { listPassages } from '../../domain/list-passages.ts';
import type { Location } from '../../domain/location.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { ComparedBid } from './compared-bid.ts';
import type { KnownText } from './known-text.ts';
import { findMisquotes } from './misquotes.ts';
import { makePlain } from './sentences.ts';
import type { SignalFinder } from './signal-finder.ts';
import { strengthOf } from './strength.ts';

/** A slip of the pen, known by what stands around it. */
interface Slip {
  /** The same for the same slip in the same words. */
  key: string;
  shown: string;
  location: Location;
}

/** Characters that are never doubled on purpose, and signs that never stand beside each other. */
const DOUBLED = /([的了和与及在是为将对由被把从而且])\1|[，、；：][，、；：。]|。[，、；：]|(?<![。.])。。(?![。.])/gu;
const AROUND = 5;
const SINGLE = '0.60';
const SHOWN = 20;

/** Mistakes that two bids make alike, in the same words: doubled characters, misspelt quotations, sums that are wrong in the same row. */
export const findSharedErrors: SignalFinder = (a, b, { known }) => {
  const shared = [
    ...match(listSlips(a.documents, known), listSlips(b.documents, known)),
    ...match(findMisquotes(a, known), findMisquotes(b, known)),
    ...match(listWrongSums(a), listWrongSums(b)),
  ];
  if (shared.length === 0) return [];
  const shown = shared.slice(0, 3).map(([{ shown: text }]) => `“${text}”`);
  return [
    {
      code: 'shared-error',
      provision: 'alike',
      strength: strengthOf(SINGLE, shared.length),
      message: `有 ${shared.length} 处错误相同：${shown.join('、')}${shared.length > shown.length ? ' 等' : ''}，采购文件中没有这样写`,
      locations: shared.slice(0, SHOWN).map(([one, other]) => [one.location, other.location]),
    },
  ];
};

function match<T extends Slip>(one: readonly T[], other: readonly T[]): [T, T][] {
  const theirs = new Map(other.map((slip) => [slip.key, slip]));
  const seen = new Set<string>();
  return one.flatMap((slip): [T, T][] => {
    const found = theirs.get(slip.key);
    if (found === undefined || seen.has(slip.key)) return [];
    seen.add(slip.key);
    return [[slip, found]];
  });
}

function listSlips(documents: readonly ImportedDocument[], known: KnownText): Slip[] {
  return documents.flatMap(listPassages).flatMap(({ text: raw, location }): Slip[] => {
    const text = raw.replace(/[^\S\n]+/g, '');
    return [...text.matchAll(DOUBLED)].flatMap(({ 0: slip, index }): Slip[] => {
      const shown = text.slice(Math.max(0, index - AROUND), index + slip.length + AROUND);
      if (known.writes(shown)) return [];
      return [
        { key: `slip ${normaliseForMatching(shown)}`, shown: shown.trim(), location: { ...location, quote: shown } },
      ];
    });
  });
}

/** Rows of the price breakdown in which quantity and unit price do not make the amount. */
function listWrongSums({ facts }: ComparedBid): Slip[] {
  return facts.price.rows.flatMap(({ title, amount, unitPrice, quantity, location }): Slip[] => {
    if (unitPrice === undefined || unitPrice === null || quantity === undefined || quantity === null) return [];
    const off = new Decimal(amount).minus(new Decimal(unitPrice).times(quantity));
    if (off.isZero()) return [];
    const shown = `${title}：${unitPrice} × ${quantity} ≠ ${amount}`;
    return [{ key: `sum ${makePlain(title)} ${quantity} ${unitPrice} ${amount}`, shown, location }];
  });
}
