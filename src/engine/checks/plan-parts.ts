import type { Passage } from '../../domain/bid-section.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { PlanCheck, PlanPart } from '../../domain/plan-check.ts';
import type { ScoringItem } from '../../domain/scoring-item.ts';
import {
  type Chapter,
  canHoldPlans,
  chapterAt,
  coverage,
  lengthOf,
  nameScore,
  type OutlineSection,
  passagesOf,
  readTitle,
} from './bid-outline.ts';

export type PlanItem = Extract<ScoringItem, { kind: 'flaws' | 'deductions' }>;

/** What is looked for in the plans of one item, and the chapter that answers it. */
export interface ItemPlan {
  item: PlanItem;
  chapter: Chapter | null;
  check: PlanCheck;
}

/** From here on a heading counts as naming what is looked for. */
const NAMES = 0.6;
/** Below this the chapter has to hold most of the parts as well. */
const SURELY_NAMES = 0.75;
const NAMES_ELSEWHERE = 0.9;
const MENTIONS = 0.6;
/** A name of two characters, such as 实施, stands in every plan. */
const TELLING = 3;
const CHAPTER_LENGTH = 10;

export function isPlanItem(item: ScoringItem): item is PlanItem {
  return item.kind === 'flaws' || item.kind === 'deductions';
}

/** Looks for the item's chapter and, in it, for every part that the document demands. */
export function findPlan(item: PlanItem, sections: readonly OutlineSection[]): ItemPlan {
  const named = findChapter(item.title, sections);
  const plan = lookInside(item, named?.chapter ?? null, sections);
  if (named === null || named.score >= SURELY_NAMES) return plan;
  const found = plan.check.parts.filter(({ heading }) => heading !== null);
  return found.length * 2 < plan.check.parts.length ? lookInside(item, null, sections) : plan;
}

function lookInside(item: PlanItem, chapter: Chapter | null, sections: readonly OutlineSection[]): ItemPlan {
  const gates = item.kind === 'flaws' ? item.gateParts : [];
  const titles = [
    ...item.parts.map((title) => ({ title, isGate: false })),
    ...gates.map((title) => ({ title, isGate: true })),
  ];
  const within = chapter?.sections ?? sections.filter(canHoldPlans);
  const needed = chapter === null ? NAMES_ELSEWHERE : NAMES;
  const passages = chapter === null ? [] : passagesOf(chapter);
  const parts = titles.map(({ title, isGate }) => ({ title, isGate, ...findPart(title, within, passages, needed) }));
  return {
    item,
    chapter,
    check: { item: item.id, title: item.title, location: chapter?.head.location ?? null, parts },
  };
}

interface NamedChapter {
  chapter: Chapter;
  score: number;
  length: number;
}

function findChapter(title: string, sections: readonly OutlineSection[]): NamedChapter | null {
  const wanted = readTitle(title);
  let best: NamedChapter | null = null;
  for (const [index, section] of sections.entries()) {
    if (!canHoldPlans(section) || section.title === '') continue;
    const score = nameScore(section.name, wanted);
    if (score < NAMES || (best !== null && score < best.score)) continue;
    const chapter = chapterAt(sections, index);
    const length = chapter === null ? 0 : lengthOf(chapter);
    if (chapter === null || length < CHAPTER_LENGTH) continue;
    if (best === null || score > best.score || length > best.length) best = { chapter, score, length };
  }
  return best;
}

function findPart(
  title: string,
  sections: readonly OutlineSection[],
  passages: readonly Passage[],
  needed: number,
): Pick<PlanPart, 'state' | 'heading' | 'passage'> {
  const wanted = readTitle(title);
  const named = sections
    .map((section, index) => ({ section, index, score: nameScore(section.name, wanted) }))
    .filter(({ score, section }) => score >= needed && section.title !== '')
    .sort((a, b) => b.score - a.score)[0];
  if (named !== undefined) {
    const chapter = chapterAt(sections, named.index);
    const passage = chapter === null ? undefined : passagesOf(chapter)[0];
    const heading = named.section.location;
    return { state: passage === undefined ? 'empty' : 'found', heading, passage: passage?.location ?? null };
  }
  const { core } = wanted;
  const mention = passages.find(({ text }) => mentions(text, core));
  if (mention !== undefined) return { state: 'mentioned', heading: null, passage: mention.location };
  return { state: core.length < TELLING ? 'unclear' : 'missing', heading: null, passage: null };
}

function mentions(text: string, core: string): boolean {
  return (
    core.length >= 2 &&
    normaliseForMatching(text)
      .split(/[。；;！\n]/)
      .some((sentence) => coverage(core, sentence) >= MENTIONS)
  );
}
