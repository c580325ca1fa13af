import { expect, test } from 'vitest';
import type { Block } from '../src/domain/document.ts';
import { findPlace } from './document-place.ts';

const cell = { text: '', rowSpan: 1, colSpan: 1 };
const blocks: Block[] = [
  { type: 'heading', level: 1, path: 'entry[1]', page: null, text: 'a.xlsx' },
  { type: 'table', path: 'entry[1]/sheet[2]/table[1]', page: null, rows: [[cell], [cell, cell]] },
  { type: 'paragraph', path: 'p[1]', page: 3, text: '一' },
  { type: 'paragraph', path: 'p[1]/footnote[1]', page: 3, text: '二' },
  { type: 'paragraph', path: 'p[2]', page: 4, text: '三' },
];

test.each([
  ['p[1]', { block: 2, row: null }],
  ['p[1]/footnote[1]', { block: 3, row: null }],
  ['entry[1]', { block: 0, row: null }],
  ['entry[1]/sheet[2]', { block: 1, row: null }],
  ['entry[1]/sheet[2]/table[1]/row[2]', { block: 1, row: 1 }],
  ['entry[1]/sheet[2]/table[1]/row[2]/cell[2]', { block: 1, row: 1 }],
  ['page[3]', { block: 2, row: null }],
  ['page[4]', { block: 4, row: null }],
  ['entry[1]/sheet[2]/table[1]/row[3]', null],
  ['entry[1]/sheet[2]/table[1]/row[1]/cell[2]', null],
  ['entry[1]/sheet[2]/table[1]/row[1]/cell[1]/image[1]', null],
  ['p[1]/row[1]', null],
  ['page[5]', null],
  ['', null],
])('%s leads to %j', (path, place) => {
  expect(findPlace(blocks, path)).toEqual(place);
});
