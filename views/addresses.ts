/** The page of one tenderer with everything opened. */
export function tendererHref({ href }: { href: string }, number: number): string {
  return `${href}/tenderers/${number}`;
}

/** The page of an imported document, opened at a place. */
export function documentHref({ href }: { href: string }, file: string, path?: string): string {
  const base = `${href}/documents/${encodeURIComponent(file)}`;
  return path === undefined ? base : `${base}?at=${encodeURIComponent(path)}#${encodeURIComponent(path)}`;
}

/** On the result page: opens a node and brings it into view. */
export function openHref(id: string, within?: 'total'): string {
  return `?open=${encodeURIComponent(id)}${within === undefined ? '' : `&within=${within}`}#${encodeURIComponent(id)}`;
}

/** On the result page: closes whatever is open and stays with the tenderer. */
export function closeHref(tenderer: number): string {
  return `?#t${tenderer}`;
}
