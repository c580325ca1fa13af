import { viewerHref } from './viewed-document.ts';

/** The page of one evaluation's result. */
export function evaluationHref(evaluationId: string): string {
  return `/evaluations/${encodeURIComponent(evaluationId)}`;
}

/** The page of one tenderer with everything opened. */
export function tendererHref(evaluationId: string, number: number): string {
  return `${evaluationHref(evaluationId)}/tenderers/${number}`;
}

/** The page of an imported document, opened at a place. */
export function documentHref(evaluationId: string, file: string, path?: string): string {
  return viewerHref(documentBase(evaluationId, file), path === undefined ? {} : { at: path });
}

/** The file of a bid document as it was handed in. */
export function originalHref(evaluationId: string, file: string): string {
  return `${evaluationHref(evaluationId)}/originals/${encodeURIComponent(file)}`;
}

export function documentBase(evaluationId: string, file: string): string {
  return `${evaluationHref(evaluationId)}/documents/${encodeURIComponent(file)}`;
}

/** On the result page: opens a node and brings it into view. */
export function openHref(id: string, within?: 'total'): string {
  return `?open=${encodeURIComponent(id)}${within === undefined ? '' : `&within=${within}`}#${encodeURIComponent(id)}`;
}

/** On the result page: closes whatever is open and stays with the tenderer. */
export function closeHref(tenderer: number): string {
  return `?#t${tenderer}`;
}
