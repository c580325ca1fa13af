import type { Passage } from '../../domain/bid-section.ts';
import { normaliseForMatching } from '../../domain/matching.ts';
import type { Requirement } from '../../domain/requirement.ts';

/** A quoted beginning of fewer characters may stand anywhere in a document. */
const TELLING = 6;
/** A clause without a number of its own goes on from the one above; no further than this. */
const LONGEST = 3;
const NUMBERED = /^\s*[★▲*#※]*\s*(?:[(（]?[\d一二三四五六七八九十]{1,3}[)）.、．]|第.{1,4}[章节条])/;

/** What was published of each requirement: the scheme's own words, and the document's, where it is at hand. */
export class PublishedTexts {
  private readonly passages: readonly Passage[];
  private readonly texts: readonly string[];
  private readonly byPath: ReadonlyMap<string, number>;

  constructor(passages: readonly Passage[] = []) {
    this.passages = passages;
    this.texts = passages.map(({ text }) => normaliseForMatching(text));
    this.byPath = new Map(passages.map(({ location }, at) => [location.path, at]));
  }

  get({ title = '', text, location }: Requirement): string[] {
    const own = `${title}\n${text}\n${location.quote}`;
    const at = this.find(location.path, normaliseForMatching(location.quote));
    return at === -1 ? [own] : [own, this.readClause(at)];
  }

  /** By its place, where the document is the one that the scheme points into; else by how it begins, where nothing else begins so. */
  private find(path: string, quote: string): number {
    const placed = this.byPath.get(path) ?? -1;
    if (placed !== -1 && this.texts[placed]?.includes(quote) === true) return placed;
    if (quote.length < TELLING) return -1;
    const found = this.texts.flatMap((text, at) => (text.includes(quote) ? [at] : []));
    return found.length === 1 ? (found[0] ?? -1) : -1;
  }

  private readClause(at: number): string {
    const lines = [this.passages[at]?.text ?? ''];
    for (let next = at + 1; lines.length < LONGEST; next += 1) {
      const text = this.passages[next]?.text;
      if (text === undefined || NUMBERED.test(text)) break;
      lines.push(text);
    }
    return lines.join('\n');
  }
}
