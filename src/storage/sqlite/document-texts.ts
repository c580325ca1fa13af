import { type Column, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { LedgerEvent } from '../../ledger/events/index.ts';
import { DOCUMENT_TYPES, listSearchable } from '../../ledger/searchable-documents.ts';
import type { BlobFolder } from '../blob-folder.ts';
import { matchWord } from './match-word.ts';
import { hasNews } from './news.ts';
import type { LedgerDatabase } from './open-database.ts';
import { indexedDocuments, ledgers, searchableDocuments, searchableLedgers } from './schema.ts';

/**
 * Full text of the documents that may be searched: a read model of events and of the texts beside the files, brought up to
 * date before it is read, so that neither recording nor opening bids waits for it.
 */
export class DocumentTexts {
  private readonly database: LedgerDatabase;
  private readonly blobs: BlobFolder;
  private readonly readEvents: (procurement: string) => LedgerEvent[];

  constructor(database: LedgerDatabase, blobs: BlobFolder, readEvents: (procurement: string) => LedgerEvent[]) {
    this.database = database;
    this.blobs = blobs;
    this.readEvents = readEvents;
  }

  /** The condition that a document of a procurement has a word in it. */
  match(procurement: Column, word: string): SQL {
    return sql`${procurement} IN (SELECT procurement FROM searchable_documents WHERE sha256 IN (SELECT sha256
      FROM indexed_documents WHERE id IN (SELECT rowid FROM document_texts WHERE ${matchWord('document_texts', word)})))`;
  }

  /** One document at a time, so that others can save in between. */
  async update(): Promise<void> {
    if (this.listStale().length > 0) this.database.transaction(() => this.writeStale(), { behavior: 'immediate' });
    for (const sha256 of this.listPending()) {
      const text = this.blobs.findText(sha256);
      if (text === null) continue;
      this.database.transaction(() => this.index(sha256, text), { behavior: 'immediate' });
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  clear(): void {
    this.database.delete(searchableLedgers).run();
    this.database.delete(searchableDocuments).run();
    this.database.delete(indexedDocuments).run();
    this.database.run(sql`DELETE FROM document_texts`);
  }

  private listStale(): string[] {
    return this.database
      .select({ procurement: ledgers.procurement })
      .from(ledgers)
      .leftJoin(searchableLedgers, eq(searchableLedgers.procurement, ledgers.procurement))
      .where(hasNews(this.database, searchableLedgers.version, DOCUMENT_TYPES))
      .all()
      .map(({ procurement }) => procurement);
  }

  private writeStale(): void {
    for (const procurement of this.listStale()) {
      const events = this.readEvents(procurement);
      const version = events.at(-1)?.sequence ?? 0;
      const documents = listSearchable(events).map((sha256) => ({ procurement, sha256 }));
      this.database.delete(searchableDocuments).where(eq(searchableDocuments.procurement, procurement)).run();
      for (const document of documents) this.database.insert(searchableDocuments).values(document).run();
      this.database
        .insert(searchableLedgers)
        .values({ procurement, version })
        .onConflictDoUpdate({ target: searchableLedgers.procurement, set: { version } })
        .run();
    }
  }

  private listPending(): string[] {
    return this.database
      .selectDistinct({ sha256: searchableDocuments.sha256 })
      .from(searchableDocuments)
      .leftJoin(indexedDocuments, eq(indexedDocuments.sha256, searchableDocuments.sha256))
      .where(isNull(indexedDocuments.sha256))
      .all()
      .map(({ sha256 }) => sha256);
  }

  /** Another server may have been first. */
  private index(sha256: string, text: string): void {
    const known = this.database
      .select()
      .from(indexedDocuments)
      .where(inArray(indexedDocuments.sha256, [sha256]))
      .all();
    if (known.length > 0) return;
    const { lastInsertRowid } = this.database.insert(indexedDocuments).values({ sha256 }).run();
    this.database.run(sql`INSERT INTO document_texts (rowid, text) VALUES (${lastInsertRowid}, ${text})`);
  }
}
