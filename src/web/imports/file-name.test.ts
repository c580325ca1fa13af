import { expect, test } from 'vitest';
import { cleanFileName, offerAs } from './file-name.ts';

test.each([
  ['响应文件.docx', '响应文件.docx'],
  ['C:\\投标\\响应文件.docx', '响应文件.docx'],
  ['../../etc/passwd', 'passwd'],
  ['报价\u202excod.exe', '报价xcod.exe'],
  ['一\r\n二\u0000.pdf', '一二.pdf'],
  ['', '未命名文件'],
  ['投标/', '未命名文件'],
  ['<script>.docx', '<script>.docx'],
])('%j is shown as %s', (sent, shown) => {
  expect(cleanFileName(sent)).toBe(shown);
});

test('a name of 500 characters is kept, one of 5,000 is cut', () => {
  expect([...cleanFileName('长'.repeat(500))]).toHaveLength(500);
  expect([...cleanFileName('𠀀'.repeat(5000))]).toHaveLength(1000);
});

test('a download is offered under a name that every file system takes', () => {
  const header = offerAs(`${'长'.repeat(500)}.docx`, 'json');
  const name = decodeURIComponent(header.split("''")[1] ?? '');
  expect(name).toMatch(/^长{70}…\.json$/);
  expect(Buffer.byteLength(name)).toBeLessThan(255);
  expect(header).toMatch(/^[\x20-\x7e]+$/);
  expect(decodeURIComponent(offerAs('报价\u202excod', 'docx'))).toContain('报价_xcod.docx');
  expect(offerAs(`a"b'c/d<e>`, 'json')).toBe("attachment; filename*=UTF-8''a_b%27c_d_e_.json");
});
