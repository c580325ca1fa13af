import type { AnswerRow } from '../../src/domain/bid.ts';
import type { ImportedDocument } from '../../src/domain/document.ts';
import { type Location, wholeFile } from '../../src/domain/location.ts';

/** Messages of the import which say that a part of the document is not among its blocks. */
const UNREAD: ReadonlySet<string> = new Set([
  'archive-too-large',
  'characters-damaged',
  'entry-not-read',
  'no-text',
  'ocr-time-limit-reached',
  'ocr-unavailable',
  'page-too-large',
  'page-unreadable',
  'part-unreadable',
  'stream-too-large',
  'table-too-large',
  'tables-beyond-limit',
  'time-limit-reached',
]);

/** Places of a bid that could not be read. */
export function findUnread(documents: readonly ImportedDocument[]): Location[] {
  return documents.flatMap(({ file, messages }) =>
    messages
      .filter(({ code }) => UNREAD.has(code))
      .flatMap(({ locations }) => (locations.length > 0 ? locations : [wholeFile(file)])),
  );
}

/** Rows whose answer or declared deviation text recognition was not sure of carry no confidence, however sure it was of the table. */
export function markUncertain(answers: readonly AnswerRow[], documents: readonly ImportedDocument[]): AnswerRow[] {
  const uncertain = documents.flatMap(({ messages }) =>
    messages.filter(({ code }) => code === 'ocr-low-confidence').flatMap(({ locations }) => locations),
  );
  if (uncertain.length === 0) return [...answers];
  const cells = new Map<string, string[]>();
  for (const { file, path, quote } of uncertain) {
    const row = `${file} ${path.replace(/\/cell\[\d+\]$/, '')}`;
    cells.set(row, [...(cells.get(row) ?? []), quote.trim()]);
  }
  return answers.map((row) => {
    const said = `${row.answer}\n${row.declaredDeviation ?? ''}`;
    const quotes = cells.get(`${row.location.file} ${row.location.path}`) ?? [];
    return quotes.some((quote) => quote !== '' && said.includes(quote)) ? { ...row, confidence: 0 } : row;
  });
}
