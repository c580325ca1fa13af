import { expect, test } from 'vitest';
import { documentHref, openHref, tendererHref } from './addresses.ts';

test('a document is one step of the address, whatever its name', () => {
  const href = documentHref({ href: '/evaluations/demo' }, 'a/../b?c#d.docx', 'table[1]/row[2]');
  const url = new URL(href, 'http://localhost');
  expect(url.pathname.split('/')).toHaveLength(5);
  expect(decodeURIComponent(url.pathname.split('/')[4] ?? '')).toBe('a/../b?c#d.docx');
  expect(url.searchParams.get('at')).toBe('table[1]/row[2]');
  expect(decodeURIComponent(url.hash)).toBe('#table[1]/row[2]');
});

test('opening a node also brings it into view', () => {
  expect(openHref('t1.price')).toBe('?open=t1.price#t1.price');
  expect(openHref('t1.price', 'total')).toBe('?open=t1.price&within=total#t1.price');
});

test('the pages of an evaluation lie below its result', () => {
  expect(tendererHref({ href: '/evaluations/demo' }, 2)).toBe('/evaluations/demo/tenderers/2');
});
