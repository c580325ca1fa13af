import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Hono } from 'hono';

const FAMILY = 'Font for tests';
/** First of all: behind a font of the system, Chromium leaves some characters out. */
const FIRST = `:root { font-family: '${FAMILY}', sans-serif; }`;
const FOLDER = path.dirname(createRequire(import.meta.url).resolve('@fontsource-variable/noto-sans-sc/package.json'));
const FONTS = '/fonts-for-tests';

type Fetch = (request: Request) => Response | Promise<Response>;

/**
 * The same app with a Chinese font of its own: a bare machine has none, and Chromium takes fonts that are compressed for
 * the web from pages only. The style sheet begins its fonts with it, and the content security policy allows it; all else is as it was.
 */
export function withChineseFont(fetch: Fetch): Fetch {
  const faces = readFileSync(path.join(FOLDER, 'index.css'), 'utf8')
    .replaceAll(/font-family: '[^']*'/g, `font-family: '${FAMILY}'`)
    .replaceAll('./files/', `${FONTS}/`);
  const app = new Hono();
  app.get(`${FONTS}/:file{[a-z0-9-]+\\.woff2}`, (c) =>
    c.body(new Uint8Array(readFileSync(path.join(FOLDER, 'files', c.req.param('file')))), 200, {
      'Content-Type': 'font/woff2',
      'Cache-Control': 'max-age=3600',
    }),
  );
  app.get('/assets/:file{.+\\.css}', async (c) => {
    const styles = await fetch(new Request(c.req.raw.url));
    return c.body(`${await styles.text()}\n${FIRST}\n${faces}`, styles.status as 200, {
      'Content-Type': 'text/css; charset=utf-8',
    });
  });
  app.all('*', async (c) => {
    const response = await fetch(c.req.raw);
    const policy = response.headers.get('Content-Security-Policy');
    if (policy !== null) response.headers.set('Content-Security-Policy', `${policy}; font-src 'self'`);
    return response;
  });
  return app.fetch as Fetch;
}
