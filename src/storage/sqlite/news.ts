import { and, type Column, exists, inArray, type SQL, sql } from 'drizzle-orm';
import type { EventType } from '../../ledger/events/index.ts';
import type { LedgerDatabase } from './open-database.ts';
import { ledgerEvents, ledgers } from './schema.ts';

/** The condition that a ledger has events of some types behind the version that a read model was made of; null: not yet. */
export function hasNews(database: LedgerDatabase, version: Column, types: readonly EventType[]): SQL {
  const behind = database
    .select({ one: sql`1` })
    .from(ledgerEvents)
    .where(
      and(
        sql`${ledgerEvents.id} > (${ledgers.position} << 32) + COALESCE(${version}, 0)`,
        sql`${ledgerEvents.id} < (${ledgers.position} + 1) << 32`,
        inArray(ledgerEvents.type, [...types]),
      ),
    );
  return exists(behind);
}
