import type { Decimal } from '../../../src/domain/decimal.ts';
import { type Finding, finding } from '../../../src/domain/finding.ts';
import type { CriterionRow, CriterionSection, CriterionTable } from '../criterion-row.ts';
import { checkGroupSums, checkTotal, checkTotals } from './check-sums.ts';
import { type Composition, checkComposition, compositionsOf } from './composition.ts';
import { dropRepeated, isListOfTotals } from './drop-repeated.ts';
import { checkItemPoints, itemPoints } from './item-points.ts';
import type { Group, RawItem } from './raw-item.ts';
import type { StatedTotal } from './row-words.ts';
import { findScales, listUnits } from './scales.ts';
import { type ScoredPart, sumItems } from './scored-part.ts';

export interface Gathered {
  tables: CriterionTable[];
  messages: Finding[];
}

/** Puts the parts that score one lot together to its table; parts for all lots complete each lot's own. */
export function gatherTables(
  parts: readonly ScoredPart[],
  textTotals: readonly StatedTotal[],
  lines: readonly string[],
  compositions: readonly Composition[],
  lots: readonly number[],
): Gathered {
  const messages: Finding[] = [];
  const award = dropRepeated(
    nameRest(parts, lots).filter(({ purpose }) => purpose === 'award'),
    messages,
  );
  const dropped = parts.filter((part) => part.purpose === 'award' && !award.includes(part) && isListOfTotals(part));
  const groups = groupByLots(award, textTotals, lines, lots);
  const tables = groups.flatMap((group) => {
    const made = makeTables(group, textTotals, lines, messages);
    const isOnly = groups.length === 1 && made.length === 1;
    if (isOnly && made[0]?.scales.length !== 0) return made;
    const stated = [...compositions, ...dropped.map(listComposition)];
    for (const composition of compositionsOf(stated, group[0]?.lots ?? [], isOnly))
      messages.push(
        ...checkComposition(
          composition,
          group.flatMap(({ items }) => items),
        ),
      );
    return made;
  });
  for (const part of parts.filter(({ purpose }) => purpose === 'performance-assessment'))
    tables.push(makeAssessment(part, messages));
  return { tables, messages };
}

/** A table that only lists the parts' totals says how the whole is made up. */
function listComposition({ items, totals, location, lots }: ScoredPart): Composition {
  const parts = items.flatMap((item) => {
    const points = itemPoints(item).value;
    return points === null ? [] : [{ name: item.title, points }];
  });
  return { total: totals[0]?.points ?? null, parts, location, lots };
}

/** Gives the parts for 其余包 the lots that no other part names. */
function nameRest(parts: readonly ScoredPart[], lots: readonly number[]): ScoredPart[] {
  const named = new Set(parts.flatMap((part) => part.lots));
  const rest = lots.filter((lot) => !named.has(lot));
  return parts.map((part) => (part.isRest === true ? { ...part, lots: rest } : part));
}

/** Parts for all lots complete those of each lot, unless they are a whole scoring by themselves. */
function groupByLots(
  parts: readonly ScoredPart[],
  textTotals: readonly StatedTotal[],
  lines: readonly string[],
  lots: readonly number[],
): ScoredPart[][] {
  const byLots = new Map<string, ScoredPart[]>();
  for (const part of parts) {
    const key = part.lots.join(',');
    byLots.set(key, [...(byLots.get(key) ?? []), part]);
  }
  const common = byLots.get('') ?? [];
  const own = [...byLots].filter(([key]) => key !== '').map(([, list]) => list);
  const whole = textTotals[0]?.points ?? '100';
  const isWhole = (list: readonly ScoredPart[]) =>
    sumOf(list).gte(whole) && findScales(listUnits([...common, ...list]), lines) === null;
  if (common.length === 0 || own.length === 0 || isWhole(common) || own.every(isWhole)) return [...byLots.values()];
  const joined = own.map((list) =>
    isWhole(list)
      ? list
      : parts
          .filter((part) => common.includes(part) || list.includes(part))
          .map((part) => ({ ...part, lots: list[0]?.lots ?? [] })),
  );
  const isOpen = lots.some((lot) => !own.some((list) => list[0]?.lots.includes(lot)));
  return isOpen ? [common, ...joined] : joined;
}

