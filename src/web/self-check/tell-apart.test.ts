import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { tellApart } from './tell-apart.ts';

const file = (name: string, text: string) => ({
  name,
  path: `/incoming/${name}`,
  sha256: createHash('sha256').update(text).digest('hex'),
  bytes: Buffer.byteLength(text),
});

test('files of one name are told apart, whatever else is called so already', () => {
  const { files, repeated } = tellApart([
    file('正本.docx', '一'),
    file('正本（2）.docx', '二'),
    file('正本.docx', '三'),
    file('正本.docx', '四'),
    file('无后缀', '五'),
    file('无后缀', '六'),
  ]);
  expect(files.map(({ name }) => name)).toEqual([
    '正本.docx',
    '正本（2）.docx',
    '正本（3）.docx',
    '正本（4）.docx',
    '无后缀',
    '无后缀（2）',
  ]);
  expect(repeated).toEqual([]);
});

test('the same content is taken once, and its room is told', () => {
  const { files, repeated } = tellApart([file('正本.docx', '一'), file('副本.docx', '一'), file('附件.docx', '二')]);
  expect(files.map(({ name }) => name)).toEqual(['正本.docx', '附件.docx']);
  expect(repeated).toMatchObject([{ name: '副本.docx', bytes: 3 }]);
});
