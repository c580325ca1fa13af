import { AppError } from './app-error.ts';
import type { DraftItem, DraftLot, DraftScheme } from './draft.ts';
import type { Requirement } from './requirement.ts';

type Section = DraftLot['sections'][number];

/** Where a requirement stands: of one lot or of all, and whether failing it makes a bid invalid. */
export interface RequirementPlace {
  isShared: boolean;
  isMandatory: boolean;
}

/** The item in place of the one it was made from; a new one at the end of its section. */
export function putItem(scheme: DraftScheme, item: DraftItem): DraftScheme {
  const { items } = scheme.lot;
  const isKnown = items.some(({ id }) => id === item.id);
  const last = items.findLastIndex(({ section }) => section === item.section);
  const at = last === -1 ? items.length : last + 1;
  const changed = isKnown
    ? items.map((one) => (one.id === item.id ? item : one))
    : [...items.slice(0, at), item, ...items.slice(at)];
  return withItems(scheme, changed);
}

export function removeItem(scheme: DraftScheme, id: string): DraftScheme {
  return withItems(
    scheme,
    scheme.lot.items.filter((item) => item.id !== id),
  );
}

/** An item before the one above it in its section, or behind the one below it; at the edge it stays. */
export function moveItem(scheme: DraftScheme, id: string, direction: 'up' | 'down'): DraftScheme {
  const { items } = scheme.lot;
  const from = items.findIndex((item) => item.id === id);
  const section = items[from]?.section;
  const isNext = (item: DraftItem, index: number) =>
    item.section === section && (direction === 'up' ? index < from : index > from);
  const to = direction === 'up' ? items.findLastIndex(isNext) : items.findIndex(isNext);
  if (from === -1 || to === -1) return scheme;
  const moved = [...items];
  [moved[from], moved[to]] = [items[to] as DraftItem, items[from] as DraftItem];
  return withItems(scheme, moved);
}

/**
 * Sections in a new order, some renamed, added or gone.
 * @throws AppError `input-invalid` where a section goes that still has items
 */
export function replaceSections(scheme: DraftScheme, sections: readonly Section[]): DraftScheme {
  const kept = new Set(sections.map(({ id }) => id));
  const homeless = scheme.lot.items.find(({ section }) => section !== null && !kept.has(section));
  const lost = scheme.lot.sections.find(({ id }) => id === homeless?.section);
  if (lost !== undefined) {
    throw new AppError('input-invalid', `“${lost.title}”里还有评审因素，请先把它们移到其他部分或删除`);
  }
  return { ...scheme, lot: { ...scheme.lot, sections: [...sections] } };
}

export function listRequirements(scheme: DraftScheme, { isShared, isMandatory }: RequirementPlace): Requirement[] {
  const owner = isShared ? scheme.procurement : scheme.lot;
  return isMandatory ? owner.mandatoryRequirements : owner.requirements;
}

/** A requirement in its place; it leaves the one it stood in before. */
export function putRequirement(scheme: DraftScheme, requirement: Requirement, place: RequirementPlace): DraftScheme {
  const list = listRequirements(scheme, place);
  if (list.some(({ id }) => id === requirement.id)) {
    const changed = list.map((one) => (one.id === requirement.id ? requirement : one));
    return withRequirements(scheme, place, changed);
  }
  return withRequirements(removeRequirement(scheme, requirement.id), place, [...list, requirement]);
}

export function removeRequirement(scheme: DraftScheme, id: string): DraftScheme {
  const without = (list: readonly Requirement[]) => list.filter((one) => one.id !== id);
  const strip = <T extends Record<'requirements' | 'mandatoryRequirements', Requirement[]>>(owner: T): T => ({
    ...owner,
    requirements: without(owner.requirements),
    mandatoryRequirements: without(owner.mandatoryRequirements),
  });
  return { procurement: strip(scheme.procurement), lot: strip(scheme.lot) };
}

/** A requirement with the place it stands in; null where there is none under this id. */
export function findRequirement(
  scheme: DraftScheme,
  id: string,
): { requirement: Requirement; place: RequirementPlace } | null {
  for (const place of REQUIREMENT_PLACES) {
    const requirement = listRequirements(scheme, place).find((one) => one.id === id);
    if (requirement !== undefined) return { requirement, place };
  }
  return null;
}

export const REQUIREMENT_PLACES: readonly RequirementPlace[] = [
  { isShared: true, isMandatory: true },
  { isShared: false, isMandatory: true },
  { isShared: true, isMandatory: false },
  { isShared: false, isMandatory: false },
];

/** An id that none of the others has: `item-4`. */
export function createId(prefix: string, taken: Iterable<string>): string {
  const known = new Set(taken);
  let number = 1;
  while (known.has(`${prefix}-${number}`)) number += 1;
  return `${prefix}-${number}`;
}

function withItems(scheme: DraftScheme, items: DraftItem[]): DraftScheme {
  return { ...scheme, lot: { ...scheme.lot, items } };
}

function withRequirements(
  { procurement, lot }: DraftScheme,
  { isShared, isMandatory }: RequirementPlace,
  list: Requirement[],
): DraftScheme {
  const key = isMandatory ? 'mandatoryRequirements' : 'requirements';
  return isShared
    ? { procurement: { ...procurement, [key]: list }, lot }
    : { procurement, lot: { ...lot, [key]: list } };
}
