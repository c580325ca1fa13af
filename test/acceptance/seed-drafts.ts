import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readTender } from '../../importers/tender/index.ts';
import type { ImportedDocument } from '../../src/domain/document.ts';
import type { DraftLot, TenderDraft } from '../../src/domain/draft.ts';
import type { Location } from '../../src/domain/location.ts';
import type { Lot } from '../../src/domain/lot.ts';
import type { Requirement } from '../../src/domain/requirement.ts';
import { listLotFiles, PROCUREMENT_FILE, readLot, readProcurement } from '../../src/storage/files/load-scheme.ts';
import { importDocument } from '../../src/use-cases/import-document.ts';
import { compareParameters, pairItems } from './compare-items.ts';
import type { AcceptanceRow } from './index.ts';
import { PROCUREMENTS, readSeeds, stands } from './seeds.ts';
import { isSame, showTally, type Tally } from './tally.ts';

const LONGEST_DRAFT_MS = 2_000;
const RUNS = 3;
const KINDS_RIGHT = 0.98;
const PARAMETERS_RIGHT = 0.95;
/** A clause may be found at its title or at its text. */
const LINES_APART = 1;

/** Drafts every seed document and holds the draft against the scheme that was checked by hand. */
export async function checkSeedDrafts(folder: string): Promise<AcceptanceRow[]> {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const texts = readSeeds(folder);
  const kinds: Tally = { right: 0, all: 0 };
  const parameters: Tally = { right: 0, all: 0 };
  const rows: AcceptanceRow[] = [];
  for (const id of readdirSync(PROCUREMENTS)) {
    const place = path.join(PROCUREMENTS, id);
    const procurement = readProcurement(path.join(place, PROCUREMENT_FILE));
    const lots = listLotFiles(place).map((file) => readLot(file));
    const known = [procurement.title, procurement.number].filter((words) => words !== null);
    const index = texts.findIndex((lines) => known.some((words) => lines.some((line) => line.includes(words))));
    const seed = files[index < 0 ? texts.findIndex((lines) => lots.some((lot) => isFrom(lot, lines))) : index];
    if (seed === undefined) continue;
    const document = await importDocument(path.join(folder, seed));
    const { draft, ms } = draftTimed(document);
    rows.push({ name: `draft/${id}`, passed: ms <= LONGEST_DRAFT_MS, detail: `${draft.lots.length} lots; ${ms} ms` });
    for (const lot of lots) rows.push(compareLot(id, lot, findDrafted(draft, lot), { kinds, parameters }));
    rows.push(compareMandatory(id, lots, procurement.mandatoryRequirements, draft));
  }
  if (rows.length === 0) return rows;
  return [
    ...rows,
    { name: 'draft/kinds', passed: kinds.right >= kinds.all * KINDS_RIGHT, detail: showTally(kinds) },
    {
      name: 'draft/parameters',
      passed: parameters.right >= parameters.all * PARAMETERS_RIGHT,
      detail: showTally(parameters),
    },
  ];
}

/** The shortest of three times: the others had to share the machine. */
function draftTimed(document: ImportedDocument): { draft: TenderDraft; ms: number } {
  const runs = Array.from({ length: RUNS }, () => {
    const started = performance.now();
    const draft = readTender([document]);
    return { draft, ms: Math.round(performance.now() - started) };
  });
  return runs.reduce((best, run) => (run.ms < best.ms ? run : best));
}

function isFrom(lot: Lot, lines: readonly string[]): boolean {
  const places = [...lot.items, ...lot.requirements].map(({ location }) => location).filter((at) => at !== null);
  return places.length > 0 && places.every((location) => stands(location, lines));
}

function findDrafted(draft: TenderDraft, { purpose, number }: Lot): DraftLot | undefined {
  const all = [...draft.lots, ...draft.assessments];
  return (
    all.find((lot) => lot.purpose === purpose && lot.number === number) ?? all.find((lot) => lot.number === number)
  );
}

