import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AppError } from '../src/domain/app-error.ts';
import { buildDocx, paragraph } from './formats/docx/docx-fixture.ts';
import { writeZip } from './formats/zip-fixture.ts';
import { importDocument } from './importer.ts';

const docx = buildDocx({ body: paragraph('正文') });
const ole = (stream: string) =>
  Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(stream, 'utf16le')]);
const withBody = (document: string) => writeZip([{ name: 'word/document.xml', content: document }]);

async function refuse(bytes: Uint8Array): Promise<AppError> {
  try {
    await importDocument('投标文件.docx', bytes);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was imported');
}

describe('importing a document', () => {
  it('tells what was read from which bytes', async () => {
    const sha256 = createHash('sha256').update(docx).digest('hex');
    expect(await importDocument('投标文件.docx', docx)).toEqual({
      file: '投标文件.docx',
      mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      sha256,
      pages: null,
      blocks: [{ type: 'paragraph', path: 'p[1]', page: null, text: '正文' }],
      messages: [],
    });
  });

  it('goes by content, not by name', async () => {
    expect((await importDocument('投标文件.pdf', docx)).blocks).toHaveLength(1);
  });

  it.each<[what: string, says: string, bytes: Buffer]>([
    ['an empty file', '0 字节', Buffer.alloc(0)],
    ['a PDF', 'PDF 文件', Buffer.from('%PDF-1.7\n')],
    ['a text of blanks', '没有文字', Buffer.from(' \n')],
    ['a text in no known encoding', '编码无法识别', Buffer.alloc(64, 0xff)],
    ['an RTF file', 'RTF 文件', Buffer.from('{\\rtf1 a}')],
    ['a web archive', 'MHT', Buffer.from('MIME-Version: 1.0\n')],
    [
      'a table of old XML',
      'Excel 2003 XML',
      Buffer.from('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ],
    ['other XML', 'XML 数据文件', Buffer.from('<?xml version="1.0"?><a/>')],
    ['unknown bytes', '无法识别的格式', Buffer.from([0, 1, 2, 3])],
    ['an encrypted Word file', '加密', ole('EncryptedPackage')],
    ['a broken old Word file', '旧版 Word 文件（.doc）', ole('WordDocument')],
    ['an old workbook', '.xlsx', ole('Workbook')],
    ['a binary workbook', '.xlsb', writeZip([{ name: 'xl/workbook.bin', content: '' }])],
    ['a broken workbook', 'XML', writeZip([{ name: 'xl/workbook.xml', content: '' }])],
    ['a program in a zip', 'ZIP 形式', writeZip([{ name: 'META-INF/MANIFEST.MF', content: '' }])],
    ['an empty zip', '压缩包是空的', writeZip([])],
    ['a truncated Word file', '文件不完整', docx.subarray(0, docx.length / 2)],
    ['a zip bomb', '压缩炸弹', writeZip([{ name: 'word/document.xml', content: 'x', declaredSize: 2 ** 31 }])],
    ['an entity bomb', '文档类型声明', withBody('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')],
    ['broken XML', 'XML 结构不完整', withBody('<w:document><w:body>')],
    ['an XML part that is no document', '内容不符合 Word 文件的结构', withBody('<a/>')],
    ['no main part', '缺少正文', writeZip([{ name: '[Content_Types].xml', content: '<Types/>' }])],
  ])('refuses %s in one line that says so', async (_, says, bytes) => {
    const error = await refuse(bytes);
    expect(error.code).toBe('input-unreadable');
    expect(error.message).toMatch(/^投标文件\.docx：[^\n]+，请[^\n]+$/);
    expect(error.message).toContain(says);
  });
});
