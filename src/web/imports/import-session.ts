import type { ImportFileState, ImportFileView } from '../../../views/import-view.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Block, ImportedDocument } from '../../domain/document.ts';
import { type ImportOptions, renameDocument } from '../../use-cases/shared-import.ts';
import type { UploadedFile } from './read-upload.ts';

/** What of `ImportPool` a session needs. */
export interface DocumentReader {
  importBytes(file: string, bytes: Uint8Array, options: ImportOptions): Promise<ImportedDocument>;
}

export interface HashedFile extends UploadedFile {
  sha256: string;
}

export interface ImportSessionOptions {
  id: string;
  files: readonly HashedFile[];
  reader: DocumentReader;
  /** What the same bytes were read to before, where that is still kept. */
  findDocument: (sha256: string) => ImportedDocument | null;
  /** Files of this session that are read at a time; others' files get their turn between them. */
  filesAtATime: number;
  /** Told about failures of the program; the reader of the page only learns that there was one. */
  onError: (error: Error, file: string) => void;
  /** Called with the size of each file that waits no longer. */
  onDone: (bytes: number) => void;
  /** Whether the bytes of a file that was read can be kept. */
  keepOriginal: (bytes: number) => boolean;
}

interface SessionFile {
  name: string;
  sha256: string;
  size: number;
  /** Null where they are not kept. */
  bytes: Uint8Array | null;
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
  private readonly watchers = new Set<() => void>();
  private isSettled = false;

  constructor(options: ImportSessionOptions) {
    this.id = options.id;
    this.options = options;
    this.files = options.files.map(({ name, bytes, sha256 }) => ({
      name,
      sha256,
      size: bytes.length,
      bytes,
      state: { type: 'waiting' },
    }));
    this.finished = this.readAll();
  }

  get isRunning(): boolean {
    return !this.isSettled;
  }

  /** Bytes of the files that are kept after they were read. */
  get originalBytes(): number {
    return this.files.reduce((sum, { state, bytes }) => sum + (state.type === 'read' ? (bytes?.length ?? 0) : 0), 0);
  }

  /** A file as it was handed in; null where it was not read, or is not kept. */
  findOriginal(number: number): Uint8Array | null {
    const file = this.files[number - 1];
    return file?.state.type === 'read' ? file.bytes : null;
  }

  dropOriginals(): void {
    for (const file of this.files) if (file.state.type === 'read') file.bytes = null;
  }

  /** Characters and cells of what was read. */
  get weight(): number {
    return this.files.reduce((sum, { state }) => sum + (state.type === 'read' ? weigh(state.document) : 0), 0);
  }

  findDocument(sha256: string): ImportedDocument | null {
    const found = this.files.find((file) => file.sha256 === sha256 && file.state.type === 'read');
    return found?.state.type === 'read' ? found.state.document : null;
  }

  listFiles(): ImportFileView[] {
    return this.files.map(({ name, size, state, bytes }, index) => ({
      number: index + 1,
      name,
      bytes: size,
      state,
      hasOriginal: state.type === 'read' && bytes !== null,
    }));
  }

  /** Stops the workers; what was read already stays. */
  stop(): void {
    this.stopping.abort();
  }

  /** Resolves at the next change, or when `signal` is aborted. */
  nextChange(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        this.watchers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      if (signal.aborted) resolve();
      else {
        this.watchers.add(wake);
        signal.addEventListener('abort', wake);
      }
    });
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
    this.isSettled = true;
    this.tellWatchers();
  }

  private async read(file: SessionFile): Promise<void> {
    const { signal } = this.stopping;
    const { bytes } = file;
    if (bytes !== null && !signal.aborted) {
      this.change(file, { type: 'reading', progress: null });
      const onProgress: ImportOptions['onProgress'] = (progress) => {
        if (file.state.type === 'reading') this.change(file, { type: 'reading', progress });
      };
      try {
        const { reader, findDocument } = this.options;
        const known = findDocument(file.sha256);
        const document = known ?? (await reader.importBytes(file.name, bytes, { signal, onProgress }));
        file.state = { type: 'read', document: renameDocument(document, document.file, file.name) };
      } catch (error) {
        file.state = signal.aborted ? { type: 'stopped' } : this.explainFailure(file.name, error);
      }
    } else file.state = { type: 'stopped' };
    file.bytes = null;
    if (file.state.type === 'read' && this.options.keepOriginal(file.size)) file.bytes = bytes;
    this.options.onDone(file.size);
    this.tellWatchers();
  }

  private explainFailure(name: string, error: unknown): ImportFileState {
    if (error instanceof AppError) {
      return { type: 'refused', message: error.problems.map(({ message }) => message).join('；') };
    }
    this.options.onError(error instanceof Error ? error : new Error(String(error)), name);
    return { type: 'refused', message: '读取程序出错，请告知系统管理员，并说明文件和时间' };
  }

  private change(file: SessionFile, state: ImportFileState): void {
    file.state = state;
    this.tellWatchers();
  }

  private tellWatchers(): void {
    for (const wake of [...this.watchers]) wake();
  }
}

function weigh({ blocks }: ImportedDocument): number {
  const texts = (block: Block) => (block.type === 'table' ? block.rows.flat().map(({ text }) => text) : [block.text]);
  return blocks.reduce((sum, block) => sum + texts(block).reduce((own, text) => own + text.length + 16, 16), 0);
}