function compareLot(
  id: string,
  expected: Lot,
  drafted: DraftLot | undefined,
  tallies: { kinds: Tally; parameters: Tally },
): AcceptanceRow {
  const name = `draft/${id}/${expected.purpose === 'award' ? 'lot' : 'assessment'}-${expected.number}`;
  if (drafted === undefined) return { name, passed: false, detail: 'lot not found' };
  const found = drafted.items.filter(({ proposed }) => !proposed && drafted.purpose === expected.purpose);
  const pairs = pairItems(expected.items, found);
  const points = pairs.filter(
    ([item, other]) => isSame(item.maxPoints, other?.maxPoints) || !isComparable(expected),
  ).length;
  const kinds = pairs.filter(([item, other]) => item.kind === other?.kind);
  const parameters = pairs.flatMap(([item, other]) => compareParameters(item, other));
  const wrong = parameters.filter((parameter) => parameter.expected !== parameter.found);
  tallies.kinds.all += pairs.length;
  tallies.kinds.right += kinds.length;
  tallies.parameters.all += parameters.length;
  tallies.parameters.right += parameters.length - wrong.length;
  const isBudgetRight = isSame(expected.budget, drafted.budget) && isSame(expected.ceilingPrice, drafted.ceilingPrice);
  const isPolicyRight =
    (expected.sme.setAside ?? false) === (drafted.sme.setAside ?? false) &&
    isSame(expected.sme.smallMicroDeduction, drafted.sme.smallMicroDeduction);
  return {
    name,
    passed: found.length === expected.items.length && points === pairs.length && isBudgetRight && isPolicyRight,
    detail: [
      `items ${found.length} of ${expected.items.length}, points ${points}, kinds ${kinds.length}`,
      `parameters ${parameters.length - wrong.length} of ${parameters.length}`,
      ...(isBudgetRight ? [] : [`budget ${drafted.budget}, ceiling ${drafted.ceilingPrice}`]),
      ...(isPolicyRight ? [] : [`set aside ${drafted.sme.setAside}, deduction ${drafted.sme.smallMicroDeduction}`]),
      ...pairs
        .filter(([item, other]) => item.kind !== other?.kind || !isSame(item.maxPoints, other.maxPoints))
        .map(([item, other]) => `${item.title} ${item.maxPoints} ${item.kind} → ${other?.maxPoints} ${other?.kind}`),
      ...wrong.slice(0, 8).map((parameter) => `${parameter.name} ${parameter.expected} → ${parameter.found}`),
    ].join('; '),
  };
}

/** An assessment's limits are no full marks: what its items can give at most is not written in the document. */
function isComparable({ purpose }: Lot): boolean {
  return purpose === 'award';
}

function compareMandatory(
  id: string,
  lots: readonly Lot[],
  common: readonly Requirement[],
  draft: TenderDraft,
): AcceptanceRow {
  const expected = [...common, ...lots.flatMap(({ mandatoryRequirements }) => mandatoryRequirements)];
  const found = [
    ...draft.procurement.mandatoryRequirements,
    ...draft.lots.flatMap(({ mandatoryRequirements }) => mandatoryRequirements),
  ];
  const missing = expected.filter((clause) => !found.some((other) => isSameClause(clause, other)));
  const excess = found.filter((clause) => !expected.some((other) => isSameClause(other, clause)));
  return {
    name: `draft/${id}/mandatory`,
    passed: missing.length === 0 && excess.length === 0,
    detail: [
      `${expected.length - missing.length} of ${expected.length} ★ clauses found, ${excess.length} false`,
      ...missing.map(({ number, location }) => `missing ${number} ${location.path}`),
      ...excess.map(({ number, location }) => `false ${number} ${location.path}`),
    ].join('; '),
  };
}

/** A clause is found where it stands; in a table, whose rows have no lines of their own, by its number and its words. */
function isSameClause(expected: Requirement, found: Requirement): boolean {
  const [a, b] = [lineOf(expected.location), lineOf(found.location)];
  if (a !== null && b !== null && Math.abs(a - b) <= LINES_APART) return true;
  const words = `${found.title ?? ''}${found.text}${found.location.quote}`;
  return expected.number === found.number && words.includes(expected.location.quote);
}

function lineOf({ path: at }: Location): number | null {
  const line = /line\[(\d+)\]/.exec(at)?.[1];
  return line === undefined ? null : Number.parseInt(line, 10);
}
