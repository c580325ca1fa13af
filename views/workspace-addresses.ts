/** The first page of a procurement. */
export function procurementHref(procurement: string, page = ''): string {
  return `/procurements/${encodeURIComponent(procurement)}${page}`;
}

/** Where a procurement is begun. */
export const NEW_PROCUREMENT = '/procurements/new';

/** A document of the procurement, by its hash, opened at a place. */
export function documentHref(procurement: string, document: string, at?: string): string {
  const base = procurementHref(procurement, `/documents/${encodeURIComponent(document)}`);
  return at === undefined ? base : `${base}?at=${encodeURIComponent(at)}#${encodeURIComponent(at)}`;
}

/** @param page behind the lot, such as `/scheme` */
export function lotHref(procurement: string, lot: number, page: string): string {
  return `${procurementHref(procurement)}/lots/${lot}${page}`;
}

/** A file of the procurement as it was handed in. */
export function fileHref(procurement: string, sha256: string): string {
  return procurementHref(procurement, `/files/${sha256}`);
}
