import type { Block } from '../../../src/domain/document.ts';
import { TableBudget } from '../table-budget.ts';
import { readTabbedRun, type TabbedRun } from './tab-tables.ts';

/** Lines as editors count them; a page break is no character of a line. */
export function splitLines(text: string): string[] {
  return text
    .replace(/^\ufeff/, '')
    .replaceAll('\f', '')
    .split(/\r\n?|\n/);
}

export interface TextBlocks {
  blocks: Block[];
  tables: number;
  /** Tables beyond the limits stay lines. */
  isTableTooLarge: boolean;
}

/** Each line a paragraph, `line[n]`; lines that agree in their columns a table, named by its first line. */
export function collectTextBlocks(lines: readonly string[]): TextBlocks {
  const budget = new TableBudget();
  const blocks: Block[] = [];
  let tables = 0;
  let isTableTooLarge = false;
  for (let at = 0; at < lines.length; ) {
    const { end, rows, isTooLarge }: TabbedRun = (lines[at] ?? '').includes('\t')
      ? readTabbedRun(lines, at)
      : { end: at + 1, rows: null };
    const isTable = rows !== null && budget.take(rows.reduce((sum, row) => sum + row.length, 0));
    if (isTable) {
      blocks.push({ type: 'table', path: `line[${at + 1}]`, page: null, rows });
      tables += 1;
    } else addLines(lines, at, end, blocks);
    if (isTooLarge === true || (rows !== null && !isTable)) isTableTooLarge = true;
    at = end;
  }
  return { blocks, tables, isTableTooLarge };
}

function addLines(lines: readonly string[], start: number, end: number, blocks: Block[]): void {
  for (let at = start; at < end; at += 1) {
    const text = (lines[at] ?? '').replaceAll('\v', '\n');
    if (text.trim() !== '') blocks.push({ type: 'paragraph', path: `line[${at + 1}]`, page: null, text });
  }
}
