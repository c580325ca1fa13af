import type { TableCell } from '../../../src/domain/document.ts';
import { INPUT_LIMITS } from '../limits.ts';

/** Lines that may be a table, counted from 0; `end` is the first line after them. */
export interface TabbedRun {
  end: number;
  /** Null where their columns do not agree. */
  rows: TableCell[][] | null;
  /** So many cells that they stay lines. */
  isTooLarge?: boolean;
}

const FEWEST_ROWS = 2;
const FEWEST_COLUMNS = 2;

/** What begins on a line with a tab in it. */
export function readTabbedRun(lines: readonly string[], start: number): TabbedRun {
  return isCellLine(lines[start] ?? '') ? readCellLines(lines, start) : readTabbedLines(lines, start);
}

/** A row on each line, its cells separated by tabs: every line has as many. Single empty lines may lie between. */
function readTabbedLines(lines: readonly string[], start: number): TabbedRun {
  const width = countTabs(lines[start] ?? '') + 1;
  const rows: string[][] = [];
  let end = start;
  for (let at = start; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.trim() === '' && at === end) continue;
    if (countTabs(line) + 1 !== width) break;
    end = at + 1;
    rows.push(line.split('\t'));
    if (rows.length * width > INPUT_LIMITS.tableCells) return { end, rows: null, isTooLarge: true };
  }
  const written = rows.filter((row) => !row.every(isRule));
  const filled = written.filter((row) => row.filter((cell) => cell.trim() !== '').length >= FEWEST_COLUMNS);
  const fewest = width > FEWEST_COLUMNS ? 1 : FEWEST_ROWS;
  const isTable = written.length >= FEWEST_ROWS && filled.length >= Math.max(fewest, written.length / 2);
  return { end, rows: isTable ? written.map((row) => stretch(row, width)) : null };
}

interface Group {
  cells: string[];
  /** Line each cell begins on. */
  starts: number[];
  end: number;
  /** Two empty lines follow: the table may end here. */
  isSetOff: boolean;
}

/**
 * A cell on each line behind a tab, rows separated by empty lines; further lines of a cell have no tab. Cells merged
 * over columns stand once, so a short row has one cell stretched.
 */
function readCellLines(lines: readonly string[], start: number): TabbedRun {
  const groups = readGroups(lines, start);
  const setOff = groups.findIndex((group) => group.isSetOff) + 1;
  for (const count of new Set([groups.length, setOff])) {
    const table = alignRows(groups.slice(0, count));
    if (table !== null) return table;
  }
  return { end: groups[(setOff > 0 ? setOff : groups.length) - 1]?.end ?? start + 1, rows: null };
}

/** At least two rows and half of them are equally wide; the others are narrower. */
function alignRows(groups: readonly Group[]): TabbedRun | null {
  const width = findUsualWidth(groups);
  const full = groups.filter((group) => group.cells.length === width).length;
  if (width < FEWEST_COLUMNS || full < FEWEST_ROWS || full * 2 < groups.length) return null;
  const rows: TableCell[][] = [];
  let end = 0;
  for (const { cells, ...group } of groups) {
    const excess = cells.length - width;
    if (excess > 0 && rows.length === 0) return null;
    const row = cells.slice(0, width);
    // One line too many is a line of the last cell that begins with a tab; more are the next table's, behind some text.
    if (excess === 1) row.push(`${row.pop() ?? ''}\n${cells[width]}`);
    if (excess > 1) row.push((row.pop() ?? '').split('\n')[0] ?? '');
    rows.push(stretch(row, width));
    end = excess > 1 ? (group.starts[width - 1] ?? group.end) + 1 : group.end;
    if (excess > 1) break;
  }
  return { end, rows };
}

function findUsualWidth(groups: readonly Group[]): number {
  const counts = new Map<number, number>();
  for (const { cells } of groups) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  return [...counts].sort(([width, count], [other, most]) => most - count || other - width)[0]?.[0] ?? 0;
}

function readGroups(lines: readonly string[], start: number): Group[] {
  const groups: Group[] = [];
  let at = start;
  let cells = 0;
  while (isCellLine(lines[at] ?? '') && cells <= INPUT_LIMITS.tableCells) {
    const group: Group = { cells: [], starts: [], end: at, isSetOff: false };
    for (; at < lines.length && lines[at] !== ''; at += 1) {
      const line = lines[at] ?? '';
      if (isCellLine(line)) {
        group.cells.push(line.slice(1));
        group.starts.push(at);
      } else if (line.includes('\t')) break;
      else group.cells.push(`${group.cells.pop() ?? ''}\n${line}`);
    }
    group.end = at;
    groups.push(group);
    cells += group.cells.length;
    const next = [1, 2].find((gap) => isBlank(lines, at, at + gap) && isCellLine(lines[at + gap] ?? ''));
    group.isSetOff = next === 2;
    if (next === undefined) endTable(lines, group);
    at += next ?? 1;
  }
  return groups;
}

/** After its last row a table leaves two empty lines. With fewer, the lines behind the last cell are text that follows. */
function endTable(lines: readonly string[], group: Group): void {
  const lastCell = group.starts.at(-1) ?? group.end;
  if (isBlank(lines, group.end, group.end + 2) || group.end === lastCell + 1) return;
  const text = group.cells.pop() ?? '';
  group.cells.push(text.split('\n')[0] ?? '');
  group.end = lastCell + 1;
}

/**
 * Which cell of a short row is the merged one is not written down. Titles and sums stand before their figures, so it is
 * the first, or the second behind a row's number; several cells that share the width evenly are a head over columns.
 */
function stretch(cells: readonly string[], width: number): TableCell[] {
  const isEven = cells.length > 2 && width % cells.length === 0;
  const isNumbered = cells.length > 1 && /^\d{1,3}(?:\.\d{1,3})*$/.test(cells[0]?.trim() ?? '');
  const merged = isNumbered ? 1 : 0;
  return cells.map((cell, index) => ({
    text: cell.trim(),
    rowSpan: 1,
    colSpan: isEven ? width / cells.length : index === merged ? width - cells.length + 1 : 1,
  }));
}

function isCellLine(line: string): boolean {
  return line.startsWith('\t') && !line.includes('\t', 1);
}

function isBlank(lines: readonly string[], start: number, end: number): boolean {
  return lines.slice(start, end).every((line) => line === '');
}

/** The dashes between head and body. */
function isRule(cell: string): boolean {
  return /^[-=—─ ]*$/.test(cell);
}

function countTabs(line: string): number {
  return line.match(/\t/g)?.length ?? 0;
}
