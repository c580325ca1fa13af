import type { Block } from '../../../src/domain/document.ts';
import { TableBudget } from '../table-budget.ts';
import { END_MARK } from './decode-bytes.ts';
import { readTabbedRun } from './tab-tables.ts';

/** Lines as editors count them; the page breaks and end marks of old programs are no characters of a line. */
export function splitLines(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .replaceAll('\f', '')
    .replaceAll(END_MARK, '')
    .split(/\r\n?|\n/);
}

export interface TextBlocks {
  blocks: Block[];
  tables: number;
}

/** Each line a paragraph, `line[n]`; lines that agree in their columns a table, named by its first line. */
export function collectTextBlocks(text: string): TextBlocks {
  const lines = splitLines(text);
  const budget = new TableBudget();
  const blocks: Block[] = [];
  let tables = 0;
  for (let at = 0; at < lines.length; ) {
    const run = (lines[at] ?? '').includes('\t') ? readTabbedRun(lines, at) : { end: at + 1, rows: null };
    const cells = run.rows?.reduce((sum, row) => sum + row.length, 0) ?? 0;
    if (run.rows !== null && budget.take(cells)) {
      blocks.push({ type: 'table', path: `line[${at + 1}]`, page: null, rows: run.rows });
      tables += 1;
    } else addLines(lines, at, run.end, blocks);
    at = run.end;
  }
  return { blocks, tables };
}

function addLines(lines: readonly string[], start: number, end: number, blocks: Block[]): void {
  for (let at = start; at < end; at += 1) {
    const text = (lines[at] ?? '').replaceAll('\v', '\n');
    if (text.trim() !== '') blocks.push({ type: 'paragraph', path: `line[${at + 1}]`, page: null, text });
  }
}
