import { expect, test } from 'vitest';
import { createApp } from './app.tsx';
import { PDF_LIBRARY } from './pdf-library.ts';

const app = createApp({ evaluations: [] });

test.each([
  ['build/pdf.min.mjs', 'text/javascript; charset=utf-8'],
  ['build/pdf.worker.min.mjs', 'text/javascript; charset=utf-8'],
  ['cmaps/UniGB-UCS2-H.bcmap', 'application/octet-stream'],
  ['standard_fonts/LiberationSans-Regular.ttf', 'font/ttf'],
])('%s is served, to be kept, and may load nothing from elsewhere', async (file, mediaType) => {
  const { status, headers } = await app.request(PDF_LIBRARY.address + file);
  expect(status).toBe(200);
  expect(headers.get('content-type')).toBe(mediaType);
  expect(headers.get('cache-control')).toContain('immutable');
  expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
  expect(headers.get('content-security-policy')).not.toContain('unsafe');
});

test.each(['package.json', 'build/pdf.mjs', '..%2F..%2Fpackage.json', 'cmaps/..%2Fpackage.json', 'cmaps/', ''])(
  'nothing else of the package: %j',
  async (file) => {
    expect((await app.request(PDF_LIBRARY.address + file)).status).toBe(404);
  },
);
