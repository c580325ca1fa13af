import type { IndexEntry } from '../../src/domain/bid-section.ts';
import { normaliseForMatching } from '../matching.ts';
import type { BidText, Line } from './bid-text.ts';
import { locate } from './place.ts';
import type { Reading } from './reading.ts';
import { isBlankRow, locateRow, type Row, type Sheet } from './sheet.ts';

const LINE =
  /^(?<title>.{2,60}?)(?:\.{3,}|…{1,40}|·{3,}|_{3,}|\s{2,}|\t)[.…·_\s]{0,200}(?:第\s?)?(?<page>\d{1,4})\s?页?$/;
const PAGE = /^(?:第|P\.?)?\s?(?<page>\d{1,4})(?:\s?[-~至]\s?(?:P\.?)?\d{1,4})?\s?页?$/i;
const PLACE_HEAD = /页|位置|索引|对应|所在/;
const ANNEX = /(?:附件|附表|附录)\s?\d{1,2}(?:-\d{1,2}){0,2}/g;

/** Entries of the contents and of the table that says where each criterion is answered. */
export function readPageIndex(bid: BidText): Reading & { index: IndexEntry[] } {
  const index: IndexEntry[] = [];
  for (const part of bid.parts) {
    if (part.form.kind !== 'contents') continue;
    if (part.type === 'line') index.push(...readLine(part));
    else index.push(...readSheet(part));
  }
  return { index, messages: [] };
}

function readLine(line: Line): IndexEntry[] {
  const match = LINE.exec(line.text.trim());
  const title = match?.groups?.['title']?.trim() ?? '';
  const page = match?.groups?.['page'];
  return page === undefined || title === ''
    ? []
    : [{ title, page: Number.parseInt(page, 10), annexes: [], location: locate(line) }];
}

function readSheet(sheet: Sheet): IndexEntry[] {
  const [head, ...rows] = sheet.rows;
  const column = head?.columns.findIndex((cell) => PLACE_HEAD.test(cell?.label ?? '')) ?? -1;
  if (head === undefined || column < 0) return [];
  return rows.filter((row) => !isBlankRow(row)).flatMap((row) => readRow(sheet, row, column));
}

function readRow(sheet: Sheet, row: Row, column: number): IndexEntry[] {
  const place = row.columns[column];
  const titles = row.own
    .filter((cell) => cell !== place && !/^\s*\d*\s*$/.test(cell.text))
    .map(({ text }) => text.trim());
  const title = titles.sort((a, b) => b.length - a.length)[0];
  if (place === undefined || title === undefined) return [];
  const written = normaliseForMatching(place.text);
  const page = PAGE.exec(written)?.groups?.['page'];
  const annexes = (written.match(ANNEX) ?? []).map((annex) => annex.replace(/\s/g, ''));
  if (page === undefined && annexes.length === 0) return [];
  const location = locateRow(sheet, row, place);
  return [{ title, page: page === undefined ? null : Number.parseInt(page, 10), annexes, location }];
}
