import { afterEach, expect } from 'vitest';
import { createApp } from '../app.tsx';
import type { ImportSettings } from './import-settings.ts';
import { ImportStore } from './import-store.ts';
import { FakeReader, formOf } from './upload-fixture.ts';

const stores: ImportStore[] = [];

afterEach(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});

interface OpenOptions {
  reader?: FakeReader;
  settings?: Partial<ImportSettings>;
  now?: () => number;
}

/** The pages over a reader that a test holds in its hand. */
export function openPages({ reader = new FakeReader(), ...options }: OpenOptions = {}) {
  return pagesOf(new ImportStore({ reader, ...options }));
}

export function pagesOf(store: ImportStore) {
  stores.push(store);
  const app = createApp({ evaluations: [], imports: store });
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(path, init);
    return { status: response.status, headers: response.headers, html: await response.text() };
  };
  const post = (path: string, body?: RequestInit['body'], headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
  /** Hands files in; the address of their page. */
  const send = async (files: Record<string, string | Uint8Array>, form = '') => {
    const { status, headers } = await post('/imports', formOf(files, form));
    expect(status).toBe(303);
    return headers.get('location') ?? '';
  };
  const finish = async (address: string) => {
    await store.find(address.split('/').at(-1) ?? '')?.finished;
    return address;
  };
  return {
    app,
    store,
    ask,
    post,
    send,
    finish,
    sendAndRead: async (files: Record<string, string | Uint8Array>) => finish(await send(files)),
  };
}
