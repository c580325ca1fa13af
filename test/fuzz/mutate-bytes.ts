import type { Random } from './random.ts';

/** A change of a file; `donor` is another file to take pieces from. */
export type ByteMutation = (bytes: Buffer, random: Random, donor: Buffer) => Buffer;

const MOST_FLIPS = 24;
const LONGEST_PIECE = 512;

export const BYTE_MUTATIONS: Readonly<Record<string, ByteMutation>> = {
  'flip bits': (bytes, random) => {
    const copy = Buffer.from(bytes);
    for (let count = random.below(MOST_FLIPS) + 1; count > 0; count -= 1) {
      const at = random.below(copy.length);
      copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8));
    }
    return copy;
  },
  'set bytes': (bytes, random) => {
    const copy = Buffer.from(bytes);
    const value = random.pick([0, 0x20, 0x7f, 0xff]);
    const { start, end } = pickPiece(copy, random);
    return copy.fill(value, start, end);
  },
  truncate: (bytes, random) => bytes.subarray(0, random.below(bytes.length)),
  behead: (bytes, random) => bytes.subarray(random.below(bytes.length)),
  'cut out': (bytes, random) => {
    const { start, end } = pickPiece(bytes, random);
    return Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
  },
  repeat: (bytes, random) => {
    const { start, end } = pickPiece(bytes, random);
    const piece = bytes.subarray(start, end);
    const times = Array.from({ length: random.below(20) + 1 }, () => piece);
    return Buffer.concat([bytes.subarray(0, end), ...times, bytes.subarray(end)]);
  },
  splice: (bytes, random, donor) => {
    const from = pickPiece(donor, random);
    const at = random.below(bytes.length);
    return Buffer.concat([bytes.subarray(0, at), donor.subarray(from.start, from.end), bytes.subarray(at)]);
  },
  crossover: (bytes, random, donor) =>
    Buffer.concat([bytes.subarray(0, random.below(bytes.length)), donor.subarray(random.below(donor.length))]),
  append: (bytes, random, donor) => Buffer.concat([bytes, donor.subarray(0, random.below(donor.length))]),
};

function pickPiece(bytes: Buffer, random: Random): { start: number; end: number } {
  const start = random.below(bytes.length);
  return { start, end: Math.min(bytes.length, start + random.below(LONGEST_PIECE) + 1) };
}
