import type { Block } from '../../../src/domain/document.ts';
import { normaliseForMatching } from '../../matching.ts';
import { splitTitlePoints } from './stated-points.ts';

export type Chapter = 'evaluation' | 'contract' | 'forms' | 'other';

/** A line of a document with the chapter and the headings it stands under. */
export interface Line {
  text: string;
  block: Block;
  /** Position of its block among all blocks. */
  position: number;
}

/** What stands around a table. */
export interface Surroundings {
  chapter: Chapter;
  /** Headings above it, outermost first. */
  headings: string[];
  /** The last lines before it, nearest last, back to the table before. */
  before: Line[];
}

const CHAPTER_LINE = /^第[一二三四五六七八九十百\d]{1,4}(?:章|部分|篇|卷|编|节)(?!条)/;
const CHAPTERS: readonly (readonly [Chapter, RegExp])[] = [
  [
    'evaluation',
    /评标|评审|评分|评定|综合评分|评估办法|磋商办法|谈判办法|打分|定标|详细评价|综合比较|评选办法|比选办法/,
  ],
  ['forms', /格式|响应文件(?:的?组成|编制)|投标文件(?:的?组成|编制)|附件样式|表格|范本|文件样本/],
  ['contract', /合同|协议/],
];
const HEADING_RANKS: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}[、.．]/,
  /^[(（][一二三四五六七八九十]{1,3}[)）]/,
  /^\d{1,2}(?:[、．]|[.](?!\d)|\s)/,
  /^\d{1,2}(?:\.\d{1,2}){1,3}/,
];
const CONTENTS_LINE = /(?:\.{3,}|…{1,}|\t|[·]{3,}|\s{2,})\s*\d{1,4}\s*$/;
const LONGEST_HEADING = 50;
const KEPT_LINES = 8;

/** Follows a document block by block, so that each table's surroundings are known when it is reached. */
export class SurroundingsTracker {
  #chapter: Chapter = 'other';
  #chapterTitle = '';
  #headings: (string | undefined)[] = [];
  #before: Line[] = [];

  /** The surroundings of a table that stands here; the lines before the next one begin anew. */
  takeTable(): Surroundings {
    const taken = this.current();
    this.#before = [];
    return taken;
  }

  current(): Surroundings {
    const headings = [this.#chapterTitle, ...this.#headings].filter(
      (text): text is string => text !== undefined && text !== '',
    );
    return { chapter: this.#chapter, headings, before: [...this.#before] };
  }

  addLine(block: Block, position: number, raw: string): void {
    const text = normaliseForMatching(raw.slice(0, 160));
    if (text === '' || CONTENTS_LINE.test(raw.slice(0, 160))) return;
    const isHeading = block.type === 'heading';
    if (text.length <= LONGEST_HEADING || isHeading) this.#followHeading(text, isHeading ? block.level : null);
    this.#before.push({ text, block, position });
    if (this.#before.length > KEPT_LINES) this.#before.shift();
  }

  #followHeading(text: string, level: number | null): void {
    const isChapter =
      CHAPTER_LINE.test(text) && !isScoredPart(text) && !/[。;,]/.test(text.replace(/[(][^()]*[)]/g, ''));
    if (isChapter) {
      this.#chapterTitle = text;
      this.#headings = [];
      this.#before = [];
      this.#chapter = CHAPTERS.find(([, words]) => words.test(text))?.[0] ?? 'other';
      return;
    }
    const rank = HEADING_RANKS.findIndex((pattern) => pattern.test(text));
    if (rank < 0 && level === null) return;
    if (/[。;]$/.test(text)) return;
    const slot = rank < 0 ? Math.max(0, (level ?? 1) - 1) : rank;
    this.#headings = [
      ...this.#headings.slice(0, slot),
      ...Array<undefined>(Math.max(0, slot - this.#headings.length)).fill(undefined),
      text,
    ];
    if (level === 1 && rank < 0) this.#followTitle(text);
  }

  /** A heading of the first level without a chapter's number begins a chapter where its words say which. */
  #followTitle(text: string): void {
    const named = CHAPTERS.find(([, words]) => words.test(text));
    if (named === undefined) return;
    this.#chapter = named[0];
    this.#chapterTitle = text;
    this.#headings = [];
  }
}

/** 第二部分 客观分（30分） is a group of items; 第四章 评标办法（总分100分） is a chapter. */
function isScoredPart(text: string): boolean {
  const { points } = splitTitlePoints(text);
  return points !== null && points !== '100';
}

const NEGLIGIBLE =
  /^(?:第?\s?\d{1,4}\s?页?(?:[\s/,，]*共?\s?\d{1,4}\s?页?)?|[-–—]\s?\d{1,4}\s?[-–—]|[(]?续表?\d?[)]?|.{0,20}第\s?\d{1,4}\s?页.{0,12})$/;

/** A line that a page break leaves between the pieces of one table: blank, a page number, 续表. */
export function isNegligible(raw: string): boolean {
  return raw.length < 60 && (raw.trim() === '' || NEGLIGIBLE.test(normaliseForMatching(raw)));
}
