import { and, asc, eq, gt, is, Param, Placeholder, sql } from 'drizzle-orm';
import type { Head, LedgerEntry } from '../../ledger/chain.ts';
import type { LedgerDatabase } from './open-database.ts';
import { ledgerEvents, ledgerHeads, ledgerRegister } from './schema.ts';
import type { Seals } from './seal.ts';

const p = sql.placeholder;

export type HeadRow = typeof ledgerHeads.$inferSelect;
export type EventRow = typeof ledgerEvents.$inferSelect;

/** The statements of the ledger, prepared once. All of them run inside the transaction of who calls. */
export function prepareTables(database: LedgerDatabase, seals: Seals) {
  const headOf = database.client.prepare<[string], HeadRow>(
    database
      .select()
      .from(ledgerHeads)
      .where(eq(ledgerHeads.procurement, p('procurement')))
      .toSQL().sql,
  );
  const eventsAfter = database
    .select()
    .from(ledgerEvents)
    .where(and(eq(ledgerEvents.procurement, p('procurement')), gt(ledgerEvents.sequence, p('after'))))
    .orderBy(asc(ledgerEvents.sequence))
    .prepare();
  const insertEvent = prepareWrite(
    database,
    database.insert(ledgerEvents).values({
      procurement: p('procurement'),
      sequence: p('sequence'),
      type: p('type'),
      at: p('at'),
      body: p('body'),
      previousSha256: p('previousSha256'),
      previousSm3: p('previousSm3'),
      sha256: p('sha256'),
      sm3: p('sm3'),
    }),
  );
  const moveHead = prepareWrite(
    database,
    database
      .update(ledgerHeads)
      .set({
        version: sql`${p('version')}`,
        at: sql`${p('at')}`,
        sha256: sql`${p('sha256')}`,
        sm3: sql`${p('sm3')}`,
        seal: sql`${p('seal')}`,
      })
      .where(eq(ledgerHeads.procurement, p('procurement'))),
  );

  function register(procurement: string): number {
    const [row] = database.select().from(ledgerRegister).all();
    const ledgers = (row?.ledgers ?? 0) + 1;
    const seal = seals.ofRegister(row?.seal ?? '', procurement);
    database
      .insert(ledgerRegister)
      .values({ id: 1, ledgers, seal })
      .onConflictDoUpdate({ target: ledgerRegister.id, set: { ledgers, seal } })
      .run();
    return ledgers;
  }

  return {
    findHead: (procurement: string): HeadRow | undefined => headOf.get(procurement),
    listEvents: (procurement: string, after: number): EventRow[] => eventsAfter.all({ procurement, after }),
    write(procurement: string, before: HeadRow | undefined, entries: readonly LedgerEntry[], head: Head): void {
      for (const { event, body, previous, digests } of entries) {
        insertEvent({
          procurement,
          sequence: event.sequence,
          type: event.type,
          at: event.at,
          body,
          previousSha256: previous.sha256,
          previousSm3: previous.sm3,
          ...digests,
        });
      }
      const position = before?.position ?? register(procurement);
      const { version, at, digests } = head;
      const row = { procurement, version, at: at ?? '', ...digests };
      const seal = seals.ofHead(procurement, position, version, digests);
      if (before === undefined)
        database
          .insert(ledgerHeads)
          .values({ ...row, position, seal })
          .run();
      else moveHead({ ...row, seal });
    },
  };
}

/** A statement that drizzle writes and the driver runs: of a save, what stands between it and the disk counts. */
function prepareWrite(database: LedgerDatabase, query: { toSQL(): { sql: string; params: unknown[] } }) {
  const { sql: text, params } = query.toSQL();
  const statement = database.client.prepare(text);
  const names = params.map((param) => nameOf(param));
  return (row: Readonly<Record<string, string | number>>) => statement.run(names.map((name) => row[name]));
}

function nameOf(param: unknown): string {
  const placeholder = is(param, Param) ? param.value : param;
  if (!is(placeholder, Placeholder)) throw new Error('A prepared statement with a value in it');
  return placeholder.name;
}

export function toHead(row: HeadRow): Head {
  return { version: row.version, at: row.at, digests: { sha256: row.sha256, sm3: row.sm3 } };
}
