import { expect, test } from 'vitest';
import { describePath, describePlace, fileTitle, isSameFile } from './place.ts';

test.each([
  ['p[12]', '第 12 段'],
  ['table[4]/row[9]', '表 4 第 9 行'],
  ['table[4]/row[9]/cell[3]', '表 4 第 9 行第 3 格'],
  ['line[381]', '第 381 行'],
  ['entry[2]/page[3]/p[1]', '文件 2 第 3 页第 1 段'],
  ['header[1]/p[2]', '页眉 1 第 2 段'],
  ['constructor[1]', 'constructor[1]'],
  ['附录', '附录'],
])('the place %s is written %s', (path, words) => {
  expect(describePath(path)).toBe(words);
});

test('a place names clause and page where they are known', () => {
  expect(describePlace({ page: 3, path: 'p[12]', clause: '第二部分 三' })).toBe('第二部分 三 · 第 3 页 · 第 12 段');
  expect(describePlace({ page: null, path: 'p[12]' })).toBe('第 12 段');
});

test('a file is named without its folders, whatever the separator', () => {
  expect(fileTitle('bids/tenderer-a/响应文件.docx')).toBe('响应文件.docx');
  expect(fileTitle('bids\\tenderer-a\\响应文件.docx')).toBe('响应文件.docx');
});

test('a file is known by its name with or without its folders, and by no other', () => {
  expect(isSameFile('标书/第一册.docx', '第一册.docx')).toBe(true);
  expect(isSameFile('第一册.docx', '第一册.docx')).toBe(true);
  expect(isSameFile('标书/第一册.docx', '第二册.docx')).toBe(false);
  expect(isSameFile('第一册.docx', '别家/第一册.docx')).toBe(false);
});
