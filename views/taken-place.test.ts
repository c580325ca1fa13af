import { expect, test } from 'vitest';
import type { ImportedDocument } from '../src/domain/document.ts';
import { findTakenPlace } from './taken-place.ts';

const cell = (text: string) => ({ text, rowSpan: 1, colSpan: 1 });
const document: ImportedDocument = {
  file: 'a.docx',
  mediaType: '',
  sha256: '',
  pages: null,
  messages: [],
  blocks: [
    { type: 'paragraph', path: 'p[1]', page: null, text: ' 质保期三年 ' },
    {
      type: 'table',
      path: 'table[1]',
      page: 2,
      rows: [
        [cell('名称'), cell('数量')],
        [cell('服务器'), cell('2 台')],
      ],
    },
    { type: 'paragraph', path: 'p[2]', page: null, text: '长'.repeat(400) },
  ],
};

test.each([
  ['p[1]', null, '质保期三年'],
  ['table[1]/row[2]', 2, '服务器 2 台'],
  ['table[1]/row[2]/cell[2]', 2, '2 台'],
  ['table[1]', 2, '名称 数量 服务器 2 台'],
  ['p[2]', null, `${'长'.repeat(300)}…`],
])('%s is taken with its page and words', (path, page, quote) => {
  expect(findTakenPlace(document, path)).toEqual({ file: 'a.docx', page, path, quote });
});

test.each(['p[9]', 'table[1]/row[9]', 'table[1]/row[1]/cell[9]', ''])('%j is no place', (path) => {
  expect(findTakenPlace(document, path)).toBeNull();
});
