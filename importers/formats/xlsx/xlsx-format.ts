import type { DocumentFormat } from '../../importer.ts';
import { isPackageOf } from '../office-package.ts';

const MAIN_CONTENT = /(?:spreadsheetml|ms-excel)\.(?:sheet|template)(?:\.macroEnabled)?\.main\+xml/;

/** Excel 2007 and later, transitional and strict, with or without macros. */
export const xlsxFormat: DocumentFormat = {
  id: 'xlsx',
  mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  recognises: (bytes) => isPackageOf(bytes, 'xl/workbook.xml', MAIN_CONTENT),
  read: async (...file) => (await import('./read-xlsx.ts')).readXlsx(...file),
};
