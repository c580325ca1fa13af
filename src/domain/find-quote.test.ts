import { expect, test } from 'vitest';
import type { ImportedDocument } from './document.ts';
import { findQuote } from './find-quote.ts';

const cell = (text: string) => ({ text, rowSpan: 1, colSpan: 1 });
const DOCUMENT: ImportedDocument = {
  file: '采购文件.docx',
  mediaType: 'text/plain',
  sha256: 'a'.repeat(64),
  pages: null,
  blocks: [
    { type: 'paragraph', path: 'p[1]', page: 2, text: '每提供一份合同\n得 2 分' },
    {
      type: 'table',
      path: 'table[1]',
      page: null,
      rows: [
        [cell('因素'), cell('分值')],
        [cell('业绩'), cell('10 分')],
      ],
    },
  ],
  messages: [],
};

test.each([
  ['一份合同得2分', 'p[1]', 2],
  ['业绩 10分', 'table[1]/row[2]', null],
])('%s stands at %s', (quote, path, page) => {
  expect(findQuote([DOCUMENT], quote)).toEqual({ file: '采购文件.docx', page, path, quote });
});

test.each(['', '  ', '业绩 20 分'])('“%s” stands nowhere', (quote) => {
  expect(findQuote([DOCUMENT], quote)).toBeNull();
});
