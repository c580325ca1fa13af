import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { AppError } from '../../domain/app-error.ts';

const LEDGER_MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));
/** How long one attempt waits for another server's transaction, which takes milliseconds. */
const BUSY_TIMEOUT_MS = 5_000;
const ATTEMPTS_TO_OPEN = 12;

export type LedgerDatabase = ReturnType<typeof openDatabase>;

/**
 * Opens a database, the ledger's unless told otherwise, and brings it to the present form. Every commit is on the disk before it is answered (WAL,
 * synchronous=FULL); several servers may have the same file open.
 */
export function openDatabase(file: string, migrationsFolder = LEDGER_MIGRATIONS) {
  makePrivate(file);
  const client = new Database(file, { timeout: BUSY_TIMEOUT_MS });
  try {
    retry(() => client.pragma('journal_mode = WAL'), ATTEMPTS_TO_OPEN, isBusy);
    client.pragma('synchronous = FULL');
    client.pragma('trusted_schema = OFF');
    const orm = drizzle({ client, casing: 'snake_case' });
    retry(() => migrate(orm, { migrationsFolder }), ATTEMPTS_TO_OPEN, isBusyOrMade);
    refuseNewer(client, file, migrationsFolder);
    return Object.assign(orm, { client });
  } catch (error) {
    client.close();
    throw explainFault(error, file);
  }
}

/** Nobody's to read but the server's own, in whatever folder it lies; files beside it (WAL) are made as the database is. */
function makePrivate(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch {
    // What is in the way is told when the database is opened.
  }
}

/** What a later version has brought to its form is not this one's to write into. */
function refuseNewer(client: Database.Database, file: string, migrationsFolder: string): void {
  const known = Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis));
  const reached = client.prepare('SELECT MAX(created_at) FROM __drizzle_migrations').pluck().get();
  if (Number(reached) <= known) return;
  throw new AppError('input-unreadable', {
    file,
    message: '数据由更新版本的软件升级过，本版本不能使用，没有改动；请升级软件后再打开',
  });
}

/** Two servers that start at once may both want to make the tables: the later one finds them made. */
function isBusyOrMade(error: unknown): boolean {
  return isBusy(error) || /already exists/.test(String(error));
}

/** Tries again what another server was in the way of; each attempt waits for the lock on its own. */
export function retry<T>(run: () => T, attempts: number, isPassing: (error: unknown) => boolean): T {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return run();
    } catch (error) {
      if (attempt === attempts || !isPassing(error)) throw error;
    }
  }
}

export function isBusy(error: unknown): boolean {
  return codeOf(error).startsWith('SQLITE_BUSY') || codeOf(error) === 'SQLITE_LOCKED';
}

/** By a trigger of ours: what was written does not follow what is there. */
export function isRefused(error: unknown): boolean {
  return codeOf(error) === 'SQLITE_CONSTRAINT_TRIGGER';
}

/** What SQLite answers, in words of the people who use it. */
export function explainFault(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR')) {
    return new AppError(
      'storage-full',
      { file, message: '磁盘已满或无法写入，这次的内容没有保存；请腾出空间后再试，此前保存的内容都在' },
      error,
    );
  }
  if (isBusy(error)) {
    return new AppError('storage-busy', { file, message: '同时保存的人过多，这次的内容没有保存，请稍后再试' }, error);
  }
  if (code === 'SQLITE_CORRUPT' || code === 'SQLITE_NOTADB') {
    return new AppError(
      'storage-damaged',
      { file, message: '数据库文件已损坏，请用 hengbiao restore 从备份恢复' },
      error,
    );
  }
  if (code === 'SQLITE_READONLY' || code.startsWith('SQLITE_CANTOPEN')) {
    return new AppError('input-unreadable', { file, message: '无法打开或写入数据库，请检查路径和权限' }, error);
  }
  return error;
}

/** Drizzle wraps what the driver throws. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string' && code.startsWith('SQLITE_')) return code;
  }
  return '';
}
