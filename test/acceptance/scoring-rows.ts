import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import type { ImportedDocument } from '../../src/domain/document.ts';
import { normaliseForMatching } from '../../src/domain/matching.ts';

const EXPECTED = z.object({
  tables: z.array(
    z.object({
      file: z.string(),
      where: z.string(),
      items: z.array(z.object({ name: z.string(), points: z.union([z.number(), z.string()]) })),
    }),
  ),
});

export interface ExpectedScoring {
  file: string;
  items: { name: string; points: string }[];
}

/** The scoring items of each document that has them in a table, as somebody read them by hand. */
export function loadExpectedScoring(folder: string): ExpectedScoring[] {
  const file = path.join(folder, 'expected.json');
  if (!existsSync(file)) return [];
  return EXPECTED.parse(JSON.parse(readFileSync(file, 'utf8')))
    .tables.filter(({ where }) => !where.startsWith('paragraphs'))
    .map(({ file: name, items }) => ({
      file: name,
      items: items.map((item) => ({ name: item.name, points: String(item.points) })),
    }));
}

/** Names are shortened in the list: this share of their pairs of characters has to stand in the row. */
const SHARE = 0.6;

/** The items of which no row of any table has both the name and the points. */
export function listMissingItems({ items }: ExpectedScoring, { blocks }: ImportedDocument): string[] {
  const rows = blocks.flatMap((block) =>
    block.type === 'table' ? block.rows.map((row) => normaliseForMatching(row.map(({ text }) => text).join(' '))) : [],
  );
  return items
    .filter(({ name, points }) => {
      const pairs = listPairs(normaliseForMatching(name));
      const isNumber = new RegExp(`(?<![\\d.])${points.replace('.', '\\.')}(?![\\d.])`);
      return !rows.some(
        (row) => pairs.filter((pair) => row.includes(pair)).length >= pairs.length * SHARE && isNumber.test(row),
      );
    })
    .map(({ name }) => name);
}

function listPairs(text: string): string[] {
  const characters = [...text.replace(/\s+/g, '')];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}
