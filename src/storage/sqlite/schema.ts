import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

/** The tables as queries see them. Triggers, checks and the full-text table stand in `migrations/`. */
export const ledgerEvents = sqliteTable(
  'ledger_events',
  {
    procurement: text().notNull(),
    sequence: integer().notNull(),
    type: text().notNull(),
    at: text().notNull(),
    body: text().notNull(),
    previousSha256: text('previous_sha256').notNull(),
    previousSm3: text('previous_sm3').notNull(),
    sha256: text().notNull(),
    sm3: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.procurement, table.sequence] })],
);

/** Where each ledger ends, sealed with a key that is not in the database. */
export const ledgerHeads = sqliteTable('ledger_heads', {
  procurement: text().primaryKey(),
  /** 1, 2, 3 … in order of the ledgers' beginnings. */
  position: integer().notNull(),
  version: integer().notNull(),
  at: text().notNull(),
  sha256: text().notNull(),
  sm3: text().notNull(),
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
