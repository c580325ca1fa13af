import type { AnswerRow } from '../../src/domain/bid.ts';
import type { ImportedDocument } from '../../src/domain/document.ts';
import type { Location } from '../../src/domain/location.ts';

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
      .flatMap(({ locations }) => (locations.length > 0 ? locations : [{ file, page: null, path: '', quote: '' }])),
  );
}

/** Rows with a cell that text recognition was not sure of carry no confidence, however sure it was of the table. */
export function markUncertain(answers: readonly AnswerRow[], documents: readonly ImportedDocument[]): AnswerRow[] {
  const uncertain = documents.flatMap(({ messages }) =>
    messages.filter(({ code }) => code === 'ocr-low-confidence').flatMap(({ locations }) => locations),
  );
  if (uncertain.length === 0) return [...answers];
  const cells = new Set(uncertain.map(({ file, path }) => `${file} ${path.replace(/\/cell\[\d+\]$/, '')}`));
  return answers.map((row) =>
    cells.has(`${row.location.file} ${row.location.path}`) ? { ...row, confidence: 0 } : row,
  );
}
