import type { SignalFinder } from './signal-finder.ts';
import type { Slip } from './slips.ts';
import { strengthOf } from './strength.ts';

const SINGLE = '0.60';
const SHOWN = 20;

/** Mistakes that two bids make alike, in the same words: doubled characters, misspelt quotations, sums that are wrong in the same row. */
export const findSharedErrors: SignalFinder = (a, b) => {
  const shared = match(a.slips, b.slips);
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

function match(one: readonly Slip[], other: readonly Slip[]): [Slip, Slip][] {
  const theirs = new Map(other.map((slip) => [slip.key, slip]));
  const seen = new Set<string>();
  return one.flatMap((slip): [Slip, Slip][] => {
    const found = theirs.get(slip.key);
    if (found === undefined || seen.has(slip.key)) return [];
    seen.add(slip.key);
    return [[slip, found]];
  });
}
