import { Decimal } from '../../src/domain/decimal.ts';
import type { DraftItem, DraftLot } from '../../src/domain/draft.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import type { CriterionRow, CriterionSection, CriterionTable } from './criterion-row.ts';
import { readItem } from './kinds/index.ts';

export interface AssembledItems extends Pick<DraftLot, 'sections' | 'scales' | 'items' | 'totalPoints'> {
  messages: Finding[];
}

/** Rows of one lot's scoring as its scheme: every section once, every item with an id that says nothing but its order. */
export function assembleItems(tables: readonly CriterionTable[], priceTerms: string): AssembledItems {
  const rows = tables.flatMap((table) => table.rows.map((row) => boundRow(row, table)));
  const sections = listSections(rows);
  const messages: Finding[] = [];
  const items = rows.map((row, index): DraftItem => {
    const id = `item-${index + 1}`;
    const section = row.section === null ? null : (sections.get(keyOf(row.section))?.id ?? null);
    const reading = readItem(row, id, { section, priceTerms });
    messages.push(...reading.findings.map((found) => ({ ...found, item: id })));
    const weight = tables.flatMap(({ scales }) => scales).find((scale) => scale.id === row.scale)?.weight;
    return {
      ...reading.item,
      ...(weight === undefined ? {} : { scaleWeight: weight }),
    };
  });
  messages.push(...checkTwice(rows));
  return {
    sections: [...sections.values()],
    scales: uniqueScales(tables),
    items,
    totalPoints: tables.find(({ total }) => total !== null)?.total?.points ?? null,
    messages,
  };
}

/** In an assessment that starts from its full marks, what an item may give or cost is bounded by them where nothing else is said. */
function boundRow(row: CriterionRow, { purpose, total }: CriterionTable): CriterionRow {
  return purpose === 'award' || row.maxPoints !== null || total === null ? row : { ...row, maxPoints: total.points };
}

/** A table torn in two may name an item in both parts: with other points both stand, and the panel cannot mark by both. */
function checkTwice(rows: readonly CriterionRow[]): Finding[] {
  return rows.flatMap((row, index): Finding[] => {
    const first = rows.slice(0, index).find((other) => isSameItem(row, other));
    if (first?.maxPoints == null || row.maxPoints === null || new Decimal(row.maxPoints).eq(first.maxPoints)) return [];
    const locations = [first, row].flatMap((one) => one.locations.slice(0, 1));
    const message = `评审因素“${row.title}”在两张表中各列一次，一处 ${first.maxPoints} 分，另一处 ${row.maxPoints} 分；两处并存，请核对后删去一处`;
    return [finding('error', 'item-twice', message, { item: `item-${index + 1}`, locations })];
  });
}

function isSameItem(one: CriterionRow, other: CriterionRow): boolean {
  const [place, elsewhere] = [one.locations[0], other.locations[0]];
  return (
    one.title.replace(/\s/g, '') === other.title.replace(/\s/g, '') &&
    one.section?.title === other.section?.title &&
    place !== undefined &&
    elsewhere !== undefined &&
    tableOf(place.path) !== tableOf(elsewhere.path)
  );
}

function tableOf(path: string): string | undefined {
  return /^.*?table\[\d+\]/.exec(path)?.[0];
}

type Section = DraftLot['sections'][number];

function listSections(rows: readonly CriterionRow[]): Map<string, Section> {
  const sections = new Map<string, Section>();
  for (const { section, scale } of rows) {
    if (section === null || sections.has(keyOf(section))) continue;
    const { title, points, location } = section;
    const id = `section-${sections.size + 1}`;
    sections.set(keyOf(section), { id, title, points, location, ...(scale === null ? {} : { scale }) });
  }
  return sections;
}

function keyOf({ title, location }: CriterionSection): string {
  return `${location.file}\n${location.path}\n${title}`;
}

function uniqueScales(tables: readonly CriterionTable[]): DraftLot['scales'] {
  return [...new Map(tables.flatMap(({ scales }) => scales).map((scale) => [scale.id, scale])).values()];
}
