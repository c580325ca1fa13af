import type { Block, ImportedDocument } from '../src/domain/document.ts';
import { findPlace } from './document-place.ts';

/** A document as the viewer shows it, wherever it comes from. */
export interface ViewedDocument {
  document: ImportedDocument;
  /** Address of the file as it was handed in; null where its bytes are not kept. */
  original: string | null;
  /** The page around the viewer, with the viewer as asked for. */
  hrefOf: (query: ViewerQuery) => string;
}

/** What of a document is shown. */
export interface ViewerQuery {
  /** Path of a place. */
  at?: string;
  /** Part of a long text, from 1. */
  part?: number;
  /** The text as it was read, in place of the original's pages. */
  as?: 'text';
}

/** A place that the page around the viewer speaks of. */
export interface ViewedPlace {
  path: string;
  /** What stands there; empty where the place is known by its path alone. */
  quote: string;
}

/** What a viewer's address asks for; whatever is no place and no number is left out. */
export function parseViewerQuery(written: Readonly<Record<string, string | undefined>>): ViewerQuery {
  const { at, part, as } = written;
  const number = part === undefined || !/^[1-9]\d{0,6}$/.test(part) ? undefined : Number.parseInt(part, 10);
  return {
    ...(at === undefined ? {} : { at }),
    ...(number === undefined ? {} : { part: number }),
    ...(as === 'text' ? { as } : {}),
  };
}

/** The address of a viewer below `base`, which may have a query of its own; a place is brought into view. */
export function viewerHref(base: string, { at, part, as }: ViewerQuery): string {
  const query = [
    ...(at === undefined ? [] : [`at=${encodeURIComponent(at)}`]),
    ...(part === undefined ? [] : [`part=${part}`]),
    ...(as === undefined ? [] : [`as=${as}`]),
  ].join('&');
  const address = query === '' ? base : `${base}${base.includes('?') ? '&' : '?'}${query}`;
  return at === undefined ? address : `${address}#${encodeURIComponent(at)}`;
}

/** Each place once, in the order in which the document has them; what is not in the document is left out. */
export function orderPlaces(blocks: readonly Block[], places: readonly ViewedPlace[]): ViewedPlace[] {
  const known = new Map(places.toReversed().map((place) => [place.path, place]));
  return [...known.values()]
    .flatMap((place) => {
      const found = findPlace(blocks, place.path);
      return found === null ? [] : [{ place, block: found.block, row: found.row ?? -1 }];
    })
    .sort((a, b) => a.block - b.block || a.row - b.row)
    .map(({ place }) => place);
}

const PICTURES: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/webp', 'image/bmp']);

/** How the original can be shown in a browser, where its bytes are at hand. */
export function chooseOriginal({ document, original }: ViewedDocument): 'pdf' | 'picture' | null {
  if (original === null) return null;
  if (document.mediaType === 'application/pdf') return 'pdf';
  return PICTURES.has(document.mediaType) ? 'picture' : null;
}

/** The page of the original that has a place; the first one where no place is asked for, or none that is there. */
export function findPage({ blocks, pages }: ImportedDocument, at: string | undefined): number {
  const asked = /^page\[(\d{1,6})\]/.exec(at ?? '')?.[1];
  if (asked !== undefined) return Math.min(Math.max(Number.parseInt(asked, 10), 1), pages ?? 1);
  const place = at === undefined ? null : findPlace(blocks, at);
  return (place === null ? null : blocks[place.block]?.page) ?? 1;
}
