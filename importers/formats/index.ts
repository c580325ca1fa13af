import type { DocumentFormat } from '../importer.ts';
import { docFormat } from './doc/doc-format.ts';
import { docxFormat } from './docx/docx-format.ts';
import { htmlFormat } from './html/html-format.ts';
import { imageFormats } from './image/image-format.ts';
import { pdfFormat } from './pdf/pdf-format.ts';
import { markdownFormat } from './text/markdown-format.ts';
import { textFormat } from './text/text-format.ts';
import { xlsxFormat } from './xlsx/xlsx-format.ts';
import { createZipFormat } from './zip/zip-format.ts';

const documentFormats: readonly DocumentFormat[] = [
  docxFormat,
  docFormat,
  xlsxFormat,
  pdfFormat,
  ...imageFormats,
  htmlFormat,
  markdownFormat,
  textFormat,
];

/** Every format that can be read; the first that recognises a file reads it. */
export const formats: readonly DocumentFormat[] = [...documentFormats, createZipFormat(documentFormats)];
