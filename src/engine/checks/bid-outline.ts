import type { BidSection, Passage } from '../../domain/bid-section.ts';
import { normaliseForMatching } from '../../domain/matching.ts';

/** Sections that answer clauses, state prices or list others: no plan stands in them. */
const NO_PLANS: ReadonlySet<string> = new Set([
  'contents',
  'price-letter',
  'opening-form',
  'price-breakdown',
  'commercial-answers',
  'technical-answers',
  'answers',
  'bid-letter',
]);
/** Words that titles of items and chapters carry without saying what they are about. */
const FRAME = /评价|评审|评分|方案|计划|措施|部分|情况|说明|内容|分析|项目|投标人|供应商|的|及|与|和|[\s\p{P}\p{S}]/gu;
const NUMBERING =
  /^(?:第?[\d一二三四五六七八九十]{1,3}(?:[章节、.]|\s)|\([\d一二三四五六七八九十]{1,3}\)|\d{1,2}(?:\.\d{1,2}){0,4}[、.\s]?|附件\s*\d{1,2}(?:-\d{1,2})?)\s*/;

/** A section with everything that belongs to it. */
export interface Chapter {
  head: OutlineSection;
  sections: readonly OutlineSection[];
}

export function canHoldPlans({ form }: BidSection): boolean {
  return !NO_PLANS.has(form);
}

export function chapterAt(sections: readonly OutlineSection[], index: number): Chapter | null {
  const head = sections[index];
  if (head === undefined) return null;
  let end = index + 1;
  for (; end < sections.length; end += 1) {
    const next = sections[end];
    if (next === undefined || next.level <= head.level || next.location.file !== head.location.file) break;
  }
  return { head, sections: sections.slice(index, end) };
}

export function passagesOf({ sections }: Chapter): Passage[] {
  return sections.flatMap(({ passages }) => passages);
}

export function lengthOf(chapter: Chapter): number {
  return passagesOf(chapter).reduce((length, { text }) => length + text.length, 0);
}

/** A title as names are compared: without its number, and only what it is about. */
export interface Title {
  plain: string;
  /** 项目需求理解分析评价 → 需求理解. */
  core: string;
}

export function readTitle(title: string): Title {
  const plain = plainTitle(title);
  return { plain, core: plain.replace(FRAME, '') };
}

/** A section with its title read once, as it is held against everything that is wanted. */
export interface OutlineSection extends BidSection {
  name: Title;
}

export function outlineSections(sections: readonly BidSection[]): OutlineSection[] {
  return sections.map((section) => ({ ...section, name: readTitle(section.title) }));
}

function plainTitle(title: string): string {
  let plain = normaliseForMatching(title);
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(NUMBERING, '').replace(/^[★▲:、.\s-]+/, '');
  }
  return plain;
}

/** How well a heading names what is wanted: 1 the same words, 0 nothing in common. Never shown. */
export function nameScore(heading: Title, wanted: Title): number {
  if (heading.plain === wanted.plain) return 1;
  if (wanted.core.length < 2 || heading.core.length < 2) return heading.plain.includes(wanted.plain) ? SAME : 0;
  if (wanted.core === heading.core) return SAME;
  if (heading.core.includes(wanted.core)) return HOLDS;
  return coverage(wanted.core, heading.core);
}

const SAME = 0.98;
const HOLDS = 0.9;

/** Share of the wanted words' character pairs that stand in a text. */
export function coverage(wanted: string, text: string): number {
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < wanted.length; index += 1) pairs.add(wanted.slice(index, index + 2));
  if (pairs.size === 0) return 0;
  let held = 0;
  for (const pair of pairs) if (text.includes(pair)) held += 1;
  return held / pairs.size;
}
