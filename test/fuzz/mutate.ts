import { BYTE_MUTATIONS } from './mutate-bytes.ts';
import { TEXT_MUTATIONS } from './mutate-text.ts';
import { mutateEntryTexts, readEntries, writeEntries, ZIP_MUTATIONS } from './mutate-zip.ts';
import { Random } from './random.ts';

export interface FuzzSource {
  format: string;
  bytes: Buffer;
}

export interface Mutant {
  index: number;
  format: string;
  mutation: string;
  bytes: Buffer;
}

/** The file number `index` of a seed: the formats take turns, the rest is drawn. */
export function makeMutant(sources: readonly FuzzSource[], seed: number, index: number): Mutant {
  const random = new Random(seed, index);
  const formats = [...new Set(sources.map((source) => source.format))];
  const format = formats[index % formats.length] ?? '';
  const { bytes } = random.pick(sources.filter((source) => source.format === format));
  const { mutation, mutated } = mutate(bytes, random, random.pick(sources).bytes);
  return { index, format, mutation, bytes: mutated };
}

function mutate(bytes: Buffer, random: Random, donor: Buffer): { mutation: string; mutated: Buffer } {
  const entries = readEntries(bytes);
  const draw = random.below(10);
  if (draw < 4) {
    const [name, change] = random.pick(Object.entries(BYTE_MUTATIONS));
    return { mutation: name, mutated: change(bytes, random, donor) };
  }
  if (entries !== null && draw < 6) {
    const [name, change] = random.pick(Object.entries(ZIP_MUTATIONS));
    return { mutation: name, mutated: writeEntries(change(entries, random)) };
  }
  if (entries !== null) return { mutation: 'texts inside', mutated: writeEntries(mutateEntryTexts(entries, random)) };
  const [name, change] = random.pick(Object.entries(TEXT_MUTATIONS));
  // Latin-1 keeps every byte, so that binary files stay what they are beside the change.
  return { mutation: name, mutated: Buffer.from(change(bytes.toString('latin1'), random), 'latin1') };
}
