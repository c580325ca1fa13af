import { Decimal } from '../../../src/domain/decimal.ts';
import { normaliseForMatching } from '../../matching.ts';
import { type Columns, findColumns } from './columns.ts';
import { type GridCell, type GridRow, locateRow, writtenCells } from './grid.ts';
import { makeGroup, OpenGroups } from './groups.ts';
import { cellAt, isGroupOfOne, LONG_TITLE, makeItem, readItemObjective } from './make-item.ts';
import type { Group, RawItem, ReadRows } from './raw-item.ts';
import { isComposition, isNoteRow, readSectionRow, readTotalPoints, readTotalRow } from './row-words.ts';
import type { Segment } from './segments.ts';
import { countSpans, type Spans } from './spans.ts';
import { splitTitlePoints } from './stated-points.ts';
import { readTextTitle } from './title-from-text.ts';

/** Reads the rows of one table, whole or cut in pieces, as items with their groups, totals and remarks. */
export function readRows(segments: readonly Segment[], caption: Group | null): ReadRows {
  const reader = new RowReader(caption);
  for (const segment of segments) reader.readSegment(segment);
  return reader.finish();
}

class RowReader {
  readonly #result: ReadRows = { items: [], totals: [], subtotals: [], remarks: [], blanks: 0, hasPointsColumn: false };
  readonly #sections = new OpenGroups();
  readonly #caption: Group | null;
  #cellGroups = new Map<number, Group>();
  #titleGroups = new Map<GridCell, Group>();
  #item: RawItem | null = null;
  #segment = 0;
  #columns: Columns | null = null;
  #spans: Spans = countSpans([], null);

  constructor(caption: Group | null) {
    this.#caption = caption;
  }

  readSegment({ rows, head }: Segment): void {
    const columns = findColumns(rows, head);
    this.#columns = columns;
    this.#segment += 1;
    this.#spans = countSpans(rows, columns);
    if (columns.points !== null) this.#result.hasPointsColumn = true;
    if (head !== null) this.#cellGroups.clear();
    for (const [index, row] of rows.entries()) {
      const isTurn = index === 0 || tableOf(rows[index - 1]?.path) !== tableOf(row.path);
      this.#readRow(row, columns, isTurn);
    }
  }

