import type { DocumentStyle } from './document-style.ts';
import type { Measure, Paragraph } from './paragraphs.ts';

/** Longer texts and texts that end like sentences are no headings, however they look. */
const LONGEST = 50;
const LONGEST_CHAPTER = 30;
const MOST_LINES = 2;
const SENTENCE = /[。；;，,、！!？?…]$/;
/** An introduction to what follows. */
const CLAUSES = /，.*[：:]$/;
const CONTENTS_ENTRY = /[.…·．_]{3,}|\t/;
/** In body sizes. */
const LARGER = 1.12;
const LARGEST = 1.6;
const LARGE = 1.25;

const CHAPTER = /^第[一二三四五六七八九十百零〇\d]+(?:章|部分|篇|卷|册)(?=[\s：:、]|\p{Script=Han}|$)/u;
/** Where a numbered heading stands among the others, by how it is numbered. */
const LEVELS: readonly (readonly [form: RegExp, level: (number: string) => number])[] = [
  [/^第[一二三四五六七八九十百零〇\d]+节/, () => 2],
  [/^[一二三四五六七八九十]+[、.．]/, () => 2],
  [/^[（(][一二三四五六七八九十]+[）)]/, () => 3],
  [/^\d{1,2}(?:[.．]\d{1,2})+(?!\d)/, (number) => 2 + number.split(/[.．]/).length],
  [/^\d{1,2}[、.．](?!\d)/, () => 3],
  [/^(?:附件|附表|附录|格式)[一二三四五六七八九十\d]*/, () => 2],
];
const LOWEST = 9;

/** Headings by the bookmarks of the file, else by their numbering, size and weight. */
export class HeadingFinder {
  private readonly style: DocumentStyle;
  private readonly bookmarks: ReadonlyMap<string, number>;

  /** For each bookmark the largest its text is set: the same words in a list of contents are no heading. */
  private readonly largest = new Map<string, number>();

  constructor(style: DocumentStyle, bookmarks: ReadonlyMap<string, number>, paragraphs: readonly Paragraph[]) {
    this.style = style;
    this.bookmarks = bookmarks;
    for (const paragraph of paragraphs) {
      const title = foldTitle(paragraph.text);
      if (bookmarks.has(title))
        this.largest.set(title, Math.max(measureWeight(paragraph), this.largest.get(title) ?? 0));
    }
  }

  /** 1 to 9, or null for body text. */
  findLevel({ text, lines }: Paragraph, measure: Measure): number | null {
    const title = text.trim();
    if (title.length > LONGEST || lines.length === 0 || lines.length > MOST_LINES || CONTENTS_ENTRY.test(title))
      return null;
    const marked = this.bookmarks.get(foldTitle(title));
    if (marked !== undefined) {
      return measureWeight({ text, lines }) >= (this.largest.get(foldTitle(title)) ?? 0) ? marked : null;
    }
    if (SENTENCE.test(title) || CLAUSES.test(title) || !/\p{L}/u.test(title)) return null;
    const size = Math.max(...lines.map((line) => line.size));
    const isLarger = size > this.style.bodySize * LARGER;
    const isBolder = !this.style.isBodyBold && lines.every((line) => line.isBold);
    const isChapter = CHAPTER.test(title) && title.length <= LONGEST_CHAPTER;
    if (!isLarger && !isBolder && !(isChapter && lines.every((line) => isCentred(line, measure)))) return null;
    if (isChapter) return 1;
    for (const [form, level] of LEVELS) {
      const number = form.exec(title)?.[0];
      if (number !== undefined) return Math.min(level(number), LOWEST);
    }
    if (isLarger) return this.rankSize(size);
    return lines.every((line) => isCentred(line, measure)) ? 3 : null;
  }

  private rankSize(size: number): number {
    if (size >= this.style.bodySize * LARGEST) return 1;
    return size >= this.style.bodySize * LARGE ? 2 : 3;
  }
}

/** Size, and a little more for bold. */
function measureWeight({ lines }: Paragraph): number {
  return Math.max(0, ...lines.map((line) => Math.round(line.size * 2) / 2 + (line.isBold ? 0.25 : 0)));
}

export function foldTitle(title: string): string {
  return title.replace(/\s+/g, '');
}

function isCentred(line: { left: number; right: number; size: number }, { left, right }: Measure): boolean {
  return Math.abs(line.left - left - (right - line.right)) < line.size * 2 && line.left - left > line.size * 2;
}
