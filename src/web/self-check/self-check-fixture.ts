import { readFileSync } from 'node:fs';
import { afterAll, expect } from 'vitest';
import { importArchive, isArchive } from '../../../importers/archive.ts';
import { importDocument } from '../../../importers/importer.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Scheme } from '../../domain/lot.ts';
import { createApp } from '../app.tsx';
import type { DocumentReader } from '../imports/import-session.ts';
import type { ImportSettings } from '../imports/import-settings.ts';
import { ImportStore } from '../imports/import-store.ts';
import { formOf } from '../imports/upload-fixture.ts';
import type { Checker } from './check-pool.ts';
import { type CheckTask, runCheckTask } from './check-tasks.ts';
import { SelfCheckStore } from './self-check-store.ts';

/** Reads in the thread of the test. */
export const READER: DocumentReader & { close(): Promise<void> } = {
  importBytes: (file, bytes) => importDocument(file, bytes),
  importDocuments: async (file, bytes) => {
    if (!isArchive(bytes)) return [await importDocument(file, bytes)];
    return (await importArchive(file, bytes, {})).documents.map(({ document }) => document);
  },
  close: async () => {},
};

/** Checks in the thread of the test. */
export const CHECKER: Checker = {
  run: async (type, given) => {
    const outcome = await runCheckTask({ type, given } as CheckTask);
    if (outcome.type === 'done') return outcome.result as never;
    throw outcome.type === 'refused' ? new AppError(outcome.code, outcome.problems) : new Error(outcome.message);
  },
  close: async () => {},
};

const stores: ImportStore[] = [];

afterAll(async () => {
  await Promise.all(stores.splice(0).map((store) => store.close()));
});

interface OpenOptions {
  schemes?: readonly Scheme[];
  reader?: DocumentReader & { close(): Promise<void> };
  checker?: Checker;
  settings?: Partial<ImportSettings>;
  now?: () => number;
  onError?: (error: Error, file: string) => void;
}

/** The pages as a vendor uses them. */
export function openSelfCheckPages({ schemes = [], reader = READER, checker = CHECKER, ...options }: OpenOptions = {}) {
  const { onError } = options;
  const imports = new ImportStore({ reader, ...options });
  stores.push(imports);
  const store = new SelfCheckStore({ imports, checker, ...(onError === undefined ? {} : { onError }) });
  const selfCheck = { store, listSchemes: async () => schemes, close: async () => {} };
  const app = createApp({ evaluations: [], imports, selfCheck });
  const ask = async (path: string, init: RequestInit = {}) => {
    const response = await app.request(path, init);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: response.headers, bytes, html: bytes.toString() };
  };
  const post = (path: string, body?: RequestInit['body'], headers: Record<string, string> = {}) =>
    ask(path, { method: 'POST', headers, ...(body === undefined ? {} : { body }) });
  const sendFiles = async (path: string, files: Files, fields: Readonly<Record<string, string>>) => {
    const form = formOf(files, fields['form-mark'] ?? '');
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    return post(path, form);
  };
  /** Hands files in; the address of their page once everything is done. */
  const handIn = async (path: string, files: Files, fields: Readonly<Record<string, string>>) => {
    const { status, headers, html } = await sendFiles(path, files, fields);
    expect(status, html).toBe(303);
    const address = headers.get('location') ?? '';
    await imports.find(address.split('/').at(-1) ?? '', 'self-check')?.finished;
    return address;
  };
  return { app, imports, store, ask, post, sendFiles, handIn };
}

export type Files = Readonly<Record<string, string | Uint8Array>>;

/** The two files of one of the demo's tenderers. */
export function readDemoBid(slug: string): Record<string, Uint8Array> {
  const names = ['第一阶段响应文件.docx', '第二阶段响应文件.docx'];
  return Object.fromEntries(names.map((name) => [name, readFileSync(`fixtures/demo/bids/${slug}/${name}`)]));
}
