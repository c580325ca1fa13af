import { readFile } from 'node:fs/promises';
import type { ImportFileState, ImportFileView } from '../../../views/import-view.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Block, ImportedDocument } from '../../domain/document.ts';
import type { WrittenFile } from '../../ledger/ledger-store.ts';
import { type ImportOptions, renameDocument } from '../../use-cases/shared-import.ts';
import { Watchers } from '../watchers.ts';
import type { UploadedFile } from './read-upload.ts';

/** What of `ImportPool` a session needs. */
export interface DocumentReader {
  importBytes(file: string, bytes: Uint8Array, options: ImportOptions): Promise<ImportedDocument>;
  importDocuments(file: string, bytes: Uint8Array, options: ImportOptions): Promise<ImportedDocument[]>;
}

/** What one file was read to, under the name it had. */
export interface ReadDocuments {
  name: string;
  documents: readonly ImportedDocument[];
}

export interface ImportSessionOptions {
  id: string;
  files: readonly UploadedFile[];
  reader: DocumentReader;
  /** The files themselves stay at hand until the session is deleted. */
  keepsFiles: boolean;
  /** The documents of an archive one by one, or the archive as one document. */
  isSplit: boolean;
  /** What the same bytes were read to before, where that is still kept. */
  findRead: (sha256: string) => ReadDocuments | null;
  /** Done once all files are read, and not where reading was stopped; the session runs until it is done. */
  whenRead?: (session: ImportSession, signal: AbortSignal) => Promise<void>;
  /** Files of this session that are read at a time; others' files get their turn between them. */
  filesAtATime: number;
  /** Told about failures of the program; the reader of the page only learns that there was one. */
  onError: (error: Error, file: string) => void;
  /** Called with the size of each file that waits for nothing any more. */
  onRead: (bytes: number) => void;
  remove: (file: WrittenFile) => Promise<void>;
  /** Whether there is room to keep a file that was read, to be looked at. */
  keepOriginal: (bytes: number) => boolean;
}

interface SessionFile {
  number: number;
  name: string;
  /** Of the file that was handed in, whether it is that file or a document of it. */
  sha256: string;
  upload: number;
  size: number;
  isEntry: boolean;
  /** Null once it is no longer needed. */
  held: WrittenFile | null;
  /** What is kept of it after that, to be looked at. */
  original: WrittenFile | null;
  state: ImportFileState;
}

/** Files somebody handed in together. They are read from the start on, whether anybody watches or not. */
export class ImportSession {
  readonly id: string;
  /** When the last of them was done; settles without failing. */
  readonly finished: Promise<void>;
  private readonly options: ImportSessionOptions;
  private readonly files: SessionFile[];
  private readonly stopping = new AbortController();
  private readonly watchers = new Watchers();
  private isSettled = false;

  constructor(options: ImportSessionOptions) {
    this.id = options.id;
    this.options = options;
    this.files = options.files.map(({ name, ...file }, index) => ({
      number: index + 1,
      name,
      sha256: file.sha256,
      upload: index,
      size: file.bytes,
      isEntry: false,
      held: file,
      original: null,
      state: { type: 'waiting' },
    }));
    this.finished = this.readAll();
  }

  get isRunning(): boolean {
    return !this.isSettled;
  }

  /** Bytes of the files that are kept to be looked at. */
  get originalBytes(): number {
    return this.files.reduce((sum, { original }) => sum + (original?.bytes ?? 0), 0);
  }

  /** A file as it was handed in; null where it was not read, is not kept, or came out of an archive. */
  findOriginal(number: number): WrittenFile | null {
    const file = this.files.find((one) => one.number === number);
    return file?.state.type === 'read' && !file.isEntry ? (file.original ?? file.held) : null;
  }

  async dropOriginals(): Promise<void> {
    const originals = this.files.flatMap(({ original }) => original ?? []);
    for (const file of this.files) file.original = null;
    await Promise.all(originals.map(this.options.remove));
  }

  /** Characters and cells of what was read. */
  get weight(): number {
    return this.files.reduce((sum, { state }) => sum + (state.type === 'read' ? weigh(state.document) : 0), 0);
  }

  findRead(sha256: string, isSplit: boolean): ReadDocuments | null {
    const found = this.files.find((file) => file.sha256 === sha256 && file.state.type === 'read');
    if (found === undefined || isSplit !== this.options.isSplit) return null;
    const documents = this.files.flatMap(({ upload, state }) =>
      upload === found.upload && state.type === 'read' ? [state.document] : [],
    );
    return { name: this.options.files[found.upload]?.name ?? found.name, documents };
  }

  listFiles(): ImportFileView[] {
    return this.files.map(({ number, name, size, isEntry, state, held, original }) => ({
      number,
      name,
      bytes: isEntry ? null : size,
      state,
      hasOriginal: state.type === 'read' && !isEntry && (original ?? held) !== null,
    }));
  }

