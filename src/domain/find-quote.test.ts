import { expect, test } from 'vitest';
import type { ImportedDocument } from './document.ts';
import { confirmQuote, findQuote } from './find-quote.ts';

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

test.each([
  ['p[1]', '一份合同 得2分', 2],
  ['page[2]', '每提供一份合同', 2],
  ['table[1]/row[2]', '业绩 10 分', null],
  ['table[1]/row[2]/cell[1]', '业绩', null],
  ['table[1]', '分值 业绩', null],
  ['p[1]', '每提供一份…', 2],
])('at %s stands %s', (path, quote, page) => {
  expect(confirmQuote(DOCUMENT, path, quote)).toEqual({ file: '采购文件.docx', page, path, quote });
});

test.each([
  ['p[1]', '业绩'],
  ['table[1]/row[1]', '业绩'],
  ['table[1]/row[0]', '业绩'],
  ['table[1]/row[9]', '因素'],
  ['page[3]', '合同'],
  ['p[9]', '合同'],
  ['p[1]', '…'],
  ['', '合同'],
])('at “%s” there is no %s', (path, quote) => {
  expect(confirmQuote(DOCUMENT, path, quote)).toBeNull();
});
