import type { DocumentRef } from './events/envelope.ts';
import type { LedgerState, LotView } from './state.ts';

/** How places name a file of a bid: two tenderers may hand in files of the same name. */
export function nameBidDocument(tenderer: string, name: string): string {
  return `${tenderer}/${name}`;
}

/**
 * A name for a file that came in, that no other file of its bid has: who hands in may not know of what somebody else took in, and may
 * not be told of it.
 */
export function findFreeName(name: string, taken: ReadonlySet<string>): string {
  const [, stem = name, ending = ''] = /^(.+)(\.[^.]*)$/s.exec(name) ?? [];
  let free = name;
  for (let number = 2; taken.has(free); number += 1) free = `${stem}（${number}）${ending}`;
  return free;
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
