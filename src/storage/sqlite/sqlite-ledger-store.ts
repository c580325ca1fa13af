import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { asc } from 'drizzle-orm';
import { AppError } from '../../domain/app-error.ts';
import { chainEvents, EMPTY_HEAD, headAfter, type LedgerEntry } from '../../ledger/chain.ts';
import type { LedgerEvent, NewEvent } from '../../ledger/events/index.ts';
import type { AppendResult, LedgerStore } from '../../ledger/ledger-store.ts';
import { placeEvents } from '../../ledger/place-events.ts';
import { parseEvent } from '../../ledger/verify.ts';
import { BlobFolder } from '../blob-folder.ts';
import { HASHING } from '../hashing.ts';
import { DocumentTexts } from './document-texts.ts';
import { type EventRow, type LedgerEnd, prepareTables } from './ledger-tables.ts';
import { explainFault, isBusy, isRefused, openDatabase, retry } from './open-database.ts';
import { ledgers } from './schema.ts';
import { createSeals, openKey } from './seal.ts';
import { checkRegister, readStoredLedger } from './stored-ledger.ts';
import { Summaries } from './summaries.ts';

export const DATABASE_FILE = 'ledger.sqlite';
export const KEY_FILE = 'ledger.key';
export const BLOBS_FOLDER = 'blobs';

/** Tries before people are told that too many are saving. */
const ATTEMPTS_TO_SAVE = 6;

export interface SqliteLedgerStore extends LedgerStore {
  /** A consistent copy of the database while others go on writing. */
  copyTo(file: string): Promise<void>;
}

export interface StoreLimits {
  /** Pages (of 4 KB) that the database may have; a disk that is full looks the same. */
  mostPages?: number;
  /** How long one attempt waits for another server's transaction. */
  busyTimeoutMs?: number;
}

/**
 * The ledgers of a data folder, made where there are none.
 * @throws AppError where the folder or the database cannot be used
 */
export function openSqliteStore(folder: string, { mostPages, busyTimeoutMs }: StoreLimits = {}): SqliteLedgerStore {
  // Sealed bids lie in it: nobody's but the server's own.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, DATABASE_FILE);
  const database = openDatabase(file);
  if (mostPages !== undefined) database.client.pragma(`max_page_count = ${mostPages}`);
  if (busyTimeoutMs !== undefined) database.client.pragma(`busy_timeout = ${busyTimeoutMs}`);
  const hasLedgers = database.select().from(ledgers).limit(1).all().length > 0;
  const seals = createSeals(openKey(path.join(folder, KEY_FILE), !hasLedgers));
  const tables = prepareTables(database, seals);
  const blobs = new BlobFolder(path.join(folder, BLOBS_FOLDER));
  const readEntries = (procurement: string, after: number) => {
    const position = tables.findPosition(procurement);
    return position === undefined
      ? []
      : tables.listEvents(position, after).map((row) => readRow(procurement, row, file));
  };
  const readEvents = (procurement: string) => readEntries(procurement, 0).map(({ event }) => event);
  const summaries = new Summaries(database, new DocumentTexts(database, blobs, readEvents), readEvents);
  /** Where ledgers ended when this server last looked: never further than they are. */
  const ends = new Map<string, LedgerEnd>();

  /**
   * To write behind it. What was changed in the database is not built upon: the seal of a new event would cover the change.
   * @throws AppError `storage-damaged`
   */
  function findGenuineEnd(procurement: string): LedgerEnd | undefined {
    const end = tables.findEnd(procurement);
    if (end === undefined || tables.isGenuine(procurement, end)) return end;
    throw new AppError('storage-damaged', {
      file,
      message: `项目“${procurement}”台账的末尾与封印不符，可能被改动，这次的内容没有保存；请用 hengbiao rebuild 检查，从备份恢复`,
    });
  }

  const inTransaction = database.client.transaction(
    (procurement: string, expectedVersion: number, events: readonly NewEvent[]): AppendResult => {
      const end = findGenuineEnd(procurement);
      const head = end?.head ?? EMPTY_HEAD;
      if (head.version !== expectedVersion) return { outcome: 'conflict', version: head.version };
      const entries = chainEvents(head, placeEvents(procurement, head, events), HASHING);
      const last = entries.at(-1);
      if (last === undefined) return { outcome: 'appended', head };
      tables.writeAll(procurement, end, entries);
      return { outcome: 'appended', head: headAfter(last) };
    },
  ).immediate;

  /**
   * One event behind a known end needs no transaction around it: the database refuses it where another server was first.
   * @returns null where it does, or where there is more to write
   */
  function appendOne(procurement: string, expectedVersion: number, events: readonly NewEvent[]): AppendResult | null {
    if (events.length !== 1) return null;
    const known = ends.get(procurement);
    const end = known?.head.version === expectedVersion ? known : findGenuineEnd(procurement);
    if (end === undefined) return null;
    if (end.head.version !== expectedVersion) return { outcome: 'conflict', version: end.head.version };
    const [entry] = chainEvents(end.head, placeEvents(procurement, end.head, events), HASHING);
    try {
      const reached = tables.writeOne(procurement, end, entry as LedgerEntry);
      ends.set(procurement, reached);
      return { outcome: 'appended', head: reached.head };
    } catch (error) {
      ends.delete(procurement);
      if (isRefused(error)) return null;
      throw error;
    }
  }

  async function guard<T>(run: () => T | Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw explainFault(error, file);
    }
  }

  return {
    append: async (...save) => {
      try {
        return retry(() => appendOne(...save) ?? inTransaction(...save), ATTEMPTS_TO_SAVE, isBusy);
      } catch (error) {
        throw explainFault(error, file);
      }
    },
    read: (procurement, after = 0) => guard(() => readEntries(procurement, after)),
    head: (procurement) => guard(() => tables.findEnd(procurement)?.head ?? EMPTY_HEAD),
    list: () =>
      guard(() =>
        database
          .select({ procurement: ledgers.procurement })
          .from(ledgers)
          .orderBy(asc(ledgers.position))
          .all()
          .map(({ procurement }) => procurement),
      ),
    readStored: (procurement) => guard(() => readStoredLedger(tables, seals, procurement)),
    checkRegister: () => guard(() => checkRegister(database, seals)),
    putBlob: (content) => blobs.put(content),
    openBlob: (sha256) => blobs.open(sha256),
    keepText: (sha256, text) => blobs.putText(sha256, text),
    hasText: (sha256) => Promise.resolve(blobs.hasText(sha256)),
    search: (query) => guard(() => summaries.search(query)),
    rebuild: () => guard(() => summaries.rebuild()),
    copyTo: async (target) => {
      await database.client.backup(target);
    },
    close: () => {
      database.client.close();
      return Promise.resolve();
    },
  };
}

function readRow(procurement: string, row: EventRow, file: string): LedgerEntry {
  const event: LedgerEvent | null = parseEvent(row.body);
  if (event === null) {
    throw new AppError('storage-damaged', {
      file,
      message: `项目“${procurement}”台账的第 ${row.sequence} 个事件无法读取：由更新的版本写出的，请升级软件；否则请用 hengbiao rebuild 检查，必要时从备份恢复`,
    });
  }
  return { event, body: row.body, digests: { sha256: row.sha256, sm3: row.sm3 } };
}
