import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildDocx, paragraph } from '../importers/formats/docx/docx-fixture.ts';
import { encodePicture } from '../importers/formats/image/picture-fixture.ts';
import { buildPdf, text } from '../importers/formats/pdf/pdf-fixture.ts';
import { writeZip } from '../importers/formats/zip-fixture.ts';
import { main } from '../src/cli/main.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'hengbiao-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function runImport(...words: string[]) {
  const out: string[] = [];
  const notes: string[] = [];
  const code = await main(['import', ...words], { out: (line) => out.push(line), note: (line) => notes.push(line) });
  return { code, out: out.join('\n'), notes };
}

const docx = buildDocx({ body: paragraph('正文') });
const page = text(72, 100, '正文');
const picture = encodePicture({ data: new Uint8ClampedArray(16).fill(0xff), width: 2, height: 2 }, 'png');
picture.writeUInt32BE(60_000, 16);
picture.writeUInt32BE(60_000, 20);

describe('a file that cannot be read exits with 2 and one line that says what to do', () => {
  test.each<[what: string, name: string, bytes: Buffer, says: RegExp]>([
    ['of zero bytes', '空.pdf', Buffer.alloc(0), /文件为空/],
    ['of another type than its name', '图.docx', Buffer.from([0, 1, 2, 3]), /无法识别/],
    ['that was cut off', '断.docx', docx.subarray(0, docx.length / 2), /不完整/],
    ['with a password', '密.pdf', buildPdf({ pages: [page], encryption: { permissions: -4, password: 'x' } }), /密码/],
    [
      'that unpacks to far too much',
      '弹.docx',
      writeZip([{ name: 'word/document.xml', content: 'x', declaredSize: 2 ** 31 }]),
      /压缩炸弹/,
    ],
    ['that is a bomb of pixels', '弹.png', picture, /图片炸弹/],
    [
      'in which nothing is readable',
      '包.zip',
      writeZip([{ name: '坏.docx', content: '' }]),
      /压缩包中没有可读取的文件/,
    ],
  ])('%s', async (_, name, bytes, says) => {
    const file = path.join(folder, name);
    writeFileSync(file, bytes);
    const { code, out, notes } = await runImport(file, '--json');
    expect({ code, out, lines: notes.join('\n').split('\n').length }).toEqual({ code: 2, out: '', lines: 1 });
    expect(notes[0]).toContain(name);
    expect(notes[0]).toMatch(says);
    expect(notes[0]).toContain('请');
  });

  test('that is a folder, or is not there', async () => {
    expect(await runImport(folder)).toMatchObject({ code: 2, notes: [expect.stringContaining('文件夹')] });
    expect(await runImport(path.join(folder, '无.docx'))).toMatchObject({
      code: 2,
      notes: [expect.stringContaining('找不到')],
    });
  });
});
