import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { readTender } from '../../importers/tender/index.ts';
import { Decimal, sum } from '../../src/domain/decimal.ts';
import { importDocument } from '../../src/use-cases/import-document.ts';
import type { AcceptanceRow } from './index.ts';
import { isSame, showTally, type Tally } from './tally.ts';

const DOCUMENTS_RIGHT = 0.9;

const expectationsSchema = z.object({
  tables: z.array(
    z.object({
      id: z.string(),
      file: z.string(),
      total: z.number(),
      items: z.array(z.object({ name: z.string(), points: z.number() })),
    }),
  ),
  no_scoring: z.array(z.object({ id: z.string(), file: z.string() })),
});

/** Drafts every document of `tenders/` and holds items and points against what was read by hand. */
export async function checkTenderDrafts(folder: string): Promise<AcceptanceRow[]> {
  const file = path.join(folder, 'expected.json');
  if (!existsSync(file)) return [];
  const expectations = expectationsSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const tally: Tally = { right: 0, all: 0 };
  const rows: AcceptanceRow[] = [];
  const add = (name: string, isRight: boolean, isSaid: boolean, detail: string) => {
    tally.all += 1;
    if (isRight) tally.right += 1;
    rows.push({ name: `draft/${name}`, passed: isRight || isSaid, detail });
  };
  for (const { id, file: name, items, total } of expectations.tables) {
    const draft = readTender([await importDocument(path.join(folder, name))]);
    const found = draft.lots[0]?.items ?? [];
    const points = found.map(({ maxPoints }) => maxPoints ?? '?');
    const isRight =
      points.length === items.length && items.every((item, index) => isSame(String(item.points), points[index]));
    const stated = draft.lots[0]?.totalPoints ?? null;
    const added = sum(points.filter((value) => value !== '?').map((value) => new Decimal(value))).toFixed();
    const unsure = draft.messages.filter(({ code, severity }) => severity !== 'info' && POINTS_UNSURE.test(code));
    const unknown = found.filter(({ kind }) => kind === 'unknown').length;
    add(
      id,
      isRight,
      unsure.length > 0,
      [
        `items ${found.length} of ${items.length}, points ${points.join('+')} = ${added} of ${total}, stated ${stated}`,
        `unknown kinds ${unknown}`,
        ...unsure.map(({ code }) => code),
        found.map(({ title, kind }) => `${title}:${kind}`).join(', '),
      ].join('; '),
    );
  }
  for (const { id, file: name } of expectations.no_scoring) {
    const draft = readTender([await importDocument(path.join(folder, name))]);
    const found = draft.lots
      .flatMap(({ items }) => items)
      .filter(({ proposed, maxPoints }) => !proposed && maxPoints !== null);
    add(id, found.length === 0, false, `items with points ${found.length} of 0`);
  }
  return [
    ...rows,
    {
      name: 'draft/documents',
      passed: tally.right >= tally.all * DOCUMENTS_RIGHT,
      detail: `fully right: ${showTally(tally)}`,
    },
  ];
}

const POINTS_UNSURE = /points|sum|total/;
