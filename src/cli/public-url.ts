import { AppError } from '../domain/app-error.ts';

/**
 * `--url https://pingbiao.example`: where people reach the server; null where it is not given.
 * @throws AppError for anything but the beginning of a site
 */
export function readPublicUrl(written: string | boolean | undefined): string | null {
  if (written === undefined) return null;
  if (typeof written === 'string' && URL.canParse(written)) {
    const { protocol, origin, pathname, search, hash, username } = new URL(written);
    const isPlain = pathname === '/' && search === '' && hash === '' && username === '';
    if (isPlain && (protocol === 'https:' || protocol === 'http:')) return origin;
  }
  throw new AppError(
    'usage',
    `--url 后面应是对外的地址，如 --url https://pingbiao.example，而不是“${String(written)}”`,
  );
}
