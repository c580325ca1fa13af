import type { Block } from '../../../src/domain/document.ts';
import type { Location } from '../../../src/domain/location.ts';
import type { Notices } from '../notices.ts';
import { type CellPlace, writeCell, writeColumn } from './cell-reference.ts';
import type { CellNote } from './read-sheet.ts';
import type { SheetBlocks } from './sheet-blocks.ts';
import type { Workbook } from './workbook.ts';

/** More names than a person reads are told by their number. */
const MOST_NAMES = 8;

/** What a reader of the blocks has to know about the workbook they came from. */
export function reportFindings(notices: Notices, workbook: Workbook, sheets: readonly SheetBlocks[]): void {
  const blocks = sheets.flatMap((sheet) => sheet.blocks);
  notices.reportName(' Excel 文件', ['xlsx', 'xlsm', 'xltx', 'xltm']);
  reportHidden(notices, sheets);
  reportCells(notices, sheets);
  reportTooLarge(notices, sheets);
  reportLost(notices, workbook, sheets);
  notices.reportBlocks(blocks);
  reportBesides(notices, workbook, sheets, blocks);
}

function reportHidden(notices: Notices, sheets: readonly SheetBlocks[]): void {
  const places: Location[] = [];
  const hidden: string[] = [];
  for (const { entry, content, blocks } of sheets) {
    if (content === null || blocks.length === 0) continue;
    const path = `sheet[${entry.position}]`;
    const parts: string[] = [];
    if (entry.isHidden) parts.push('整张工作表');
    if (content.hiddenRows.length > 0) parts.push(`第 ${listNames(content.hiddenRows.map(String))} 行`);
    const columns = content.hiddenColumns.filter((range) => hasValues(content.rows, range));
    if (columns.length > 0) parts.push(`${listNames(columns.map(nameColumns))} 列`);
    if (content.hiddenValues.length > 0) parts.push(`单元格 ${listNames(content.hiddenValues.map(writeCell))} 的数值`);
    if (parts.length === 0) continue;
    hidden.push(`“${entry.name}”${parts.join('、')}`);
    places.push(notices.locate(path, entry.name));
  }
  if (hidden.length === 0) return;
  const message = `文件有隐藏内容（${hidden.join('；')}），已一并读取；请核对是否应当公开`;
  notices.report('warning', 'hidden-content-read', message, places);
}

function reportCells(notices: Notices, sheets: readonly SheetBlocks[]): void {
  const find = (pick: (content: NonNullable<SheetBlocks['content']>) => readonly CellNote[]) =>
    collectPlaces(notices, sheets, ({ content }) => (content === null ? [] : pick(content)));
  const uncalculated = find((content) => content.uncalculated);
  if (uncalculated.length > 0) {
    const message = `有公式 ${uncalculated.length} 个没有保存计算结果，按空白读取；请用 Excel 或 WPS 打开并重新保存后再试`;
    notices.report('warning', 'formula-without-value', message, uncalculated);
  }
  const errors = find((content) => content.errors);
  if (errors.length > 0) {
    const message = `有单元格 ${errors.length} 个显示为计算错误（如 #REF!、#DIV/0!）；请核对原件`;
    notices.report('warning', 'cell-error', message, errors);
  }
  const shortened = find((content) => content.shortened);
  if (shortened.length > 0) {
    const message = `有数值 ${shortened.length} 个的显示位数少于实际位数，按显示读取，实际数值见所列位置`;
    notices.report('info', 'number-shown-rounded', message, shortened);
  }
  const covered = collectPlaces(notices, sheets, ({ table }) =>
    (table?.covered ?? []).map((place) => ({ ...place, text: '' })),
  );
  if (covered.length > 0) {
    const message = `有合并单元格遮住了 ${covered.length} 个单元格的内容，未读取；请取消合并后核对`;
    notices.report('warning', 'covered-cells-not-read', message, covered);
  }
}

