import { and, asc, desc, eq, gt, sql } from 'drizzle-orm';
import { type Digests, EMPTY_HEAD, type Head, headAfter, type LedgerEntry, START } from '../../ledger/chain.ts';
import type { LedgerDatabase } from './open-database.ts';
import { eventId, ledgerEvents, ledgerRegister, ledgers } from './schema.ts';
import type { Seals } from './seal.ts';

const p = sql.placeholder;

export type EventRow = typeof ledgerEvents.$inferSelect;

/** Where a ledger stands among the others, and where it ends. */
export interface LedgerEnd {
  position: number;
  head: Head;
  seal: string;
}

/** In the place of a seal, for all events but the last: as long as one, so that it is written over it. */
export const NO_SEAL = '0'.repeat(64);

/** The statements of the ledger, prepared once. */
export function prepareTables(database: LedgerDatabase, seals: Seals) {
  const positionOf = database
    .select({ position: ledgers.position })
    .from(ledgers)
    .where(eq(ledgers.procurement, p('procurement')))
    .prepare();
  const eventsAfter = database
    .select()
    .from(ledgerEvents)
    .where(and(gt(ledgerEvents.id, p('after')), sql`${ledgerEvents.id} < ${p('end')}`))
    .orderBy(asc(ledgerEvents.id))
    .prepare();
  const lastEvent = database
    .select()
    .from(ledgerEvents)
    .where(and(gt(ledgerEvents.id, p('after')), sql`${ledgerEvents.id} < ${p('end')}`))
    .orderBy(desc(ledgerEvents.id))
    .limit(1)
    .prepare();
  // Of a save, what stands between it and the disk counts: this one statement, with nothing around it.
  const insertEvent = database.client.prepare(
    'INSERT INTO ledger_events (id, type, body, previous, sha256, sm3, seal) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );

  function register(procurement: string): number {
    const [row] = database.select().from(ledgerRegister).all();
    const position = (row?.ledgers ?? 0) + 1;
    const seal = seals.ofRegister(row?.seal ?? '', procurement);
    database
      .insert(ledgerRegister)
      .values({ id: 1, ledgers: position, seal })
      .onConflictDoUpdate({ target: ledgerRegister.id, set: { ledgers: position, seal } })
      .run();
    database.insert(ledgers).values({ position, procurement }).run();
    return position;
  }

  function write(
    procurement: string,
    position: number,
    previous: Digests,
    entry: LedgerEntry,
    isLast: boolean,
  ): string {
    const { event, body, digests } = entry;
    const seal = isLast ? seals.ofHead(procurement, position, event.sequence, digests) : NO_SEAL;
    const id = eventId(position, event.sequence);
    insertEvent.run(id, event.type, body, previous.sha256, digests.sha256, digests.sm3, seal);
    return seal;
  }

  const findPosition = (procurement: string): number | undefined => positionOf.get({ procurement })?.position;
  const rangeOf = (position: number, after: number) => ({
    after: eventId(position, after),
    end: eventId(position + 1, 0),
  });

  return {
    findPosition,
    listEvents: (position: number, after: number): EventRow[] => eventsAfter.all(rangeOf(position, after)),
    findEnd(procurement: string): LedgerEnd | undefined {
      const position = findPosition(procurement);
      if (position === undefined) return undefined;
      const last = lastEvent.get(rangeOf(position, 0));
      return { position, head: last === undefined ? EMPTY_HEAD : toHead(last), seal: last?.seal ?? NO_SEAL };
    },
    /** Whether a ledger ends as this software, or an earlier version of it, left it. */
    isGenuine: (procurement: string, { position, head, seal }: LedgerEnd): boolean =>
      seals.isOfHead(seal, procurement, position, head.version, head.digests),
    /** Behind the end of a ledger; the database refuses what does not follow it. @returns where it ends then */
    writeOne(procurement: string, { position, head }: LedgerEnd, entry: LedgerEntry): LedgerEnd {
      const seal = write(procurement, position, head.digests, entry, true);
      return { position, head: headAfter(entry), seal };
    },
    /** Inside the transaction of who calls; begins the ledger where there is none. */
    writeAll(procurement: string, end: LedgerEnd | undefined, entries: readonly LedgerEntry[]): void {
      const position = end?.position ?? register(procurement);
      let previous = end?.head.digests ?? START;
      for (const [index, entry] of entries.entries()) {
        write(procurement, position, previous, entry, index === entries.length - 1);
        previous = entry.digests;
      }
    },
  };
}

export function toHead(row: EventRow): Head {
  const { at } = readLabels(row.body);
  return {
    version: row.sequence ?? 0,
    at: typeof at === 'string' ? at : null,
    digests: { sha256: row.sha256, sm3: row.sm3 },
  };
}

/** What an event says of itself; nothing where its text has been destroyed. */
export function readLabels(body: string): { type?: unknown; at?: unknown; sequence?: unknown; procurement?: unknown } {
  try {
    return JSON.parse(body) ?? {};
  } catch {
    return {};
  }
}
