import { Decimal, sum } from '../../../src/domain/decimal.ts';
import { quoteOf } from './grid.ts';
import { makeGroup } from './groups.ts';
import type { OutlineNode } from './outline.ts';
import type { Group, RawItem } from './raw-item.ts';
import type { StatedTotal } from './row-words.ts';

const SECTION_LIKE = /部分|商务|技术|价格|报价|资信|服务|综合|类|标$|[^得]分$|评审|评分|评议/;

export interface OutlineItems {
  items: RawItem[];
  totals: StatedTotal[];
}

/**
 * Items of an outline: the nodes below its groups, or its top nodes themselves. A node around everything that states the
 * whole's points (四、评分标准（100分）) is a total and no group.
 */
export function readOutlineItems(tops: readonly OutlineNode[]): OutlineItems {
  const [only] = tops;
  const wraps =
    tops.length === 1 &&
    only !== undefined &&
    only.children.length > 1 &&
    isSumOf(only) &&
    (only.points === '100' || only.children.some(({ children }) => children.length > 0));
  if (wraps) {
    const inner = readOutlineItems(only.children);
    return { items: inner.items, totals: [{ points: only.points, location: only.location }, ...inner.totals] };
  }
  const whole = tops.find(
    (node) =>
      node.children.length === 0 &&
      node.points === '100' &&
      tops.length > 2 &&
      isSum(
        tops.filter((other) => other !== node),
        '100',
      ),
  );
  if (whole !== undefined) {
    const inner = readOutlineItems(tops.filter((node) => node !== whole));
    return { items: inner.items, totals: [{ points: '100', location: whole.location }, ...inner.totals] };
  }
  const items = tops.flatMap((node) => {
    if (!isGroup(node)) return [makeItem(node, [])];
    const group = makeGroup(`${node.number ?? ''}${node.title}`, 'row', locateNode(node), node.points);
    return node.children.map((child) => makeItem(child, [{ ...group, title: node.title }]));
  });
  return { items: shareGroups(items), totals: [] };
}

function isSumOf(node: OutlineNode): boolean {
  return isSum(node.children, node.points);
}

function isSum(nodes: readonly OutlineNode[], points: string): boolean {
  return sum(nodes.map((node) => new Decimal(node.points))).eq(points);
}

/** Children make a group where they add up to it; where they do not, only under a heading that speaks of a part. */
function isGroup(node: OutlineNode): boolean {
  if (node.children.length === 0) return false;
  return isSumOf(node) || (node.children.length > 1 && SECTION_LIKE.test(node.title));
}

function makeItem(node: OutlineNode, groups: Group[]): RawItem {
  const lines = allLines(node);
  const location = locateNode(node);
  return {
    number: node.number,
    title: node.title,
    groups,
    columnPoints: null,
    titlePoints: { value: node.points, location },
    objective: null,
    segment: 0,
    isWeighted: false,
    texts: [lines.map(({ text }) => text.trim()).join('\n')],
    locations: [location, ...lines.slice(1).map(({ text, location: place }) => ({ ...place, quote: quoteOf(text) }))],
  };
}

function locateNode(node: OutlineNode): OutlineNode['location'] {
  return { ...node.location, quote: quoteOf(node.lines[0]?.text ?? node.title) };
}

function allLines(node: OutlineNode): OutlineNode['lines'] {
  return [...node.lines, ...node.children.flatMap(allLines)];
}

/** One group object for all its items, so that sums and sections find them together. */
function shareGroups(items: RawItem[]): RawItem[] {
  const known = new Map<string, Group>();
  for (const item of items)
    item.groups = item.groups.map((group) => {
      const key = `${group.location.path}|${group.title}`;
      const same = known.get(key) ?? group;
      known.set(key, same);
      return same;
    });
  return items;
}
