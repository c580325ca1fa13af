import type { DocumentFormat, ReadDocument, ReadOptions } from '../../importer.ts';
import { Notices } from '../notices.ts';
import { refuseBroken, unreadable } from '../unreadable.ts';
import { readSheetBlocks, SheetBudgets } from './sheet-blocks.ts';
import { isWorkbook, openWorkbook, Workbook } from './workbook.ts';
import { reportFindings } from './xlsx-findings.ts';

/** Excel 2007 and later, transitional and strict, with or without macros. */
export const xlsxFormat: DocumentFormat = {
  id: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  recognises: isWorkbook,
  read: readXlsx,
};

async function readXlsx(file: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadDocument> {
  try {
    const source = openWorkbook(bytes);
    const mainPart = source.findMainPart('xl/workbook.xml');
    if (mainPart === null)
      throw unreadable(file, '文件里没有工作簿（缺少 workbook.xml），请用 Excel 打开修复并另存为 .xlsx 后再试');
    const workbook = new Workbook(source, mainPart);
    const budgets = new SheetBudgets();
    const sheets = workbook.sheets.map((entry, index) => {
      options.onProgress?.(index, workbook.sheets.length);
      return readSheetBlocks(workbook, entry, budgets);
    });
    const notices = new Notices(file);
    reportFindings(notices, workbook, sheets);
    return { pages: null, blocks: sheets.flatMap((sheet) => sheet.blocks), messages: notices.findings };
  } catch (error) {
    throw refuseBroken(file, error, 'excel');
  }
}
