import { createHash, randomBytes } from 'node:crypto';
import { type ImportPurpose, type ImportView, importHref } from '../../../views/import-view.ts';
import { IncomingFolder } from '../../use-cases/incoming-files.ts';
import { type DocumentReader, ImportSession, type ImportSessionOptions, type ReadDocuments } from './import-session.ts';
import { IMPORT_SETTINGS, type ImportSettings } from './import-settings.ts';
import { dropUploads, type UploadedFile } from './read-upload.ts';
import { SharedRoom } from './shared-room.ts';

export interface ImportStoreOptions {
  reader: DocumentReader & { close(): Promise<void> };
  settings?: Partial<ImportSettings>;
  /** Where files arrive; default: among the temporary files of this machine. */
  incoming?: IncomingFolder;
  /** Files of one session read at a time. */
  filesAtATime?: number;
  onError?: (error: Error, file: string) => void;
  /** Milliseconds; default: the clock of the machine. */
  now?: () => number;
}

/** What files are handed in for. A session is found under its purpose only. */
export interface OpenOptions extends Pick<ImportSessionOptions, 'whenRead'> {
  purpose?: ImportPurpose;
  isSplit?: boolean;
  keepsFiles?: boolean;
}

interface KeptSession {
  session: ImportSession;
  purpose: ImportPurpose;
  /** Form and content it came from. */
  key: string | null;
  /** Null while it is being read. */
  finishedAt: number | null;
  weight: number;
}

const MINUTE = 60_000;
/** Ids of what was deleted are remembered, to say so instead of that there never was anything. */
const DELETED_REMEMBERED = 1000;

/**
 * Files that were handed in, on the disk while they are needed, and what was read, in memory only: bounded in count and size, each kept
 * for a time that is counted from the end of reading, and deleted whenever its owner wants.
 */
export class ImportStore extends SharedRoom {
  readonly settings: ImportSettings;
  private readonly options: ImportStoreOptions;
  private readonly now: () => number;
  private readonly sessions = new Map<string, KeptSession>();
  private readonly deleted = new Set<string>();
  private cleaning: NodeJS.Timeout | null = null;

  constructor(options: ImportStoreOptions) {
    const settings = { ...IMPORT_SETTINGS, ...options.settings };
    super(options.incoming ?? new IncomingFolder(), settings.pendingBytes);
    this.options = options;
    this.settings = settings;
    this.now = options.now ?? Date.now;
  }

  /**
   * Begins to read files whose room is taken. The same files from the same form are the same session: somebody clicked
   * twice. Null where too many are being read.
   */
  async open(
    files: readonly UploadedFile[],
    form: string,
    { purpose = 'reading', isSplit = false, keepsFiles = false, whenRead }: OpenOptions = {},
  ): Promise<ImportSession | null> {
    this.cleanUp();
    const key = form === '' ? null : describeUpload(form, files);
    const known = key === null ? undefined : [...this.sessions.values()].find((kept) => kept.key === key);
    if (known !== undefined) {
      await dropUploads(this, files);
      return known.session;
    }
    if (this.sessions.size >= this.settings.importsKept && !this.deleteOldest()) {
      await dropUploads(this, files);
      return null;
    }
    const { reader, filesAtATime = 1, onError = () => {} } = this.options;
    const session = new ImportSession({
      id: randomBytes(18).toString('base64url'),
      files,
      reader,
      isSplit,
      keepsFiles,
      findRead: (sha256) => this.findRead(sha256, isSplit),
      ...(whenRead === undefined ? {} : { whenRead }),
      filesAtATime,
      onError,
      onRead: (bytes) => this.giveBack(bytes),
      remove: (file) => this.incoming.remove(file),
      // Whoever checks an own bid is told that no file is kept.
      keepOriginal: (bytes) => purpose === 'reading' && this.hasRoomForOriginal(bytes),
    });
    const kept: KeptSession = { session, purpose, key, finishedAt: null, weight: 0 };
    this.sessions.set(session.id, kept);
    session.finished.then(() => {
      kept.finishedAt = this.now();
      kept.weight = session.weight;
      this.makeRoom();
    });
    this.cleanRegularly();
    return session;
  }

