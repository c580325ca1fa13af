import { sql } from 'drizzle-orm';
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The tables as queries see them. Triggers, checks and the full-text tables stand in `migrations/`. */
export const ledgers = sqliteTable('ledgers', {
  /** 1, 2, 3 … in order of the ledgers' beginnings. */
  position: integer().primaryKey(),
  procurement: text().notNull(),
});

/**
 * The events of all ledgers in one tree, each ledger's in a row, so that a save touches one page: what decides how long it
 * takes is the pages that have to reach the disk.
 */
export const ledgerEvents = sqliteTable('ledger_events', {
  /** Position of the ledger and sequence within it; see `eventId`. */
  id: integer().primaryKey(),
  position: integer().generatedAlwaysAs(sql`id >> 32`, { mode: 'virtual' }),
  sequence: integer().generatedAlwaysAs(sql`id & 4294967295`, { mode: 'virtual' }),
  /** What the body says it is, for queries. */
  type: text().notNull(),
  body: text().notNull(),
  /** SHA-256 of the event before: the database refuses what does not follow it. */
  previous: text().notNull(),
  sha256: text().notNull(),
  sm3: text().notNull(),
  /** Of a ledger's last event, made with a key that is not in the database; zeros for all others. */
  seal: text().notNull(),
});

/** One row: how many ledgers there are, sealed over all their names. */
export const ledgerRegister = sqliteTable('ledger_register', {
  id: integer().primaryKey(),
  ledgers: integer().notNull(),
  seal: text().notNull(),
});

/** Read model: made of events, may be dropped at any time. */
export const summaries = sqliteTable('summaries', {
  procurement: text().primaryKey(),
  version: integer().notNull(),
  year: integer().notNull(),
  isSealed: integer('is_sealed').notNull(),
  summary: text().notNull(),
});

/** Read models: how far each ledger has been looked through for documents, and the documents that may be searched. */
export const searchableLedgers = sqliteTable('searchable_ledgers', {
  procurement: text().primaryKey(),
  version: integer().notNull(),
});
export const searchableDocuments = sqliteTable('searchable_documents', {
  procurement: text().notNull(),
  sha256: text().notNull(),
});

/** Documents whose text is in the full-text table `document_texts`, under the same number. */
export const indexedDocuments = sqliteTable('indexed_documents', {
  id: integer().primaryKey(),
  sha256: text().notNull(),
});

const EVENTS_OF_A_LEDGER = 2 ** 32;

/** Where an event lies: events of one ledger stand together, in order. */
export function eventId(position: number, sequence: number): number {
  return position * EVENTS_OF_A_LEDGER + sequence;
}
