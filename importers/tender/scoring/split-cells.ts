import { Decimal, sum } from '../../../src/domain/decimal.ts';
import { makeGroup } from './groups.ts';
import { itemPoints } from './item-points.ts';
import { nestNodes, type OutlineNode, readNode } from './outline.ts';
import { readOutlineItems } from './outline-items.ts';
import type { RawItem } from './raw-item.ts';

const PART =
  /部分$|^(?:商务|技术|资信|服务|价格|综合|商务技术|技术商务|技术服务|客观|主观)(?:评分|评审|因素|标|分|得分|评分标准|评审标准)?$/;

/**
 * A row that holds a whole part of the scoring in one cell (技术部分 50分 | 1、施工方案（20分）… 2、…（30分）) becomes the
 * items that its lines name, where they add up to the part.
 */
export function splitSectionItems(items: readonly RawItem[]): RawItem[] {
  return items.flatMap((item) => (PART.test(item.title.replace(/\s/g, '')) ? splitItem(item) : [item]));
}

function splitItem(item: RawItem): RawItem[] {
  const { value } = itemPoints(item);
  const [place] = item.locations;
  if (place === undefined) return [item];
  const nodes: OutlineNode[] = [];
  for (const text of item.texts.flatMap((part) => part.split('\n'))) {
    const line = { text, location: { ...place, quote: '' }, isHeading: false };
    const node = readNode(line, false);
    if (node !== null) nodes.push(node);
    else nodes.at(-1)?.lines.push(line);
  }
  const tops = nestNodes(nodes);
  const total = sum(tops.map(({ points }) => new Decimal(points)));
  if (tops.length < 2 || (value !== null && !total.eq(value))) return [item];
  const group = makeGroup(item.title, 'cell', place, value);
  return readOutlineItems(tops).items.map((part) => ({
    ...part,
    objective: item.objective,
    groups: [...item.groups, group],
  }));
}
