import { type SQL, sql } from 'drizzle-orm';

/** The full-text indices know three characters and more in a row; shorter words are looked for in the text itself. */
const INDEXED_CHARACTERS = 3;

/** The condition that a row of a full-text table has a word in it. */
export function matchWord(table: 'summary_texts' | 'document_texts', word: string): SQL {
  if ([...word].length < INDEXED_CHARACTERS) return sql`instr(lower(text), lower(${word})) > 0`;
  return sql`${sql.raw(table)} MATCH ${`"${word.replaceAll('"', '""')}"`}`;
}
