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
  /** Where each piece stands in the plain text. */
  private readonly places: ReadonlyMap<string, readonly number[]>;

  constructor(documents: readonly ImportedDocument[]) {
    const passages = documents.flatMap(listPassages);
    const texts = passages.map(({ text }) => makePlain(text));
    this.squeezed = passages.map(({ text }) => text.replace(/[^\S\n]+/g, '')).join('\n');
    this.plain = texts.join('\n');
    this.places = listPlaces(this.plain);
  }

  get isEmpty(): boolean {
    return this.plain === '';
  }

  /** Whether a sentence is taken from it. */
  has({ plain }: Pick<Sentence, 'plain'>): boolean {
    return shareOf(listPieces(plain, PIECE), this.places) >= LEAST_SHARE;
  }

  /** Whether it has a stretch of text with these very signs. */
  writes(text: string): boolean {
    return this.squeezed.includes(text);
  }

  /** The one character that stands between two pieces of text of six characters; null where there is none, or several. */
  findBetween(before: string, after: string): string | null {
    const found = new Set<string>();
    for (const at of this.places.get(before) ?? [])
      if (this.plain.startsWith(after, at + PIECE + 1)) found.add(this.plain[at + PIECE] as string);
    const [only, ...others] = found;
    return only === undefined || others.length > 0 ? null : only;
  }

  /** Whether a short text – a name, a number – stands in it. */
  mentions(text: string): boolean {
    const plain = makePlain(text);
    return plain !== '' && this.plain.includes(plain);
  }
}

function listPlaces(plain: string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let at = 0; at + PIECE <= plain.length; at += 1) {
    const piece = plain.slice(at, at + PIECE);
    const known = places.get(piece);
    if (known === undefined) places.set(piece, [at]);
    else known.push(at);
  }
  return places;
}
