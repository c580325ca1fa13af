import type { TableBlock } from '../../../src/domain/document.ts';
import { readHead } from './column-words.ts';
import { type GridRow, layOutRows } from './grid.ts';

const FEWEST_COLUMNS = 3;
const MOST_ROWS = 8;

/**
 * Rows of a table whose items stand in its columns (评分因素 | 价格 | 技术, below it 分值 | 30 | 70), turned so that each is a
 * row; null for any other table. Their place is the row of their names.
 */
export function layOutSideways(block: TableBlock, file: string, firstIndex: number): GridRow[] | null {
  const width = block.rows[0]?.length ?? 0;
  if (block.rows.length < 2 || block.rows.length > MOST_ROWS || width < FEWEST_COLUMNS) return null;
  const isPlain = block.rows.every(
    (row) => row.length === width && row.every(({ rowSpan, colSpan }) => rowSpan === 1 && colSpan === 1),
  );
  const [first] = layOutRows({ ...block, rows: block.rows.slice(0, 1) }, file, firstIndex);
  if (!isPlain || first === undefined || readHead(first) !== null) return null;
  const turned = Array.from({ length: width }, (_, column) => block.rows.flatMap((row) => row[column] ?? []));
  const rows = layOutRows({ ...block, rows: turned }, file, firstIndex).map((row) => ({
    ...row,
    path: `${block.path}/row[1]`,
  }));
  const head = rows[0] === undefined ? null : readHead(rows[0]);
  const isScoring =
    head?.roles.includes('title') === true && head.roles.some((role) => role === 'points' || role === 'weight');
  return isScoring ? rows : null;
}
