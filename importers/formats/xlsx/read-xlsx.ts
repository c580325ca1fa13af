import type { ReadDocument, ReadOptions } from '../../importer.ts';
import { Notices } from '../notices.ts';
import { refuseBroken, unreadable } from '../unreadable.ts';
import { readSheetBlocks, SheetBudgets } from './sheet-blocks.ts';
import { openWorkbook, Workbook } from './workbook.ts';
import { reportFindings } from './xlsx-findings.ts';

/** @throws AppError `input-unreadable` where nothing can be read */
export async function readXlsx(file: string, bytes: Uint8Array, options: ReadOptions = {}): Promise<ReadDocument> {
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
