import type { DraftItem, DraftScheme } from '../../src/domain/draft.ts';

/** Items under one heading of the scoring table. */
export interface ItemGroup {
  id: string | null;
  title: string;
  points: string | null;
  items: readonly DraftItem[];
}

/** Sections in their order, then what belongs to none. */
export function groupItems({ lot }: DraftScheme): ItemGroup[] {
  const sections = lot.sections.map(({ id, title, points }) => ({
    id,
    title,
    points,
    items: lot.items.filter(({ section }) => section === id),
  }));
  const known = new Set(lot.sections.map(({ id }) => id));
  const others = lot.items.filter(({ section }) => section === null || !known.has(section));
  const title = sections.length === 0 ? '评审因素' : '不分部分';
  return others.length === 0 && sections.length > 0
    ? sections
    : [...sections, { id: null, title, points: null, items: others }];
}
