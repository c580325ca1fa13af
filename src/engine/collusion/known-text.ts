import type { ImportedDocument } from '../../domain/document.ts';
import { listPassages } from '../../domain/list-passages.ts';
import { listPieces, makePlain, type Sentence, shareOf } from './sentences.ts';

const PIECE = 6;
/** A sentence with this share of its pieces in the procurement document repeats it, with blanks filled in or words changed. */
const LEAST_SHARE = 0.5;

/** Text that every tenderer has at hand: the procurement document with its forms. */
export class KnownText {
  /** Letters and figures of the whole text. */
  readonly plain: string;
  private readonly squeezed: string;
  private readonly pieces: ReadonlySet<string>;

  constructor(documents: readonly ImportedDocument[]) {
    const passages = documents.flatMap(listPassages);
    const texts = passages.map(({ text }) => makePlain(text));
    this.squeezed = passages.map(({ text }) => text.replace(/[^\S\n]+/g, '')).join('\n');
    this.plain = texts.join('\n');
    this.pieces = new Set(texts.flatMap((text) => [...listPieces(text, PIECE)]));
  }

  get isEmpty(): boolean {
    return this.plain === '';
  }

  /** Whether a sentence is taken from it. */
  has({ plain }: Pick<Sentence, 'plain'>): boolean {
    return shareOf(listPieces(plain, PIECE), this.pieces) >= LEAST_SHARE;
  }

  /** Whether it has a stretch of text with these very signs. */
  writes(text: string): boolean {
    return this.squeezed.includes(text);
  }

  /** The one character that stands between two pieces of text; null where there is none, or several. */
  findBetween(before: string, after: string): string | null {
    const found = new Set<string>();
    for (let at = this.plain.indexOf(before); at >= 0; at = this.plain.indexOf(before, at + 1)) {
      const between = at + before.length;
      if (this.plain.startsWith(after, between + 1)) found.add(this.plain[between] as string);
    }
    const [only, ...others] = found;
    return only === undefined || others.length > 0 ? null : only;
  }

  /** Whether a short text – a name, a number – stands in it. */
  mentions(text: string): boolean {
    const plain = makePlain(text);
    return plain !== '' && this.plain.includes(plain);
  }
}
