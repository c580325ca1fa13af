import type { DraftItem, DraftScheme } from '../../src/domain/draft.ts';
import { listRequirements, REQUIREMENT_PLACES } from '../../src/domain/edit-draft.ts';
import type { LevelOrders } from '../../src/domain/level-order.ts';
import type { Requirement } from '../../src/domain/requirement.ts';
import { type SchemeField, showTyped, typeOut } from './fields.ts';
import { KIND_NAMES, listItemFields } from './item-fields.ts';
import { LOT_FIELDS, REQUIREMENT_FIELDS, SECTION_FIELDS, SHARED_FIELDS } from './lot-fields.ts';

/** One difference between two versions, in words. An empty side: it was not there. */
export interface SchemeChange {
  where: string;
  before: string;
  after: string;
}

/** What became of a scheme from one version to another: what all lots share, the lot, its items, its requirements. */
export function compareSchemes(before: DraftScheme, after: DraftScheme, orders: LevelOrders): SchemeChange[] {
  return [
    ...compareFields('项目', SHARED_FIELDS, before.procurement, after.procurement),
    ...compareFields('本包', LOT_FIELDS, before.lot, after.lot),
    ...compareSections(before, after),
    ...compareItems(before, after, orders),
    ...compareRequirements(before, after),
  ];
}

function compareFields(where: string, fields: readonly SchemeField[], before: unknown, after: unknown): SchemeChange[] {
  const [was, is] = [typeOut(fields, before), typeOut(fields, after)];
  return fields.flatMap((field) => {
    const change = { where: `${where} ${field.label}`, before: showTyped(field, was), after: showTyped(field, is) };
    return change.before === change.after ? [] : [change];
  });
}

function compareSections(before: DraftScheme, after: DraftScheme): SchemeChange[] {
  const show = ({ lot }: DraftScheme) =>
    lot.sections.map(({ title, points }) => `${title}${points === null ? '' : ` ${points} 分`}`).join('，');
  const change = { where: SECTION_FIELDS[0]?.label ?? '', before: show(before), after: show(after) };
  return change.before === change.after ? [] : [change];
}

function compareItems(before: DraftScheme, after: DraftScheme, orders: LevelOrders): SchemeChange[] {
  const known = new Map(before.lot.items.map((item) => [item.id, item]));
  const kept = new Set(after.lot.items.map(({ id }) => id));
  const removed = before.lot.items
    .filter(({ id }) => !kept.has(id))
    .map((item) => ({ where: '删除评审因素', before: nameItem(item), after: '' }));
  const changed = after.lot.items.flatMap((item) => {
    const was = known.get(item.id);
    if (was === undefined) return [{ where: '增加评审因素', before: '', after: nameItem(item) }];
    const where = `“${item.title}”`;
    const kind = { where: `${where} 类别`, before: KIND_NAMES[was.kind], after: KIND_NAMES[item.kind] };
    const lots = { ...after.lot, sections: [...after.lot.sections, ...before.lot.sections] };
    const place = { where: `${where} 出处`, before: was.location?.quote ?? '', after: item.location?.quote ?? '' };
    return [
      ...[kind, place].filter((change) => change.before !== change.after),
      ...compareFields(where, listItemFields(item.kind, lots, orders), was, item),
    ];
  });
  const order = compareOrder(before, after);
  return [...removed, ...changed, ...order];
}

/** Items that stand in both, where their order is another. */
function compareOrder(before: DraftScheme, after: DraftScheme): SchemeChange[] {
  const both = (items: readonly DraftItem[], others: readonly DraftItem[]) =>
    items.filter(({ id }) => others.some((other) => other.id === id));
  const was = both(before.lot.items, after.lot.items);
  const is = both(after.lot.items, before.lot.items);
  if (was.every(({ id }, index) => id === is[index]?.id)) return [];
  const show = (items: readonly DraftItem[]) => items.map(({ title }) => title).join('、');
  return [{ where: '评审因素的次序', before: show(was), after: show(is) }];
}

function compareRequirements(before: DraftScheme, after: DraftScheme): SchemeChange[] {
  const list = (scheme: DraftScheme) =>
    REQUIREMENT_PLACES.flatMap((place) =>
      listRequirements(scheme, place).map((requirement) => ({
        requirement,
        kind: `${place.isShared ? '各包' : '本包'}${place.isMandatory ? '★ 条款' : '要求'}`,
      })),
    );
  const [was, is] = [list(before), list(after)];
  const removed = was
    .filter(({ requirement: { id } }) => !is.some(({ requirement }) => requirement.id === id))
    .map(({ requirement, kind }) => ({ where: `删除${kind}`, before: nameRequirement(requirement), after: '' }));
  const changed = is.flatMap(({ requirement, kind }) => {
    const old = was.find((one) => one.requirement.id === requirement.id);
    if (old === undefined) return [{ where: `增加${kind}`, before: '', after: nameRequirement(requirement) }];
    const moved = { where: `“${requirement.number}”归入`, before: old.kind, after: kind };
    return [
      ...(moved.before === moved.after ? [] : [moved]),
      ...compareFields(`“${requirement.number}”`, REQUIREMENT_FIELDS, old.requirement, requirement),
    ];
  });
  return [...removed, ...changed];
}

function nameItem({ title, maxPoints, kind }: DraftItem): string {
  return `${title}（${KIND_NAMES[kind]}，${maxPoints === null ? '分值未定' : `${maxPoints} 分`}）`;
}

function nameRequirement({ number, text }: Requirement): string {
  return `${number} ${text}`;
}
