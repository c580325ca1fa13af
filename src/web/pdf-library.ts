import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Hono } from 'hono';
import type { AppEnvironment } from './secure-pages.ts';

const FOLDER = path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
const { version } = JSON.parse(readFileSync(path.join(FOLDER, 'package.json'), 'utf8')) as { version: string };

const PROGRAMS = ['build/pdf.min.mjs', 'build/pdf.worker.min.mjs'];
/** Character maps, fonts that files may leave out, colour profiles, and decoders of pictures. */
const PARTS = ['cmaps', 'standard_fonts', 'iccs', 'wasm'];

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.mjs': 'text/javascript; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/** The library that shows PDF pages in the browser, as its package brings it; the version stands in the address. */
export const PDF_LIBRARY = { address: `/assets/pdfjs-${version}/` };

/** Serves the files of the library that a browser asks for, and none besides. */
export function createPdfLibraryRoutes(): Hono<AppEnvironment> {
  const files = new Set([
    ...PROGRAMS,
    ...PARTS.flatMap((part) => readdirSync(path.join(FOLDER, part)).map((name) => `${part}/${name}`)),
  ]);
  const routes = new Hono<AppEnvironment>();
  routes.get('/:file{.+}', async (c, next) => {
    const file = c.req.param('file');
    if (!files.has(file)) return next();
    // Its worker loads the other parts under the policy that the worker itself came with.
    c.set('isLive', true);
    return c.body(new Uint8Array(await readFile(path.join(FOLDER, file))), 200, {
      'Content-Type': MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream',
      'Cache-Control': 'public, max-age=31536000, immutable',
    });
  });
  return routes;
}