function sumOf(parts: readonly ScoredPart[]): Decimal {
  return sumItems(parts.flatMap(({ items }) => items));
}

function makeTables(
  parts: readonly ScoredPart[],
  textTotals: readonly StatedTotal[],
  lines: readonly string[],
  messages: Finding[],
): CriterionTable[] {
  const isWhole = (part: ScoredPart) => sumOf([part]).eq('100');
  const scales = findScales(listUnits(parts), lines);
  if (scales === null && parts.length > 1 && parts.every(isWhole)) {
    messages.push(
      finding(
        'warning',
        'several-scoring-tables',
        `找到 ${parts.length} 套各为 100 分的评分标准，文件没有说明各用于哪个采购包；请核对`,
        {
          locations: parts.map(({ location }) => location),
        },
      ),
    );
    return parts.map((part) => makeTable([part], textTotals, null, messages));
  }
  return [makeTable(parts, textTotals, scales, messages)];
}

function makeTable(
  parts: readonly ScoredPart[],
  textTotals: readonly StatedTotal[],
  scales: ReturnType<typeof findScales>,
  messages: Finding[],
): CriterionTable {
  const lots = parts[0]?.lots ?? [];
  const items = parts.flatMap((part) => part.items);
  const scope = lots.length === 0 ? '评分标准' : `第 ${lots.join('、')} 包的评分标准`;
  const own = parts.flatMap(({ totals }) => totals).filter(({ points }) => parts.length === 1 || points === '100');
  const totals =
    own.length > 0
      ? [...own, ...(scales === null ? textTotals.filter(({ points }) => points === '100') : [])]
      : [...textTotals];
  const [total] = totals;
  messages.push(
    ...items.flatMap(checkItemPoints),
    ...checkGroupSums(
      items,
      parts.flatMap(({ subtotals }) => subtotals),
    ),
    ...checkTotals(totals, scope),
  );
  const scaleOf = new Map<RawItem, string>();
  if (scales === null && total !== undefined) messages.push(...checkTotal(items, total, scope));
  for (const [unit, scale] of scales ?? []) {
    for (const item of unit.items) scaleOf.set(item, scale.id);
    const place = unit.items[0]?.locations[0];
    if (place !== undefined)
      messages.push(...checkTotal(unit.items, { points: scale.points, location: place }, `“${unit.title}”`));
  }
  return {
    lots,
    purpose: 'award',
    rows: items.map((item) => makeRow(item, scaleOf.get(item) ?? null, total?.points ?? null)),
    scales: [...(scales?.values() ?? [])],
    total: total ?? null,
  };
}

function makeAssessment(part: ScoredPart, messages: Finding[]): CriterionTable {
  messages.push(...part.items.filter((item) => itemPoints(item).value === null).flatMap(checkItemPoints));
  const [total] = part.totals;
  return {
    lots: part.lots,
    purpose: 'performance-assessment',
    rows: part.items.map((item) => makeRow(item, null, total?.points ?? null)),
    scales: [],
    total: total ?? null,
  };
}

function makeRow(item: RawItem, scale: string | null, total: string | null): CriterionRow {
  const section = chooseSection(item.groups, total);
  const { number, title, objective, locations } = item;
  return {
    number,
    title,
    section,
    maxPoints: itemPoints(item).value,
    objective,
    text: item.texts.join('\n').trim(),
    locations,
    scale,
    ...(item.isWeighted ? { isWeighted: true } : {}),
  };
}

/** The outermost group that states its points; one that states the whole's is no section where others stand below it. */
function chooseSection(groups: readonly Group[], total: string | null): CriterionSection | null {
  const parts =
    groups.length > 1 ? groups.filter(({ points }) => points === null || points !== (total ?? '100')) : groups;
  const chosen = parts.find(({ points }) => points !== null) ?? parts[0];
  return chosen === undefined ? null : sectionOf(chosen);
}

const SECTIONS = new WeakMap<Group, CriterionSection>();

function sectionOf(group: Group): CriterionSection {
  const known = SECTIONS.get(group);
  if (known !== undefined) return known;
  const { title, points, objective, location } = group;
  const section = { title, points, objective, location };
  SECTIONS.set(group, section);
  return section;
}
