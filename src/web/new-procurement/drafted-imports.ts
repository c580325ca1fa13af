import { AppError } from '../../domain/app-error.ts';
import type { TenderDraft } from '../../domain/draft.ts';
import type { IsoDate } from '../../domain/scalars.ts';
import type { Drafter } from '../../use-cases/draft-thread.ts';
import type { ImportSession } from '../imports/import-session.ts';
import type { ImportStore } from '../imports/import-store.ts';
import type { UploadedFile } from '../imports/read-upload.ts';

export type Drafted =
  | { type: 'pending' }
  | { type: 'drafted'; draft: TenderDraft }
  | { type: 'refused'; message: string };

interface Kept {
  owner: string;
  drafted: Drafted;
}

export interface DraftedImportsOptions {
  imports: ImportStore;
  drafter: Drafter;
  /** Told about failures of the program; the reader of the page only learns that there was one. */
  onError?: (error: Error, file: string) => void;
}

const PURPOSE = 'new-procurement';

/** Procurement documents that somebody handed in to begin a procurement: read, then drafted, until it is created or given up. */
export class DraftedImports {
  readonly imports: ImportStore;
  private readonly options: DraftedImportsOptions;
  private readonly kept = new WeakMap<ImportSession, Kept>();

  constructor(options: DraftedImportsOptions) {
    this.options = options;
    this.imports = options.imports;
  }

  /** Begins to read and to draft. Null where too many files are being read. */
  async open(
    files: readonly UploadedFile[],
    form: string,
    { owner, date }: { owner: string; date: IsoDate },
  ): Promise<ImportSession | null> {
    const kept: Kept = { owner, drafted: { type: 'pending' } };
    const session = await this.imports.open(files, form === '' ? '' : `${owner}\n${form}`, {
      purpose: PURPOSE,
      keepsFiles: true,
      whenRead: async (read, signal) => {
        kept.drafted = await this.draft(read, date, signal);
      },
    });
    if (session !== null && !this.kept.has(session)) this.kept.set(session, kept);
    return session;
  }

  /** What somebody handed in; nobody else finds it. */
  find(id: string, owner: string): { session: ImportSession; drafted: Drafted } | null {
    const session = this.imports.find(id, PURPOSE);
    const kept = session === null ? undefined : this.kept.get(session);
    return session === null || kept?.owner !== owner ? null : { session, drafted: kept.drafted };
  }

  private async draft(session: ImportSession, date: IsoDate, signal: AbortSignal): Promise<Drafted> {
    const documents = session.listKept().map(({ document }) => document);
    if (documents.length === 0)
      return { type: 'refused', message: '没有一份文件能读取。请看每份文件的说明，换成可以读取的文件后再试' };
    try {
      return { type: 'drafted', draft: await this.options.drafter.draft({ documents, date }, signal) };
    } catch (error) {
      if (signal.aborted) return { type: 'refused', message: '已停止，没有整理' };
      if (error instanceof AppError)
        return { type: 'refused', message: error.problems.map(({ message }) => message).join('；') };
      const names = documents.map(({ file }) => file).join('、');
      this.options.onError?.(error instanceof Error ? error : new Error(String(error)), names);
      return { type: 'refused', message: '整理程序出错，请告知系统管理员，并说明文件和时间' };
    }
  }
}