  finish(): ReadRows {
    this.#sections.closeAll();
    const lone = this.#sections.empty.filter(({ group }) => group.points !== null);
    for (const { group, index, texts: rules } of lone.sort((a, b) => b.index - a.index)) {
      const { points, location, title, objective } = group;
      const titlePoints = points === null ? null : { value: points, location };
      const texts = [location.quote, ...rules];
      this.#result.items.splice(index, 0, {
        number: null,
        title,
        groups: [],
        columnPoints: null,
        titlePoints,
        objective,
        texts,
        locations: [location],
        segment: this.#segment,
        isWeighted: false,
      });
    }
    return this.#result;
  }

  #readRow(row: GridRow, columns: Columns, isTurn: boolean): void {
    const written = writtenCells(row);
    if (written.length === 0) return;
    const sum = readTotalRow(row);
    const section = sum !== null || isNoteRow(row) ? null : readSectionRow(row, columns.texts, columns.title);
    const [first] = written;
    const isWide = written.length === 1 && (first?.columnSpan ?? 1) >= Math.max(2, row.width - 1);
    if (sum !== null) this.#readSum(row, columns, sum);
    else if (section !== null) this.#openSection(row, columns, section);
    else if (isNoteRow(row) || (isWide && !this.#sections.takeText(first?.raw.trim() ?? ''))) this.#remark(row);
    else if (!isWide && !this.#readComposition(row, columns)) this.#readItemRow(row, columns, isTurn);
  }

  /** 分值构成 | 技术部分50分… where the items' names stand in another column: kept as an item, which is none of the items. */
  #readComposition(row: GridRow, columns: Columns): boolean {
    const written = writtenCells(row);
    const at = written.slice(0, 2).findIndex(({ label }) => isComposition(label));
    const head = written[at];
    if (head === undefined || head === cellAt(row, columns.title)) return false;
    const titled = splitTitlePoints(head.raw);
    const location = locateRow(row, head.raw);
    this.#item = null;
    this.#result.items.push({
      number: null,
      title: titled.title,
      groups: [],
      columnPoints: null,
      titlePoints: titled.points === null ? null : { value: titled.points, location },
      objective: null,
      texts: written.slice(at + 1).map(({ raw }) => raw.trim()),
      locations: [location],
      segment: this.#segment,
      isWeighted: false,
    });
    return true;
  }

  #readSum(row: GridRow, columns: Columns, kind: 'total' | 'subtotal'): void {
    const stated = readTotalPoints(row, columns.points);
    this.#item = null;
    if (stated === null) return;
    if (kind === 'total') this.#result.totals.push(stated);
    else
      this.#result.subtotals.push({
        group: this.#sections.list().at(-1) ?? [...this.#cellGroups.values()].at(-1) ?? null,
        stated,
      });
  }

  #remark(row: GridRow): void {
    const text = writtenCells(row)
      .map(({ raw }) => raw.trim())
      .join('\n');
    this.#result.remarks.push({ text, location: locateRow(row, text) });
  }

  #openSection(row: GridRow, columns: Columns, words: string): void {
    const stated = this.#pointsAt(row, columns.points) ?? this.#pointsAt(row, columns.groupPoints);
    const group = makeGroup(words, 'row', locateRow(row, words), stated);
    this.#sections.open(
      group,
      normaliseForMatching(
        writtenCells(row)
          .map(({ raw }) => raw)
          .join(' '),
      ),
      this.#result.items.length,
    );
    this.#cellGroups.clear();
    this.#item = null;
  }

  #pointsAt(row: GridRow, column: number | null): string | null {
    const cell = column === null ? undefined : row.columns[column];
    if (cell === undefined || cell.isBlank) return null;
    return this.#scale(cell.points?.value ?? null);
  }

  #scale(value: string | null): string | null {
    return value !== null && this.#columns?.isFraction === true && /^0?\.\d+$/.test(value)
      ? new Decimal(value).times('100').toFixed()
      : value;
  }

  #readItemRow(row: GridRow, columns: Columns, isTurn: boolean): void {
    const title = cellAt(row, columns.title);
    const points = cellAt(row, columns.points);
    const isOwn = (cell: GridCell | undefined) => cell !== undefined && cell.row === row.index && !cell.isBlank;
    const texts = this.#textCells(row, columns, title, points);
    const titleIsGroup = title !== undefined && (this.#spans.isGroupTitle(title) || isGroupOfOne(title, texts[0]));
    const value = isOwn(points) && points !== title ? this.#scale(points?.points?.value ?? null) : null;
    const named =
      isOwn(points) && points !== title && value === null && (points?.raw.length ?? 0) < LONG_TITLE
        ? splitTitlePoints(points?.raw ?? '')
        : null;
    const stated = value ?? named?.points ?? null;
    if (stated?.startsWith('-') === true) {
      this.#remark(row);
      return;
    }
    const isNew = titleIsGroup
      ? stated !== null || (columns.points === null && texts.some(({ raw }) => readTextTitle(raw).points !== null))
      : isOwn(title) || (stated !== null && this.#item?.columnPoints != null) || this.#item === null;
    const place = { value: stated ?? '', location: locateRow(row, points?.raw ?? '') };
    if (!isNew && titleIsGroup && isOwn(title)) {
      this.#item = null;
      this.#remark(row);
      return;
    }
    if (!isNew || (isTurn && this.#isTorn(row, columns, title, stated))) {
      this.#continue(row, isOwn(title) && !titleIsGroup ? title : undefined, texts, stated === null ? null : place);
      return;
    }
    const groups = this.#readGroups(row, columns, title, titleIsGroup);
    const item = makeItem(row, {
      columns,
      title: isOwn(title) && !titleIsGroup ? title : undefined,
      named,
      texts,
      segment: this.#segment,
      sharesNumber: this.#spans.isSharedNumber,
    });
    if (item === null) return;
    item.groups = groups;
    if (stated !== null && points !== undefined && !this.#spans.isShared(points)) item.columnPoints = place;
    else if (points !== undefined && (points.isBlank || /^[_/\s-]*[分%]$/.test(points.label))) this.#result.blanks += 1;
    item.objective = readItemObjective(row, columns, item, groups);
    this.#item = item;
    this.#sections.countItem();
    this.#result.items.push(item);
  }

  /** Whether the first row of a table's next piece only ends the row that a page break tore. */
  #isTorn(row: GridRow, columns: Columns, title: GridCell | undefined, stated: string | null): boolean {
    const item = this.#item;
    if (item === null || item.columnPoints === null || stated !== null || columns.points === null) return false;
    const number = cellAt(row, columns.number);
    return number?.isBlank === true && title !== undefined && title.raw.length < LONG_TITLE;
  }

  #continue(row: GridRow, title: GridCell | undefined, texts: GridCell[], stated: RawItem['columnPoints']): void {
    const item = this.#item;
    if (item === null) {
      this.#remark(row);
      return;
    }
    if (title !== undefined) item.title += title.label;
    item.texts.push(...texts.map(({ raw }) => raw.trim()));
    item.locations.push(locateRow(row, texts[0]?.raw ?? title?.raw ?? ''));
    if (stated !== null && item.columnPoints === null) item.columnPoints = stated;
  }

  #textCells(row: GridRow, columns: Columns, title: GridCell | undefined, points: GridCell | undefined): GridCell[] {
    const cells = columns.texts.map((column) => row.columns[column]);
    return [...new Set(cells)].filter(
      (cell): cell is GridCell =>
        cell !== undefined && cell !== title && cell !== points && cell.row === row.index && !cell.isBlank,
    );
  }

  #readGroups(row: GridRow, columns: Columns, title: GridCell | undefined, titleIsGroup: boolean): Group[] {
    for (const column of columns.groups) {
      const cell = row.columns[column];
      if (cell === undefined || cell.isBlank) continue;
      if (cell === title) this.#cellGroups.delete(column);
      else this.#cellGroups.set(column, this.#groupOf(cell, row, columns, this.#cellGroups.get(column)));
    }
    const cells = new Set([...this.#cellGroups].sort(([a], [b]) => a - b).map(([, group]) => group));
    const own = titleIsGroup && title !== undefined ? [this.#groupOf(title, row, columns, undefined)] : [];
    return [...(this.#caption === null ? [] : [this.#caption]), ...this.#sections.list(), ...cells, ...own];
  }

  #groupOf(cell: GridCell, row: GridRow, columns: Columns, current: Group | undefined): Group {
    const known = this.#titleGroups.get(cell);
    if (known !== undefined) return known;
    const shared = cellAt(row, columns.points);
    const stated =
      this.#pointsAt(row, columns.groupPoints) ??
      (shared !== undefined && this.#spans.isShared(shared) ? this.#pointsAt(row, columns.points) : null);
    const group = makeGroup(cell.raw, 'cell', locateRow(row, cell.raw), stated);
    const same =
      current !== undefined &&
      current.title === group.title &&
      (group.points === null || current.points === group.points);
    const kept = same && current !== undefined ? current : group;
    this.#titleGroups.set(cell, kept);
    return kept;
  }
}

function tableOf(path = ''): string {
  return path.slice(0, path.lastIndexOf('/'));
}
