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
  head: BidSection;
  sections: readonly BidSection[];
}

export function canHoldPlans({ form }: BidSection): boolean {
  return !NO_PLANS.has(form);
}

export function chapterAt(sections: readonly BidSection[], index: number): Chapter | null {
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

/** A title without its number. */
export function plainTitle(title: string): string {
  let plain = normaliseForMatching(title);
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(NUMBERING, '').replace(/^[★▲:、.\s-]+/, '');
  }
  return plain;
}

/** What a title is about: 项目需求理解分析评价 → 需求理解. */
export function coreOf(title: string): string {
  return plainTitle(title).replace(FRAME, '');
}

/** How well a heading names what is wanted: 1 the same words, 0 nothing in common. Never shown. */
export function nameScore(heading: string, wanted: string): number {
  const core = coreOf(wanted);
  const other = coreOf(heading);
  if (plainTitle(heading) === plainTitle(wanted)) return 1;
  if (core.length < 2 || other.length < 2) return plainTitle(heading).includes(plainTitle(wanted)) ? SAME : 0;
  if (core === other) return SAME;
  if (other.includes(core)) return HOLDS;
  return coverage(core, other);
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