  /** The files as they were handed in, where they are kept. */
  listKept(): { name: string; file: WrittenFile; document: ImportedDocument }[] {
    return this.files.flatMap(({ name, held, state }) =>
      held === null || state.type !== 'read' ? [] : [{ name, file: held, document: state.document }],
    );
  }

  /** Stops the workers and lets go of the files; what was read already stays. */
  async discard(): Promise<void> {
    this.stop();
    await this.finished;
    await this.dropOriginals();
    for (const file of this.files) await this.drop(file);
  }

  /** Stops the workers; what was read already stays. */
  stop(): void {
    this.stopping.abort();
  }

  /** Resolves at the next change, or when `signal` is aborted. */
  nextChange(signal: AbortSignal): Promise<void> {
    return this.watchers.nextChange(signal);
  }

  private async readAll(): Promise<void> {
    const waiting = [...this.files];
    const readNext = async (): Promise<void> => {
      const file = waiting.shift();
      if (file === undefined) return;
      await this.read(file);
      await readNext();
    };
    await Promise.all(Array.from({ length: this.options.filesAtATime }, readNext));
    if (!this.stopping.signal.aborted) await this.goOn();
    this.isSettled = true;
    this.watchers.tell();
  }

  private async read(file: SessionFile): Promise<void> {
    const { signal } = this.stopping;
    const { held } = file;
    if (held !== null && !signal.aborted) {
      this.change(file, { type: 'reading', progress: null });
      const onProgress: ImportOptions['onProgress'] = (progress) => {
        if (file.state.type === 'reading') this.change(file, { type: 'reading', progress });
      };
      try {
        this.takeDocuments(file, await this.readDocuments(file, held, { signal, onProgress }));
      } catch (error) {
        file.state = signal.aborted ? { type: 'stopped' } : this.explainFailure(file.name, error);
      }
    } else file.state = { type: 'stopped' };
    if (!this.options.keepsFiles) {
      if (file.state.type === 'read' && !file.isEntry && this.options.keepOriginal(file.size)) file.original = held;
      await this.drop(file);
    }
    this.watchers.tell();
  }

  /** Unless it is kept to be looked at, it is gone. */
  private async drop(file: SessionFile): Promise<void> {
    const { held } = file;
    if (held === null) return;
    file.held = null;
    if (file.original === null) await this.options.remove(held);
    this.options.onRead(file.size);
  }

  private async goOn(): Promise<void> {
    try {
      await this.options.whenRead?.(this, this.stopping.signal);
    } catch (error) {
      this.options.onError(toError(error), this.files.map(({ name }) => name).join('、'));
    }
  }

  private async readDocuments(
    { name, sha256 }: SessionFile,
    held: WrittenFile,
    options: ImportOptions,
  ): Promise<ImportedDocument[]> {
    const { reader, isSplit, findRead } = this.options;
    const known = findRead(sha256);
    if (known !== null) return known.documents.map((document) => renameDocument(document, known.name, name));
    const bytes = await readFile(held.path);
    return isSplit ? reader.importDocuments(name, bytes, options) : [await reader.importBytes(name, bytes, options)];
  }

  /** An archive that is read as its documents gives way to them in the list. */
  private takeDocuments(file: SessionFile, documents: readonly ImportedDocument[]): void {
    const [first, ...rest] = documents;
    if (first === undefined) {
      file.state = { type: 'refused', message: '压缩包里没有可以读取的文件，请检查压缩包的内容' };
      return;
    }
    const archive = file.name;
    const isEntry = first.file !== archive;
    Object.assign(file, { name: first.file, isEntry, state: { type: 'read', document: first } });
    const entries = rest.map(
      (document, index): SessionFile => ({
        ...file,
        number: this.files.length + index + 1,
        name: document.file,
        held: null,
        original: null,
        state: { type: 'read', document },
      }),
    );
    this.files.splice(this.files.indexOf(file) + 1, 0, ...entries);
  }

  private explainFailure(name: string, error: unknown): ImportFileState {
    if (error instanceof AppError) {
      return { type: 'refused', message: error.problems.map(({ message }) => message).join('；') };
    }
    this.options.onError(toError(error), name);
    return { type: 'refused', message: '读取程序出错，请告知系统管理员，并说明文件和时间' };
  }

  private change(file: SessionFile, state: ImportFileState): void {
    file.state = state;
    this.watchers.tell();
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function weigh({ blocks }: ImportedDocument): number {
  const texts = (block: Block) => (block.type === 'table' ? block.rows.flat().map(({ text }) => text) : [block.text]);
  return blocks.reduce((sum, block) => sum + texts(block).reduce((own, text) => own + text.length + 16, 16), 0);
}
