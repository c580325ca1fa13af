/**
 * How much of the shorter text's character pairs stand in the longer one: 0 nothing, 1 all. For telling which
 * answer belongs to which requirement; never shown, never part of a score.
 */
export function likeness(a: string, b: string): number {
  const left = pairsOf(a);
  const right = pairsOf(b);
  const [small, large] = left.size <= right.size ? [left, right] : [right, left];
  if (small.size === 0) return 0;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  return shared / small.size;
}

/** Pairs of neighbouring characters, without spaces and signs. */
export function pairsOf(text: string): Set<string> {
  const plain = [...text.replace(/[\s\p{P}\p{S}]/gu, '')];
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < plain.length; index += 1) pairs.add(`${plain[index]}${plain[index + 1]}`);
  return pairs;
}
