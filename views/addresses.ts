import { viewerHref } from './viewed-document.ts';

/** The page of one tenderer with everything opened. */
export function tendererHref({ href }: { href: string }, number: number): string {
  return `${href}/tenderers/${number}`;
}

/** The page of an imported document, opened at a place. */
export function documentHref(view: { href: string }, file: string, path?: string): string {
  return viewerHref(documentBase(view, file), path === undefined ? {} : { at: path });
}

/** The file of a bid document as it was handed in. */
export function originalHref({ href }: { href: string }, file: string): string {
  return `${href}/originals/${encodeURIComponent(file)}`;
}

export function documentBase({ href }: { href: string }, file: string): string {
  return `${href}/documents/${encodeURIComponent(file)}`;
}

/** On the result page: opens a node and brings it into view. */
export function openHref(id: string, within?: 'total'): string {
  return `?open=${encodeURIComponent(id)}${within === undefined ? '' : `&within=${within}`}#${encodeURIComponent(id)}`;
}

/** On the result page: closes whatever is open and stays with the tenderer. */
export function closeHref(tenderer: number): string {
  return `?#t${tenderer}`;
}
