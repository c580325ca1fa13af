import type { ImportedDocument } from '../../domain/document.ts';
import type { IncomingFolder } from '../../use-cases/incoming-files.ts';
import type { ImportOptions } from '../../use-cases/shared-import.ts';
import { Watchers } from '../watchers.ts';
import type { DocumentReader } from './import-session.ts';
import type { UploadedFile } from './read-upload.ts';

type Reading = (file: string, text: string, options: ImportOptions) => Promise<ImportedDocument>;

/** A reader that a test holds in its hand; every file is its own text, one paragraph for each line. */
export class FakeReader implements DocumentReader {
  /** Names of the files that were read, as they were begun. */
  readonly begun: string[] = [];
  isClosed = false;
  private readonly reading: Reading;
  private readonly watchers = new Watchers();

  constructor(reading: Reading = async (file, text) => documentOf(file, text.split('\n'))) {
    this.reading = reading;
  }

  async importBytes(file: string, bytes: Uint8Array, options: ImportOptions): Promise<ImportedDocument> {
    this.tellBegun(file);
    return this.reading(file, Buffer.from(bytes).toString(), options);
  }

  /** An archive is a text as well; every line is one of its documents. */
  async importDocuments(file: string, bytes: Uint8Array, options: ImportOptions): Promise<ImportedDocument[]> {
    if (!file.endsWith('.zip')) return [await this.importBytes(file, bytes, options)];
    this.tellBegun(file);
    const lines = Buffer.from(bytes).toString().split('\n').filter(Boolean);
    return lines.map((line, index) => documentOf(`${file}/${index + 1}.txt`, [line]));
  }

  /** Until so many files were begun. */
  async whenBegun(count: number): Promise<void> {
    const forEver = new AbortController().signal;
    while (this.begun.length < count) await this.watchers.nextChange(forEver);
  }

  private tellBegun(file: string): void {
    this.begun.push(file);
    this.watchers.tell();
  }

  async close(): Promise<void> {
    this.isClosed = true;
  }
}

export function documentOf(
  file: string,
  texts: readonly string[],
  parts: Partial<ImportedDocument> = {},
): ImportedDocument {
  return {
    file,
    mediaType: 'text/plain',
    sha256: 'a'.repeat(64),
    pages: null,
    blocks: texts.map((text, index) => ({ type: 'paragraph', path: `p[${index + 1}]`, page: null, text })),
    messages: [],
    ...parts,
  };
}

/** Reads nothing until it is stopped. */
export function readForEver(_file: string, _text: string, { signal }: ImportOptions): Promise<never> {
  return new Promise((_, reject) => {
    if (signal?.aborted) reject(signal.reason);
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}

/** Files as they lie on the disk once they were sent. */
export async function writeUploads(
  incoming: IncomingFolder,
  files: readonly (readonly [name: string, content: string | Uint8Array])[],
): Promise<UploadedFile[]> {
  const written: UploadedFile[] = [];
  for (const [name, content] of files) {
    const file = await incoming.begin();
    await file.write(Buffer.from(content));
    written.push({ name, ...(await file.finish()) });
  }
  return written;
}

/** A form as a browser sends it. */
export function formOf(files: Readonly<Record<string, string | Uint8Array>>, form = ''): FormData {
  const data = new FormData();
  data.set('form-mark', form);
  for (const [name, content] of Object.entries(files)) {
    data.append('files', new File([content as string | Uint8Array<ArrayBuffer>], name));
  }
  return data;
}
