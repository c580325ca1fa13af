import type { Location } from '../../../src/domain/location.ts';
import { normaliseForMatching } from '../../matching.ts';
import { writePointsInDigits } from './numeral-points.ts';
import { splitTitlePoints } from './stated-points.ts';

/** A line of running text with its place. */
export interface OutlineLine {
  text: string;
  location: Location;
  isHeading: boolean;
}

/** A line that states points of its own, 一、投标报价（35分）, with what stands below it. */
export interface OutlineNode {
  rank: number;
  number: string | null;
  title: string;
  points: string;
  location: Location;
  /** The line itself and those up to the next node. */
  lines: OutlineLine[];
  children: OutlineNode[];
}

const MARKERS: readonly (readonly [rank: number, pattern: RegExp])[] = [
  [0, /^第[一二三四五六七八九十\d]{1,3}(?:部分|项|类)[:、.]?/],
  [1, /^(?:[一二三四五六七八九十]{1,3}[、.]|[ⅠⅡⅢⅣⅤⅥ][、.])/],
  [2, /^[([][一二三四五六七八九十]{1,3}[)\]]、?/],
  [3.5, /^\d{1,2}(?:\.\d{1,2}){1,3}[、.)]?(?![\d%])/],
  [3, /^\d{1,2}(?:[、)]|\.(?!\d))/],
  [4, /^[(]\d{1,2}[)]、?/],
  [4.5, /^[A-Za-z][、.)]/],
  [5, /^[①-⑳]/],
];
const UNMARKED_RANK = 2.5;
const LONGEST_HEAD = 45;
/** 价格分………………30分 */
const LEADERS = /[.·_-]{3,}/g;
/** A step of an item, not an item: 一档（7分）：方案简单. */
const STEP =
  /^(?:第?[一二三四五六七八九十]档|第?[一二三四五]等|[A-Ea-e](?:档|级|等)?|[甲乙丙]等|优秀?|良好?|中等?|较好|好|一般|合格|不合格|较差|差|及格)$/;
/** 以最低评标报价为30分: a rule's sentence. */
const BEGINS_SENTENCE = /^(?:以(?!上)|当|若|凡)/;
const SENTENCE = /[得扣加减]\s?\d|每|(?:不少于|以上|以下|低于|高于)\d/;
const AFTER_COLON =
  /^(?<title>[^:。;]{2,30}):(?:满分|最高|共|计|分值)?[:为]?(?<points>\d{1,3}(?:\.\d{1,2})?)分(?:[。;,(]|$)/;

/** How deep a line's numbering is: 一、 above （一） above 1. above （1）; null where it has none. */
export function readMarker(plain: string): { rank: number; marker: string } | null {
  for (const [rank, pattern] of MARKERS) {
    const marker = pattern.exec(plain)?.[0];
    if (marker !== undefined) return { rank, marker };
  }
  return null;
}

/** Reads a line as a node; null where it states no points of its own. A sentence that gives points for a case is none. */
export function readNode(line: OutlineLine, acceptsPercent: boolean): OutlineNode | null {
  const plain = writePointsInDigits(normaliseForMatching(line.text.slice(0, 300)).replace(LEADERS, ' '));
  if (!/\d\s*[分%]/.test(plain.slice(0, 120))) return null;
  const marked = readMarker(plain);
  const rest = plain.slice(marked?.marker.length ?? 0).trim();
  const head = rest.split(/[:。;\n]/, 1)[0] ?? '';
  const titled = titleOf(head, rest);
  if (titled === null || (!acceptsPercent && !/\d\s*分/.test(`${head}${rest.slice(head.length, head.length + 12)}`)))
    return null;
  const isWhole = rest.replace(/[:。;]$/, '').length <= head.length;
  if (marked === null && !(line.isHeading || (isWhole && head.length <= 30) || rest.slice(head.length).startsWith(':')))
    return null;
  return {
    rank: marked?.rank ?? UNMARKED_RANK,
    number: marked?.marker.replace(/[、.:)\s]+$/, (end) => (end.startsWith(')') ? ')' : '')) ?? null,
    title: titled.title,
    points: titled.points,
    location: line.location,
    lines: [line],
    children: [],
  };
}

function titleOf(head: string, rest: string): { title: string; points: string } | null {
  const mentions = head.match(/\d\s?分/g)?.length ?? 0;
  if (
    head.length <= LONGEST_HEAD &&
    mentions < 2 &&
    !/其中|总分|满分为/.test(head) &&
    !SENTENCE.test(head.replace(/[(][^()]{0,30}[)]/g, ''))
  ) {
    const { title, points } = splitTitlePoints(head);
    if (STEP.test(title) || BEGINS_SENTENCE.test(title)) return null;
    if (points !== null && title.length >= 2) return { title, points };
  }
  const colon = AFTER_COLON.exec(rest)?.groups;
  if (colon === undefined || SENTENCE.test(colon['title'] ?? '')) return null;
  return { title: (colon['title'] ?? '').trim(), points: colon['points'] ?? '' };
}

/** Nests nodes by the depth of their numbering. */
export function nestNodes(nodes: readonly OutlineNode[]): OutlineNode[] {
  const tops: OutlineNode[] = [];
  const open: OutlineNode[] = [];
  for (const node of nodes) {
    while ((open.at(-1)?.rank ?? -1) >= node.rank) open.pop();
    const parent = open.at(-1);
    if (parent === undefined) tops.push(node);
    else parent.children.push(node);
    open.push(node);
  }
  return tops;
}
