import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { importArchive } from '../../archive.ts';
import { importDocument } from '../../importer.ts';
import { buildDocx, paragraph } from '../docx/docx-fixture.ts';
import { INPUT_LIMITS } from '../limits.ts';
import { encodeGbk } from '../text/gbk-fixture.ts';
import { buildXlsx, rows } from '../xlsx/xlsx-fixture.ts';
import { writeZip, type ZipFixtureEntry } from '../zip-fixture.ts';
import { cleanName } from './entry-names.ts';

const text = (name: string, content = '甲'): ZipFixtureEntry => ({ name, content });

async function read(...entries: ZipFixtureEntry[]) {
  const { blocks, messages } = await importDocument('响应文件.zip', writeZip(entries));
  const shown = blocks.map((block) => `${block.path}: ${'text' in block ? block.text : '表'}`);
  return { shown, codes: messages.map(({ code }) => code), messages };
}

async function refuse(bytes: Uint8Array): Promise<AppError> {
  try {
    await importDocument('响应文件.zip', bytes);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('it was imported');
}

describe('a zip of documents', () => {
  it('gives every document below a heading with its name, in the order of the archive', async () => {
    const { shown, codes } = await read(
      { name: '商务/报价书.docx', content: buildDocx({ body: paragraph('总价') }) },
      { name: '报价表.xlsx', content: buildXlsx({ sheets: [{ data: rows(['项目']) }] }) },
      text('说明.txt'),
    );
    expect(shown).toEqual([
      'entry[1]: 商务/报价书.docx',
      'entry[1]/p[1]: 总价',
      'entry[2]: 报价表.xlsx',
      'entry[2]/sheet[1]: 表1',
      'entry[2]/sheet[1]/table[1]: 表',
      'entry[3]: 说明.txt',
      'entry[3]/line[1]: 甲',
    ]);
    expect(codes).toEqual([]);
  });

  it('gives them one by one, too, each named so that it can be found', async () => {
    const content = buildDocx({ body: paragraph('甲') });
    const { documents } = await importArchive('响应文件.zip', writeZip([{ name: '商务/报价书.docx', content }]));
    expect(documents).toMatchObject([
      {
        path: 'entry[1]',
        name: '商务/报价书.docx',
        document: {
          file: '响应文件.zip/商务/报价书.docx',
          sha256: createHash('sha256').update(content).digest('hex'),
          blocks: [{ path: 'p[1]' }],
        },
      },
    ]);
  });

  it('tells of what is in its documents with the name and place of the document', async () => {
    const content = buildXlsx({ sheets: [{ data: rows(['<x:c><x:f>1+1</x:f></x:c>', '甲']) }] });
    const { messages } = await read({ name: '报价.xlsx', content });
    expect(messages).toMatchObject([
      {
        code: 'formula-without-value',
        message: expect.stringMatching(/^“报价\.xlsx”：/),
        locations: [{ file: '响应文件.zip', path: 'entry[1]/sheet[1]/table[1]/row[1]/cell[1]' }],
      },
    ]);
  });

  it('shows names written in GBK, and nothing of what systems leave behind', async () => {
    const { shown } = await read(
      text('__MACOSX/._甲.txt'),
      { name: encodeGbk('投标文件\\报价.txt'), content: '甲' },
      text('~$报价.docx'),
      text('.DS_Store'),
    );
    expect(shown).toEqual(['entry[2]: 投标文件/报价.txt', 'entry[2]/line[1]: 甲']);
  });

  it('reads archives inside, down to the limit', async () => {
    let inner = writeZip([text('内.txt')]);
    for (let depth = 2; depth <= INPUT_LIMITS.zipNesting; depth += 1) {
      inner = writeZip([{ name: `${depth}.zip`, content: inner }]);
    }
    const { blocks } = await importDocument('a.zip', inner);
    expect(blocks.map(({ path }) => path)).toEqual([
      'entry[1]/entry[1]/entry[1]',
      'entry[1]/entry[1]/entry[1]/line[1]',
    ]);
    const deeper = writeZip([text('外.txt'), { name: '深.zip', content: inner }]);
    const { messages } = await importDocument('a.zip', deeper);
    expect(messages.map(({ code }) => code)).toEqual(['archive-nested-too-deep']);
  });
});

describe('an entry that is not read', () => {
  it.each<[what: string, code: string, entry: ZipFixtureEntry]>([
    ['encrypted', 'entry-encrypted', { ...text('密.txt'), isEncrypted: true }],
    ['a program by its name', 'executable-not-read', text('安装.exe')],
    ['a script', 'executable-not-read', text('开标.pdf.vbs')],
    ['a program by its content', 'executable-not-read', { name: '附件.pdf', content: Buffer.from('MZ\x90\0\x03') }],
    ['of an unknown kind', 'entry-not-read', { name: '图纸.dwg', content: Buffer.from([1, 2, 3, 0]) }],
    ['empty', 'entry-not-read', text('空.docx', '')],
    ['broken', 'entry-broken', { ...text('坏.txt', '甲'.repeat(99)), declaredSize: 1 }],
    ['a broken Word file', 'entry-not-read', { name: '坏.docx', content: buildDocx({ body: '<w:p>' }) }],
    [
      'a zip bomb',
      'entry-not-read',
      { name: '弹.zip', content: writeZip([{ ...text('a.txt'), declaredSize: 2 ** 31 }]) },
    ],
  ])('is named when it is %s, and the others are read', async (_, code, entry) => {
    const { shown, messages } = await read(entry, text('好.txt'));
    expect(shown).toEqual(['entry[2]: 好.txt', 'entry[2]/line[1]: 甲']);
    expect(messages).toMatchObject([
      { code, severity: 'warning', locations: [{ path: 'entry[1]', quote: entry.name }] },
    ]);
  });

  it('is told when its checksum is wrong, although it is read', async () => {
    expect((await read({ ...text('a.txt'), declaredCrc: 1 })).codes).toEqual(['checksum-wrong']);
  });
});

describe('the name of an entry', () => {
  it.each([
    ['../../etc/passwd', 'etc/passwd', true],
    ['/etc/passwd', 'etc/passwd', true],
    ['C:\\Windows\\a.txt', 'Windows/a.txt', true],
    ['a/./b\0.txt', 'a/b.txt', false],
    ['报价\u202excod.exe', '报价xcod.exe', true],
    ['..', '未命名', true],
    ['投标文件（正本）.docx', '投标文件（正本）.docx', false],
  ])('%j is harmless as %s', (written, name, isSuspicious) => {
    expect(cleanName(written)).toEqual({ name, isSuspicious });
  });

  it('is told when it is suspicious', async () => {
    const { shown, codes } = await read(text('../甲.txt'));
    expect([shown[0], codes]).toEqual(['entry[1]: 甲.txt', ['entry-name-suspicious']]);
  });
});

describe('a zip with nothing to read', () => {
  it.each<[what: string, says: string, bytes: Buffer]>([
    ['that is empty', '压缩包是空的', writeZip([])],
    ['that is encrypted', '已加密', writeZip([{ ...text('a.txt'), isEncrypted: true }])],
    ['of programs', '是程序或脚本', writeZip([text('a.exe')])],
    [
      'of too many entries',
      '压缩炸弹',
      writeZip(Array.from({ length: INPUT_LIMITS.zipEntries + 1 }, (_, at) => text(`${at}`))),
    ],
    [
      'that unpacks to too much',
      '压缩炸弹',
      writeZip([text('a.txt', ' '.repeat(INPUT_LIMITS.unpackRatioFromBytes * 2))]),
    ],
  ])('%s is refused in one line', async (_, says, bytes) => {
    const error = await refuse(bytes);
    expect(error.message).toMatch(/^响应文件\.zip：[^\n]+，[^\n]*请[^\n]+$/);
    expect(error.message).toContain(says);
  });
});
