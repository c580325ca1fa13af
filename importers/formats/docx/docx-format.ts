import type { DocumentFormat } from '../../importer.ts';
import { isPackageOf } from '../office-package.ts';

const MAIN_CONTENT = /(?:wordprocessingml|ms-word)\.(?:document|template)(?:\.macroEnabled)?(?:Template)?\.main\+xml/;

/** Word 2007 and later, transitional and strict, with or without macros. */
export const docxFormat: DocumentFormat = {
  id: 'docx',
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  recognises: (bytes) => isPackageOf(bytes, 'word/document.xml', MAIN_CONTENT),
  read: async (file, bytes) => (await import('./read-docx.ts')).readDocx(file, bytes),
};
