import { describe, expect, test } from 'vitest';
import { readReferer, readSitePath } from './site-path.ts';

describe('where to go on after signing in', () => {
  test.each(['/', '/procurements/a/lots/1?open=t1#t1', '/a%2F%2Fb', '/sign-inside'])('%s is of this site', (path) => {
    expect(readSitePath(path)).toBe(path);
  });

  test.each([
    undefined,
    '',
    'procurements',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    '/.//elsewhere.example',
    '/a/..//elsewhere.example',
    'https://elsewhere.example/',
    'javascript:alert(1)',
    '/sign-in',
    '/sign-in?next=/a',
    '/sign-out',
    '/sign-in/code',
  ])('%j leads to the beginning', (path) => {
    expect(readSitePath(path)).toBe('/');
  });

  test('the page a form stood on is told only of this site', () => {
    expect(readReferer('http://here.example/a?b=c', 'here.example')).toBe('/a?b=c');
    expect(readReferer('http://elsewhere.example/a', 'here.example')).toBe('/');
    expect(readReferer('http://here.example//elsewhere.example/a', 'here.example')).toBe('/');
    expect(readReferer('nonsense', 'here.example')).toBe('/');
    expect(readReferer(undefined, undefined)).toBe('/');
  });
});
