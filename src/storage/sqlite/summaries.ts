import { and, desc, eq, exists, inArray, type SQL, sql } from 'drizzle-orm';
import type { LedgerEvent } from '../../ledger/events/index.ts';
import type { SummaryQuery } from '../../ledger/ledger-store.ts';
import { type ProcurementSummary, SUMMARY_TYPES, summarise } from '../../ledger/summary.ts';
import type { LedgerDatabase } from './open-database.ts';
import { ledgerEvents, ledgers, summaries } from './schema.ts';

/** The full-text index knows three characters and more in a row; shorter words are looked for in the text itself. */
const INDEXED_CHARACTERS = 3;

/** Read models of a database: brought up to date before they are read, and only where an event that shows in them came in. */
export class Summaries {
  private readonly database: LedgerDatabase;
  private readonly readEvents: (procurement: string) => LedgerEvent[];

  constructor(database: LedgerDatabase, readEvents: (procurement: string) => LedgerEvent[]) {
    this.database = database;
    this.readEvents = readEvents;
  }

  search({ words, year, onlySealed }: SummaryQuery): ProcurementSummary[] {
    this.update();
    const conditions: SQL[] = words
      .split(/\s+/)
      .filter((word) => word !== '')
      .map(matchWord);
    if (year !== undefined) conditions.push(eq(summaries.year, year));
    if (onlySealed === true) conditions.push(eq(summaries.isSealed, 1));
    return this.database
      .select({ summary: summaries.summary })
      .from(summaries)
      .where(and(...conditions))
      .orderBy(desc(summaries.year), summaries.procurement)
      .all()
      .map(({ summary }) => JSON.parse(summary) as ProcurementSummary);
  }

  /** @returns of how many procurements */
  rebuild(): number {
    return this.database.transaction(
      () => {
        this.database.delete(summaries).run();
        this.database.run(sql`DELETE FROM summary_texts`);
        this.writeStale();
        return this.database.select({ procurement: summaries.procurement }).from(summaries).all().length;
      },
      { behavior: 'immediate' },
    );
  }

  private update(): void {
    if (this.listStale().length === 0) return;
    this.database.transaction(() => this.writeStale(), { behavior: 'immediate' });
  }

  /** Only what was appended since is looked at, and only whether any of it shows. */
  private listStale(): string[] {
    const shown = sql`COALESCE(${summaries.version}, 0)`;
    const news = this.database
      .select({ one: sql`1` })
      .from(ledgerEvents)
      .where(
        and(
          sql`${ledgerEvents.id} > (${ledgers.position} << 32) + ${shown}`,
          sql`${ledgerEvents.id} < (${ledgers.position} + 1) << 32`,
          inArray(ledgerEvents.type, [...SUMMARY_TYPES]),
        ),
      );
    return this.database
      .select({ procurement: ledgers.procurement })
      .from(ledgers)
      .leftJoin(summaries, eq(summaries.procurement, ledgers.procurement))
      .where(exists(news))
      .all()
      .map(({ procurement }) => procurement);
  }

  private writeStale(): void {
    for (const procurement of this.listStale()) {
      const summary = summarise(this.readEvents(procurement));
      if (summary === null) continue;
      const row = {
        procurement,
        version: summary.version,
        year: summary.year,
        isSealed: summary.sealedOn === null ? 0 : 1,
        summary: JSON.stringify(summary),
      };
      this.database.insert(summaries).values(row).onConflictDoUpdate({ target: summaries.procurement, set: row }).run();
      this.database.run(sql`DELETE FROM summary_texts WHERE procurement = ${procurement}`);
      this.database.run(sql`INSERT INTO summary_texts (procurement, text) VALUES (${procurement}, ${summary.text})`);
    }
  }
}

function matchWord(word: string): SQL {
  if ([...word].length >= INDEXED_CHARACTERS) {
    const phrase = `"${word.replaceAll('"', '""')}"`;
    return sql`${summaries.procurement} IN (SELECT procurement FROM summary_texts WHERE summary_texts MATCH ${phrase})`;
  }
  return sql`${summaries.procurement} IN (SELECT procurement FROM summary_texts WHERE instr(lower(text), lower(${word})) > 0)`;
}
