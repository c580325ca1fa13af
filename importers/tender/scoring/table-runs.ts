import type { ImportedDocument } from '../../../src/domain/document.ts';
import { scopeBlocks } from '../lot-scope.ts';
import { readHead } from './column-words.ts';
import { type GridRow, layOutRows } from './grid.ts';
import { layOutSideways } from './sideways.ts';
import { isNegligible, type Surroundings, SurroundingsTracker } from './surroundings.ts';

/** One table as it was before page breaks cut it, with what stands around it. */
export interface TableRun {
  file: string;
  /** Positions of its blocks in the document. */
  blocks: number[];
  rows: GridRow[];
  around: Surroundings;
  /** Number of the lot it stands under, by the document's own order. */
  scope: number | null;
}

/** The tables of a document in reading order; a piece that goes on without a head of its own, or with the same head, is joined. */
export function readTableRuns(document: ImportedDocument): TableRun[] {
  const scopes = scopeBlocks(document.blocks);
  const tracker = new SurroundingsTracker();
  const runs: TableRun[] = [];
  let isAdjacent = false;
  for (const [position, block] of document.blocks.entries()) {
    if (block.type === 'image') continue;
    if (block.type !== 'table') {
      if (!isNegligible(block.text)) isAdjacent = false;
      tracker.addLine(block, position, block.text);
      continue;
    }
    const last = runs.at(-1);
    const firstIndex = last === undefined ? 0 : (last.rows.at(-1)?.index ?? 0) + 1;
    const rows = layOutSideways(block, document.file, firstIndex) ?? layOutRows(block, document.file, firstIndex);
    if (isAdjacent && last !== undefined && continues(last, rows)) {
      for (const row of rows) last.rows.push(row);
      last.blocks.push(position);
      tracker.takeTable();
    } else {
      runs.push({
        file: document.file,
        blocks: [position],
        rows,
        around: tracker.takeTable(),
        scope: scopes[position] ?? null,
      });
    }
    isAdjacent = true;
  }
  return runs;
}

function continues(run: TableRun, rows: readonly GridRow[]): boolean {
  const [first] = rows;
  if (first === undefined) return false;
  const head = readHead(first);
  if (head === null) return Math.abs(first.width - (run.rows.at(-1)?.width ?? 0)) <= 2;
  const own = run.rows
    .slice(0, 3)
    .map(readHead)
    .find((found) => found !== null);
  return own !== undefined && own !== null && own.labels.join('|') === head.labels.join('|');
}
