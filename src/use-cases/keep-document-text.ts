import type { ImportedDocument } from '../domain/document.ts';
import { writeText } from '../domain/document-text.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';

/**
 * Makes a document findable by its words. To be called once a document has been imported whose file is kept, before or after
 * the event that names it, as often as one likes: the text is kept under the SHA-256 of the file. Searches see it from when
 * everybody in the office may see the document, so a bid's only once the bid (or its second part) has been opened. It costs a
 * file to write; the index is brought up to date by the next search.
 * @throws AppError `storage-full`
 */
export async function keepDocumentText(
  store: LedgerStore,
  document: Pick<ImportedDocument, 'sha256' | 'blocks'>,
): Promise<void> {
  if (!(await store.hasText(document.sha256))) await store.keepText(document.sha256, writeText(document));
}
