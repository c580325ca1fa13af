import { readCount } from './clause-count.ts';

/** Too short a part of one lot is a line in a list. */
const FEWEST_LINES = 4;

/**
 * Converted documents lose headings that Word numbers by itself, so that several lots stand under the name of the first.
 * Where parts of lots begin with one and the same title ((一)项目概况), a part in which that title comes again holds the
 * next lots as well; if exactly so many lots are without a part as titles come again, they are told apart by them.
 *
 * `lines` are the titles of the blocks (null for none), `scopes` the lots they stand under, `named` the lots they name.
 */
export function nameLostLots(
  lines: readonly (string | null)[],
  scopes: readonly (number | null)[],
  named: readonly (number | null)[],
): (number | null)[] {
  const parts = listParts(scopes, named);
  const all = [...new Set(named.filter((lot) => lot !== null))].sort((a, b) => a - b);
  const result = [...scopes];
  parts.forEach((part, index) => {
    const opening = findOpening(lines, part);
    if (opening === null || !opensAnother(opening, parts, index, lines)) return;
    const next = parts[index + 1];
    const before = next === undefined || next.lot < part.lot ? Number.POSITIVE_INFINITY : next.lot;
    const lost = all.filter((lot) => lot > part.lot && lot < before);
    const starts = findRepeats(lines, part, opening);
    if (starts.length === 0 || starts.length !== lost.length) return;
    starts.forEach((start, at) => {
      const end = starts[at + 1] ?? part.to;
      for (let block = start; block < end; block += 1) result[block] = lost[at] ?? null;
    });
  });
  return result;
}

interface LotPart {
  lot: number;
  from: number;
  to: number;
}

function listParts(scopes: readonly (number | null)[], named: readonly (number | null)[]): LotPart[] {
  const parts: LotPart[] = [];
  scopes.forEach((lot, index) => {
    const last = parts.at(-1);
    if (lot === null) return;
    if (last !== undefined && last.to === index && last.lot === lot && named[index] !== lot) last.to = index + 1;
    else parts.push({ lot, from: index, to: index + 1 });
  });
  return parts.filter(({ from, to }) => to - from >= FEWEST_LINES);
}

/** The first numbered title of a part that counts 1. */
function findOpening(lines: readonly (string | null)[], { from, to }: LotPart): string | null {
  for (let block = from + 1; block < Math.min(to, from + FEWEST_LINES); block += 1) {
    const line = lines[block] ?? null;
    if (line !== null && readCount(line)?.count === 1) return line;
  }
  return null;
}

/** One part alone could repeat a title by chance; another lot's part that begins with it shows that parts do. */
function opensAnother(
  opening: string,
  parts: readonly LotPart[],
  index: number,
  lines: readonly (string | null)[],
): boolean {
  return parts.some((part, other) => other !== index && findOpening(lines, part) === opening);
}

function findRepeats(lines: readonly (string | null)[], { from, to }: LotPart, opening: string): number[] {
  const found: number[] = [];
  for (let block = from + 1; block < to; block += 1) if (lines[block] === opening) found.push(block);
  return found.slice(1);
}
