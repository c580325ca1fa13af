import { describe, expect, test } from 'vitest';
import type { Block, ImportedDocument } from '../src/domain/document.ts';
import { chooseOriginal, findPage, orderPlaces, parseViewerQuery, viewerHref } from './viewed-document.ts';

const cell = { text: '', rowSpan: 1, colSpan: 1 };
const BLOCKS: Block[] = [
  { type: 'paragraph', path: 'page[1]/p[1]', page: 1, text: '一' },
  { type: 'table', path: 'page[2]/table[1]', page: 2, rows: [[cell], [cell]] },
  { type: 'paragraph', path: 'page[2]/p[1]', page: 2, text: '二' },
];
const document: ImportedDocument = {
  file: 'a.pdf',
  mediaType: 'application/pdf',
  sha256: '',
  pages: 3,
  blocks: BLOCKS,
  messages: [],
};

describe('what a viewer is asked for', () => {
  test.each([
    [
      { at: 'p[1]', part: '3', as: 'text' },
      { at: 'p[1]', part: 3, as: 'text' },
    ],
    [{ part: '0', as: 'html' }, {}],
    [{ part: '-1' }, {}],
    [{ part: '1e3' }, {}],
    [{ part: '99999999' }, {}],
    [{}, {}],
  ])('%j is %j', (written, query) => {
    expect(parseViewerQuery(written)).toEqual(query);
  });

  test.each([
    ['/d', {}, '/d'],
    ['/d', { at: 'p[1]' }, '/d?at=p%5B1%5D#p%5B1%5D'],
    ['/d', { part: 2, as: 'text' as const }, '/d?part=2&as=text'],
    ['/d?item=3', { at: 'a&b' }, '/d?item=3&at=a%26b#a%26b'],
  ])('%s with %j is at %s', (base, query, address) => {
    expect(viewerHref(base, query)).toBe(address);
  });
});

test('places come once each, in the order of the document, without those that it does not have', () => {
  const paths = ['page[2]/p[1]', 'page[2]/table[1]/row[2]', 'page[9]/p[1]', 'page[2]/table[1]/row[1]', 'page[2]/p[1]'];
  const places = paths.map((path, index) => ({ path, quote: String(index) }));
  expect(orderPlaces(BLOCKS, places)).toEqual([
    { path: 'page[2]/table[1]/row[1]', quote: '3' },
    { path: 'page[2]/table[1]/row[2]', quote: '1' },
    { path: 'page[2]/p[1]', quote: '0' },
  ]);
});

test.each([
  ['page[2]/p[1]', 2],
  ['page[2]/table[1]/row[2]', 2],
  ['page[3]', 3],
  ['page[9]', 3],
  ['page[0]', 1],
  ['p[7]', 1],
  [undefined, 1],
])('the page of %s is %i', (at, page) => {
  expect(findPage(document, at)).toBe(page);
});

test('an original is shown where it is at hand and browsers can show its kind', () => {
  const hrefOf = () => '';
  const kindOf = (mediaType: string, original: string | null) =>
    chooseOriginal({ document: { ...document, mediaType }, original, hrefOf });
  expect(kindOf('application/pdf', '/o')).toBe('pdf');
  expect(kindOf('image/png', '/o')).toBe('picture');
  expect(kindOf('image/tiff', '/o')).toBeNull();
  expect(kindOf('text/html', '/o')).toBeNull();
  expect(kindOf('image/svg+xml', '/o')).toBeNull();
  expect(kindOf('application/pdf', null)).toBeNull();
});
