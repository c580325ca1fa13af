import type { Location } from '../../../src/domain/location.ts';
import { EMPTY_BOX, STARTS_TICKED } from '../../language/choice.ts';
import type { Chapter } from './chapter.ts';
import { type Grid, locateCell } from './grid.ts';
import { indexLabels } from './label-index.ts';
import type { Passage } from './passage.ts';
import { locate } from './place.ts';

/** A value behind its label: `label：value` in a line, or the cell to the right of the label's. */
export interface Labelled {
  label: string;
  /** What stands in brackets behind the label: the 元 of 预算金额（元）. */
  remark: string;
  /** Normalised for matching; never empty. Lines of a cell are apart by `\n`. */
  value: string;
  /** The line or cell it was read from, as it stands. */
  raw: string;
  passage: Passage;
  location: Location;
}

/** Contracts and blank forms repeat the labels for others to fill in. */
export const OUTSIDE_TEMPLATES: ReadonlySet<Chapter> = new Set<Chapter>(['contract', 'forms', 'contents']);

const REMARK = '(?<remark>(?:\\([^()]{0,24}\\)){0,2})';
/** Another label in the same line ends the value. */
const NEXT_LABEL =
  /[\s、,;。](?:\d{1,2}(?:[.、]\d{0,2}){1,3})?(?!大写|小写|人民币|即)[\u4e00-\u9fff][\u4e00-\u9fff()]{1,11}:/;

/**
 * Finds what stands behind a label, given as pattern source without groups. Where nothing stands behind it in the line, the
 * next line counts if it is no label itself.
 */
export function findLabelled(
  passages: readonly Passage[],
  label: string,
  outside: ReadonlySet<Chapter> = OUTSIDE_TEMPLATES,
): Labelled[] {
  const pattern = new RegExp(`^(?<label>${label})\\s*${REMARK}$`);
  const { lines, cells } = indexLabels(passages);
  const found = new Map<string, { index: number; entries: Labelled[] }>();
  const add = (index: number, entries: Labelled[]) => {
    const [entry] = entries;
    const key = entry === undefined ? '' : `${index}|${entry.location.path}|${entry.value}`;
    if (entry !== undefined && !found.has(key)) found.set(key, { index, entries });
  };
  for (const [text, places] of lines) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    for (const { index, valueFrom } of places) {
      const passage = passages[index];
      if (passage !== undefined && !outside.has(passage.chapter))
        add(index, readLine(passages, index, passage, groups, passage.text.slice(valueFrom).trim()));
    }
  }
  for (const [text, places] of cells) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    for (const index of places) {
      const passage = passages[index];
      if (passage !== undefined && !outside.has(passage.chapter))
        add(index, readRight(passage, groups['label'] ?? '', groups['remark'] ?? ''));
    }
  }
  return [...found.values()].sort((one, other) => one.index - other.index).flatMap(({ entries }) => entries);
}

function readLine(
  passages: readonly Passage[],
  index: number,
  passage: Passage,
  groups: Record<string, string | undefined>,
  written: string,
): Labelled[] {
  const { label = '', remark = '' } = groups;
  const value = cutValue(written);
  if (value !== '') return [{ label, remark, value, raw: passage.raw, passage, location: locate(passage, value) }];
  const rest = readRestOfCell(passages, index);
  if (rest !== null) return [{ label, remark, ...rest, passage, location: locate(passage) }];
  const next = passages[index + 1];
  if (next === undefined || next.text.includes(':'))
    return passage.cell === null ? [] : readRight(passage, label, remark);
  if (next.path !== passage.path && next.cell !== null) return readRight(passage, label, remark);
  const following = continueOptions(passages, index + 1);
  return following === ''
    ? []
    : [{ label, remark, value: following, raw: next.raw, passage: next, location: locate(next) }];
}

/** The lines below a label in one and the same cell. */
function readRestOfCell(passages: readonly Passage[], index: number): { value: string; raw: string } | null {
  const { path = '', cell = null } = passages[index] ?? {};
  if (cell === null) return null;
  const below: Passage[] = [];
  for (let at = index + 1; passages[at]?.path === path; at += 1) below.push(passages[at] as Passage);
  if (below.length === 0) return null;
  return { value: below.map(({ text }) => text).join('\n'), raw: below.map(({ raw }) => raw).join('\n') };
}

/** Choices that stand one a line belong together. */
function continueOptions(passages: readonly Passage[], from: number): string {
  const lines: string[] = [];
  for (const { text } of passages.slice(from, from + 4)) {
    const isChoice = STARTS_TICKED.test(text) || EMPTY_BOX.test(text.charAt(0)) || EMPTY_BOX.test(text.slice(0, 2));
    if (lines.length > 0 && !isChoice) break;
    lines.push(text);
    if (!isChoice) break;
  }
  return lines.join('\n');
}

function readRight(passage: Passage, label: string, remark: string): Labelled[] {
  const { cell } = passage;
  const row = cell?.grid.rows[cell.row];
  if (cell === null || row === undefined) return [];
  const at = row.own.findIndex(({ column }) => column === cell.column);
  const next = row.own[at + 1];
  if (next === undefined || next.text === '' || isHeadRow(cell.grid, cell.row)) return [];
  return [{ label, remark, value: next.text, raw: next.raw, passage, location: locateCell(cell.grid, next) }];
}

/** 包号 | 名称 | 服务时间 | 预算: labels of columns, not of the cell to the right. */
function isHeadRow(grid: Grid, row: number): boolean {
  const own = grid.rows[row]?.own ?? [];
  if (row !== 0 || grid.rows.length < 2 || own.length < 3) return false;
  return own.every(({ text }) => text.length <= 16 && !/\d/.test(text) && !text.endsWith(':'));
}

function cutValue(text: string): string {
  const stop = text.search(NEXT_LABEL);
  return (stop < 0 ? text : text.slice(0, stop)).replace(/^[\s_]+|[\s_]+$/g, '');
}
