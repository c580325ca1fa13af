import { and, desc, eq, or, type SQL, sql } from 'drizzle-orm';
import type { LedgerEvent } from '../../ledger/events/index.ts';
import type { SummaryQuery } from '../../ledger/ledger-store.ts';
import { type ProcurementSummary, SUMMARY_TYPES, splitWords, summarise } from '../../ledger/summary.ts';
import type { DocumentTexts } from './document-texts.ts';
import { matchWord } from './match-word.ts';
import { hasNews } from './news.ts';
import type { LedgerDatabase } from './open-database.ts';
import { ledgers, summaries } from './schema.ts';

/** Read models of a database: brought up to date before they are read, and only where an event that shows in them came in. */
export class Summaries {
  private readonly database: LedgerDatabase;
  private readonly documents: DocumentTexts;
  private readonly readEvents: (procurement: string) => LedgerEvent[];

  constructor(database: LedgerDatabase, documents: DocumentTexts, readEvents: (procurement: string) => LedgerEvent[]) {
    this.database = database;
    this.documents = documents;
    this.readEvents = readEvents;
  }

  async search({ words, year, onlySealed, participant }: SummaryQuery): Promise<ProcurementSummary[]> {
    await this.update();
    const conditions: SQL[] = splitWords(words).map((word) => this.match(word, participant));
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
  async rebuild(): Promise<number> {
    const rebuilt = this.database.transaction(
      () => {
        this.database.delete(summaries).run();
        this.database.run(sql`DELETE FROM summary_texts`);
        this.documents.clear();
        this.writeStale();
        return this.database.select({ procurement: summaries.procurement }).from(summaries).all().length;
      },
      { behavior: 'immediate' },
    );
    await this.documents.update();
    return rebuilt;
  }

  /** Who only bids finds a procurement by what those who bid know, whatever else stands in its text. */
  private match(word: string, participant: string | undefined): SQL {
    const anywhere = this.matchAnywhere(word);
    if (participant === undefined) return anywhere;
    const isVendor = sql`EXISTS (SELECT 1 FROM json_each(${summaries.summary}, '$.participants') WHERE json_extract(value, '$.id') = ${participant} AND json_extract(value, '$.isVendor'))`;
    const isKnown = sql`instr(lower(json_extract(${summaries.summary}, '$.publicText')), lower(${word})) > 0`;
    return sql`CASE WHEN ${isVendor} THEN ${isKnown} ELSE ${anywhere} END`;
  }

  private matchAnywhere(word: string): SQL {
    const inSummary = sql`${summaries.procurement} IN (SELECT procurement FROM summary_texts WHERE ${matchWord('summary_texts', word)})`;
    return sql`(${inSummary} OR ${this.documents.match(summaries.procurement, word)})`;
  }

  private async update(): Promise<void> {
    if (this.listStale().length > 0) this.database.transaction(() => this.writeStale(), { behavior: 'immediate' });
    await this.documents.update();
  }

  /** Only what was appended since is looked at, and only whether any of it shows. */
  private listStale(): string[] {
    const isOfOlderForm = sql`(${summaries.summary} IS NOT NULL AND json_type(${summaries.summary}, '$.participants') IS NULL)`;
    return this.database
      .select({ procurement: ledgers.procurement })
      .from(ledgers)
      .leftJoin(summaries, eq(summaries.procurement, ledgers.procurement))
      .where(or(hasNews(this.database, summaries.version, SUMMARY_TYPES), isOfOlderForm))
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