  find(id: string, purpose: ImportPurpose = 'reading'): ImportSession | null {
    return this.findKept(id, purpose)?.session ?? null;
  }

  view(id: string, purpose: ImportPurpose = 'reading'): ImportView | null {
    const kept = this.findKept(id, purpose);
    if (kept === null) return null;
    const { session, finishedAt } = kept;
    const age = finishedAt === null ? 0 : this.now() - finishedAt;
    const minutesLeft = Math.max(1, Math.ceil(this.settings.minutesKept - age / MINUTE));
    return { id, href: importHref(id, purpose), isRunning: session.isRunning, files: session.listFiles(), minutesLeft };
  }

  /** Whether there was something under this id. */
  wasDeleted(id: string): boolean {
    return this.deleted.has(id);
  }

  delete(id: string): void {
    const kept = this.sessions.get(id);
    if (kept === undefined) return;
    this.sessions.delete(id);
    void kept.session.discard();
    this.deleted.add(id);
    for (const oldest of this.deleted) {
      if (this.deleted.size <= DELETED_REMEMBERED) break;
      this.deleted.delete(oldest);
    }
  }

  /** Stops reading and forgets everything. */
  async close(): Promise<void> {
    if (this.cleaning !== null) clearInterval(this.cleaning);
    this.cleaning = null;
    for (const id of [...this.sessions.keys()]) this.delete(id);
    await this.options.reader.close();
    this.incoming.close();
  }

  private findKept(id: string, purpose: ImportPurpose): KeptSession | null {
    this.cleanUp();
    const kept = this.sessions.get(id);
    return kept?.purpose === purpose ? kept : null;
  }

  private findRead(sha256: string, isSplit: boolean): ReadDocuments | null {
    for (const { session } of this.sessions.values()) {
      const read = session.findRead(sha256, isSplit);
      if (read !== null) return read;
    }
    return null;
  }

  private cleanUp(): void {
    for (const [id, { finishedAt }] of [...this.sessions]) {
      if (finishedAt !== null && this.now() - finishedAt >= this.settings.minutesKept * MINUTE) this.delete(id);
    }
  }

  /** Deletes what was finished first until the rest fits; the newest always stays. */
  private makeRoom(): void {
    const sum = () => [...this.sessions.values()].reduce((all, { weight }) => all + weight, 0);
    while (sum() > this.settings.charactersKept && this.countFinished() > 1) this.deleteOldest();
  }

  /** Makes room for a file by dropping those of what was finished first; what was read from them stays. */
  private hasRoomForOriginal(bytes: number): boolean {
    if (bytes > this.settings.originalBytesKept) return false;
    const sum = () => [...this.sessions.values()].reduce((all, { session }) => all + session.originalBytes, bytes);
    const finished = [...this.sessions.values()]
      .filter(({ finishedAt }) => finishedAt !== null)
      .sort((a, b) => (a.finishedAt ?? 0) - (b.finishedAt ?? 0));
    for (const { session } of finished) {
      if (sum() <= this.settings.originalBytesKept) break;
      void session.dropOriginals();
    }
    return sum() <= this.settings.originalBytesKept;
  }

  private countFinished(): number {
    return [...this.sessions.values()].filter(({ finishedAt }) => finishedAt !== null).length;
  }

  private deleteOldest(): boolean {
    const finished = [...this.sessions].flatMap(([id, { finishedAt }]) =>
      finishedAt === null ? [] : { id, finishedAt },
    );
    const [first, ...rest] = finished;
    if (first === undefined) return false;
    this.delete(rest.reduce((oldest, one) => (one.finishedAt < oldest.finishedAt ? one : oldest), first).id);
    return true;
  }

  private cleanRegularly(): void {
    if (this.cleaning !== null) return;
    this.cleaning = setInterval(() => this.cleanUp(), MINUTE);
    this.cleaning.unref();
  }
}

function describeUpload(form: string, files: readonly UploadedFile[]): string {
  const named = files.map(({ name, sha256 }) => [name, sha256]);
  return createHash('sha256')
    .update(JSON.stringify([form, named]))
    .digest('hex');
}