function collectPlaces(
  notices: Notices,
  sheets: readonly SheetBlocks[],
  pick: (sheet: SheetBlocks) => readonly CellNote[],
): Location[] {
  return sheets.flatMap((sheet) => pick(sheet).map((note) => locateCell(notices, sheet, note, note.text)));
}

function locateCell(notices: Notices, { entry, table }: SheetBlocks, place: CellPlace, quote: string): Location {
  const cell = table?.findCell(place) ?? `row[${place.row}]`;
  return notices.locate(`sheet[${entry.position}]/table[1]/${cell}`, quote === '' ? writeCell(place) : quote);
}

function reportTooLarge(notices: Notices, sheets: readonly SheetBlocks[]): void {
  const cut = sheets.filter((sheet) => sheet.cutAt !== null);
  if (cut.length === 0) return;
  const parts = cut.map(({ entry, cutAt }) => `“${entry.name}”${cutAt === 1 ? '未读取' : `第 ${cutAt} 行起未读取`}`);
  const places = cut.map(({ entry }) => notices.locate(`sheet[${entry.position}]`, entry.name));
  const message = `表格过大，超出读取上限：${listNames(parts)}；请删去无关内容或拆分文件后再试`;
  notices.report('warning', 'table-too-large', message, places);
}

function reportLost(notices: Notices, { source }: Workbook, sheets: readonly SheetBlocks[]): void {
  const lost = sheets.filter(({ entry }) => entry.part === null).map(({ entry }) => `“${entry.name}”`);
  const parts = [...lost, ...source.unreadable];
  if (parts.length > 0) {
    const message = `文件部分内容（${listNames(parts)}）已损坏或缺失，未能读取；请核对原件或重新索取`;
    notices.report('warning', 'part-unreadable', message);
  }
  const damaged = source.archive.damaged;
  if (damaged.length > 0) {
    const message = `文件部分内容（${listNames(damaged)}）与校验值不符，可能已损坏；请核对原件或重新索取`;
    notices.report('warning', 'checksum-wrong', message);
  }
}

function reportBesides(
  notices: Notices,
  workbook: Workbook,
  sheets: readonly SheetBlocks[],
  blocks: readonly Block[],
): void {
  const charts = sheets.reduce((sum, sheet) => sum + sheet.charts, 0);
  if (charts > 0) {
    notices.report('info', 'chart-not-read', `文件含图表或示意图 ${charts} 个，其中的文字未读取，须人工查看`);
  }
  const names = workbook.source.partNames().map((name) => name.toLowerCase());
  const embedded = names.filter((name) => name.startsWith('xl/embeddings/')).length;
  if (embedded > 0) {
    const message = `文件内嵌有其他文件或对象 ${embedded} 个，其内容未读取；请单独提交`;
    notices.report('warning', 'embedded-object-not-read', message);
  }
  if (names.some((name) => name.endsWith('vbaproject.bin'))) {
    notices.report('info', 'macros-ignored', '文件带有宏，读取时不会运行；如非必要请提交不带宏的 .xlsx 文件');
  }
  if (workbook.hasExternalLinks && blocks.length > 0) {
    const message = '文件引用了其他工作簿，按保存时的结果读取，未打开所引用的文件；请核对引用的数值';
    notices.report('info', 'external-links-not-followed', message);
  }
}

function hasValues(rows: ReadonlyMap<number, ReadonlyMap<number, string>>, [first, last]: [number, number]): boolean {
  for (const cells of rows.values())
    for (const column of cells.keys()) if (column >= first && column <= last) return true;
  return false;
}

function nameColumns([first, last]: [number, number]): string {
  return first === last ? writeColumn(first) : `${writeColumn(first)}–${writeColumn(last)}`;
}

function listNames(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES).join('、');
  return names.length > MOST_NAMES ? `${shown} 等 ${names.length} 处` : shown;
}
