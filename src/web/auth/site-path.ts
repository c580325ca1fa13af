const BASE = 'http://site.invalid';

/** A path of this site to go on to; the beginning where what is written leads anywhere else. */
export function readSitePath(written: string | undefined): string {
  if (written === undefined || !/^\/(?![/\\])/.test(written) || !URL.canParse(written, BASE)) return '/';
  const { origin, pathname, search, hash } = new URL(written, BASE);
  // `/.//elsewhere` comes out as `//elsewhere`.
  if (origin !== BASE || pathname.startsWith('//') || /^\/sign-(?:in|out)(?:\/|$)/.test(pathname)) return '/';
  return pathname + search + hash;
}

/** The page of this site on which a form stood, as the browser tells; the beginning where it does not. */
export function readReferer(referer: string | undefined, host: string | undefined): string {
  if (referer === undefined || !URL.canParse(referer)) return '/';
  const { host: from, pathname, search } = new URL(referer);
  return from === host ? readSitePath(pathname + search) : '/';
}
