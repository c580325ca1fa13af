import type { DocumentRef } from './events/envelope.ts';
import type { LedgerState, LotView } from './state.ts';

/** How places name a file of a bid: two tenderers may hand in files of the same name. */
export function nameBidDocument(tenderer: string, name: string): string {
  return `${tenderer}/${name}`;
}

/** Whether a place that names a file of a bid means this one; it may name it without its tenderer. */
export function isBidDocument(file: string | undefined, tenderer: string, name: string): boolean {
  return file === name || file === nameBidDocument(tenderer, name);
}

/**
 * The files of a lot by the names that places have for them: those of its bids below their tenderer, the procurement's own as they are
 * called. A bid's file is found by its bare name, too, where no other file has that.
 */
export function listNamedDocuments(state: LedgerState, lot: LotView): ReadonlyMap<string, DocumentRef> {
  const inBids = new Set(
    [...state.lots.values()].flatMap(({ bids }) =>
      [...bids.values()].flatMap(({ documents }) => documents.map(({ sha256 }) => sha256)),
    ),
  );
  const own = [...state.documents.values()].filter(({ sha256 }) => !inBids.has(sha256));
  const handedIn = [...lot.bids.values()].flatMap(({ tenderer, documents }) =>
    documents.map((document) => ({ tenderer, document })),
  );
  const bare = [...own, ...handedIn.map(({ document }) => document)];
  const isUnique = ({ name, sha256 }: DocumentRef) =>
    bare.every((other) => other.name !== name || other.sha256 === sha256);
  return new Map([
    ...bare.filter(isUnique).map((document) => [document.name, document] as const),
    ...own.map((document) => [document.name, document] as const),
    ...handedIn.map(({ tenderer, document }) => [nameBidDocument(tenderer, document.name), document] as const),
  ]);
}
