import { type Head, readHead } from './column-words.ts';
import type { GridRow } from './grid.ts';

/** Rows below one head; the head is null where a table has none. */
export interface Segment {
  head: Head | null;
  rows: GridRow[];
}

/**
 * Cuts a table, or one table in several pieces, at its heads: a head that is repeated after a page break cuts nothing,
 * a head with other words (初步评审 and 详细评审 in one table) begins a segment.
 */
export function cutSegments(rows: readonly GridRow[]): Segment[] {
  const segments: Segment[] = [];
  let current: Segment = { head: null, rows: [] };
  for (const row of rows) {
    const head = readHead(row);
    if (head === null) {
      if (current.rows.length > 0 && current.rows.at(-1)?.width !== row.width) {
        segments.push(current);
        current = { head: null, rows: [] };
      }
      current.rows.push(row);
      continue;
    }
    if (current.head !== null && sameWords(current.head, head)) continue;
    if (current.rows.length > 0) segments.push(current);
    current = { head, rows: [] };
  }
  if (current.rows.length > 0) segments.push(current);
  return segments;
}

function sameWords(one: Head, other: Head): boolean {
  return (
    one.labels.length === other.labels.length && one.labels.every((label, column) => label === other.labels[column])
  );
}
