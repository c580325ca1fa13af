import type { ImportedDocument } from '../../domain/document.ts';
import type { ImportOptions } from '../../use-cases/shared-import.ts';
import type { DocumentReader } from './import-session.ts';

type Reading = (file: string, text: string, options: ImportOptions) => Promise<ImportedDocument>;

/** A reader that a test holds in its hand; every file is its own text, one paragraph for each line. */
export class FakeReader implements DocumentReader {
  /** Names of the files that were read, as they were begun. */
  readonly begun: string[] = [];
  isClosed = false;
  private readonly reading: Reading;

  constructor(reading: Reading = async (file, text) => documentOf(file, text.split('\n'))) {
    this.reading = reading;
  }

  async importBytes(file: string, bytes: Uint8Array, options: ImportOptions): Promise<ImportedDocument> {
    this.begun.push(file);
    return this.reading(file, Buffer.from(bytes).toString(), options);
  }

  /** An archive is a text as well; every line is one of its documents. */
  async importDocuments(file: string, bytes: Uint8Array, options: ImportOptions): Promise<ImportedDocument[]> {
    if (!file.endsWith('.zip')) return [await this.importBytes(file, bytes, options)];
    this.begun.push(file);
    const lines = Buffer.from(bytes).toString().split('\n').filter(Boolean);
    return lines.map((line, index) => documentOf(`${file}/${index + 1}.txt`, [line]));
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

/** A form as a browser sends it. */
export function formOf(files: Readonly<Record<string, string | Uint8Array>>, form = ''): FormData {
  const data = new FormData();
  data.set('form-mark', form);
  for (const [name, content] of Object.entries(files)) {
    data.append('files', new File([content as string | Uint8Array<ArrayBuffer>], name));
  }
  return data;
}
