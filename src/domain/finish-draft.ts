import type { DraftItem, DraftScheme } from './draft.ts';
import type { Lot, Scheme } from './lot.ts';
import type { ScoringItem } from './scoring-item.ts';

/** What is still open in a draft: where, and what to do. */
export interface DraftGap {
  place: string;
  message: string;
}

/** A draft as a scheme to score with, or what is missing for that; items' consistency is another check's concern. */
export function finishDraft({ procurement, lot }: DraftScheme): { scheme: Scheme | null; gaps: DraftGap[] } {
  const gaps: DraftGap[] = [];
  const { title, category } = procurement;
  if (title === null) gaps.push({ place: 'procurement.title', message: '缺少项目名称，请补上' });
  if (category === null) gaps.push({ place: 'procurement.category', message: '没有写明是货物、服务还是工程，请补上' });
  const items = lot.items.flatMap((item, index): ScoringItem[] => {
    if (isFinished(item)) return [item];
    gaps.push({ place: `items[${index}]`, message: `“${item.title}”${describeGap(item)}，请补上` });
    return [];
  });
  if (gaps.length > 0 || title === null || category === null) return { scheme: null, gaps };
  const finished: Lot = { ...lot, items };
  return { scheme: { procurement: { ...procurement, title, category }, lot: finished }, gaps };
}

/** Whether an item has all that its kind needs. */
export function isFinished(item: DraftItem): item is ScoringItem {
  return item.maxPoints !== null && describeGap(item) === null;
}

/** What an item of its kind still needs: 没有列出证书. Null where there is nothing. */
export function describeGap(item: DraftItem): string | null {
  switch (item.kind) {
    case 'unknown':
      return item.maxPoints === null ? '没有分值' : null;
    case 'checklist':
      return item.certificates.length === 0 ? '没有列出证书' : null;
    case 'people':
      return item.roles.length === 0 ? '没有列出岗位' : null;
    case 'levels':
      return item.levels.length === 0 ? '没有列出等级' : null;
    case 'flaws':
      return item.tiers.length === 0 ? '没有列出档次' : null;
    case 'deductions':
      return item.parts.length === 0 ? '没有列出应含的内容' : null;
    case 'bands':
      return item.measure === '' ? '没有写明按什么分档' : null;
    case 'occurrences':
      return item.occurrences.length === 0 ? '没有列出计分的情形' : null;
    default:
      return null;
  }
}
