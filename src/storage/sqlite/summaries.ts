import { and, desc, eq, exists, gt, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { LedgerEvent } from '../../ledger/events/index.ts';
import type { SummaryQuery } from '../../ledger/ledger-store.ts';
import { type ProcurementSummary, SUMMARY_TYPES, splitWords, summarise } from '../../ledger/summary.ts';
import type { LedgerDatabase } from './open-database.ts';
import { ledgerEvents, ledgerHeads, summaries } from './schema.ts';

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

  search({ words, year, onlySealed, participant }: SummaryQuery): ProcurementSummary[] {
    this.update();
    const conditions: SQL[] = splitWords(words).map((word) => matchWord(word, participant));
    if (participant !== undefined) conditions.push(takesPart(participant));
    if (year !== undefined) conditions.push(eq(summaries.year, year));
    if (onlySealed === true) conditions.push(eq(summaries.isSealed, 1));
    return this.database
      .select({ summary: summaries.summary })
      .from(summaries)
      .where(and(...conditions))
      .orderBy(desc(CREATED_AT), summaries.procurement)
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
    const isOfOlderForm = sql`(${summaries.summary} IS NOT NULL AND json_type(${summaries.summary}, '$.participants') IS NULL)`;
    const news = this.database
      .select({ one: sql`1` })
      .from(ledgerEvents)
      .where(
        and(
          eq(ledgerEvents.procurement, ledgerHeads.procurement),
          gt(ledgerEvents.sequence, shown),
          inArray(ledgerEvents.type, [...SUMMARY_TYPES]),
        ),
      );
    return this.database
      .select({ procurement: ledgerHeads.procurement })
      .from(ledgerHeads)
      .leftJoin(summaries, eq(summaries.procurement, ledgerHeads.procurement))
      .where(or(and(gt(ledgerHeads.version, shown), exists(news)), isOfOlderForm))
      .all()
      .map(({ procurement }) => procurement);
  }

  private writeStale(): void {
    for (const procurement of this.listStale()) {
      const summarised = summarise(this.readEvents(procurement));
      if (summarised === null) continue;
      const { text, ...summary } = summarised;
      const row = {
        procurement,
        version: summary.version,
        year: summary.year,
        isSealed: summary.sealedOn === null ? 0 : 1,
        summary: JSON.stringify(summary),
      };
      this.database.insert(summaries).values(row).onConflictDoUpdate({ target: summaries.procurement, set: row }).run();
      this.database.run(sql`DELETE FROM summary_texts WHERE procurement = ${procurement}`);
      this.database.run(sql`INSERT INTO summary_texts (procurement, text) VALUES (${procurement}, ${text})`);
    }
  }
}

const CREATED_AT = sql`json_extract(${summaries.summary}, '$.createdAt')`;

function takesPart(person: string): SQL {
  return sql`EXISTS (SELECT 1 FROM json_each(${summaries.summary}, '$.participants') WHERE json_extract(value, '$.id') = ${person})`;
}

/** Who only bids finds a procurement by what those who bid know, whatever else stands in its text. */
function matchWord(word: string, participant: string | undefined): SQL {
  if (participant === undefined) return matchAnywhere(word);
  const isVendor = sql`EXISTS (SELECT 1 FROM json_each(${summaries.summary}, '$.participants') WHERE json_extract(value, '$.id') = ${participant} AND json_extract(value, '$.isVendor'))`;
  const isKnown = sql`instr(lower(json_extract(${summaries.summary}, '$.publicText')), lower(${word})) > 0`;
  return sql`CASE WHEN ${isVendor} THEN ${isKnown} ELSE ${matchAnywhere(word)} END`;
}

function matchAnywhere(word: string): SQL {
  if ([...word].length >= INDEXED_CHARACTERS) {
    const phrase = `"${word.replaceAll('"', '""')}"`;
    return sql`${summaries.procurement} IN (SELECT procurement FROM summary_texts WHERE summary_texts MATCH ${phrase})`;
  }
  return sql`${summaries.procurement} IN (SELECT procurement FROM summary_texts WHERE instr(lower(text), lower(${word})) > 0)`;
}
