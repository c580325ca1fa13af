import { openZip, ZipError } from '../../importers/formats/zip-archive.ts';
import { writeZip, type ZipFixtureEntry } from '../../importers/formats/zip-fixture.ts';
import { TEXT_MUTATIONS } from './mutate-text.ts';
import type { Random } from './random.ts';

type Entries = ZipFixtureEntry[];

/** A change of a zip from the inside; the result is a zip in form. */
export type ZipMutation = (entries: Entries, random: Random) => Entries;

export const ZIP_MUTATIONS: Readonly<Record<string, ZipMutation>> = {
  'remove an entry': (entries, random) => without(entries, random.below(entries.length)),
  'repeat an entry': (entries, random) => [...entries, random.pick(entries)],
  'rename an entry': (entries, random) =>
    change(entries, random, () => ({
      name: random.pick(['a', '../a', 'word/document.xml', 'xl/workbook.xml', '', 'a/']),
    })),
  'swap the contents of two entries': (entries, random) =>
    change(entries, random, () => ({ content: random.pick(entries).content })),
  'empty an entry': (entries, random) => change(entries, random, () => ({ content: '' })),
  'declare another size': (entries, random) =>
    change(entries, random, () => ({ declaredSize: random.pick([0, 1, 2 ** 20, 2 ** 31, 2 ** 32 - 1]) })),
  'declare another checksum': (entries, random) => change(entries, random, () => ({ declaredCrc: 1 })),
  'declare an entry encrypted': (entries, random) => change(entries, random, () => ({ isEncrypted: true })),
  'fill an entry': (entries, random) =>
    change(entries, random, ({ content }) => ({
      content: Buffer.concat([Buffer.from(content as Buffer), Buffer.alloc(2 ** 22)]),
    })),
};

/** Changes the text of one entry, and of more now and then. */
export function mutateEntryTexts(entries: Entries, random: Random): Entries {
  let changed = entries;
  for (let count = random.below(3) + 1; count > 0; count -= 1) {
    const mutate = random.pick(Object.values(TEXT_MUTATIONS));
    changed = change(changed, random, ({ content }) => ({ content: mutate(content.toString(), random) }));
  }
  return changed;
}

/** The entries of a zip; null where it is none. */
export function readEntries(bytes: Buffer): Entries | null {
  try {
    const archive = openZip(bytes);
    return [...archive.entries.keys()].map((name) => ({ name, content: archive.read(name) }));
  } catch (error) {
    if (error instanceof ZipError) return null;
    throw error;
  }
}

export function writeEntries(entries: Entries): Buffer {
  return writeZip(entries);
}

function without(entries: Entries, index: number): Entries {
  return entries.filter((_, at) => at !== index);
}

function change(
  entries: Entries,
  random: Random,
  write: (entry: ZipFixtureEntry) => Partial<ZipFixtureEntry>,
): Entries {
  const index = random.below(entries.length);
  return entries.map((entry, at) => (at === index ? { ...entry, ...write(entry) } : entry));
}
