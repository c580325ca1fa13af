import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import { INPUT_LIMITS } from '../limits.ts';
import { buildXlsx, readFixture, rows, type SheetFixture, styled } from './xlsx-fixture.ts';
import { xlsxFormat } from './xlsx-format.ts';

const show = async (sheet: SheetFixture) => (await readFixture({ sheets: [sheet] })).shown;
const codes = async (sheet: SheetFixture) => {
  const { messages } = await readFixture({ sheets: [sheet] });
  return messages.map((message) => message.code);
};
const merge = (...areas: string[]) =>
  `<x:mergeCells>${areas.map((area) => `<x:mergeCell ref="${area}"/>`).join('')}</x:mergeCells>`;
const anchor = (column: number, row: number, inner: string) =>
  `<xdr:oneCellAnchor><xdr:from><xdr:col>${column}</xdr:col><xdr:row>${row}</xdr:row></xdr:from>${inner}</xdr:oneCellAnchor>`;

describe('a sheet', () => {
  it('is a heading and a table, in the order of the workbook', async () => {
    const sheets = [
      { name: '报价', data: rows(['项目', '金额'], ['运维', 318000]) },
      { name: '人员', data: rows(['姓名']) },
    ];
    expect((await readFixture({ sheets })).shown).toEqual([
      'sheet[1]: 报价',
      'sheet[1]/table[1]: 项目 | 金额 / 运维 | 318000',
      'sheet[2]: 人员',
      'sheet[2]/table[1]: 姓名',
    ]);
  });

  it('gives merged cells once, with their spans', async () => {
    const data = rows(['合并', null, '高'], ['甲', '乙', null]);
    expect(await show({ data, after: merge('A1:B1', 'C1:C2') })).toEqual([
      'sheet[1]: 表1',
      'sheet[1]/table[1]: 合并(1x2) | 高(2x1) / 甲 | 乙',
    ]);
  });

  it('has row n of the sheet as row n of the table, and leaves out columns without any text', async () => {
    const data =
      '<x:row r="3"><x:c r="C3"><x:v>1</x:v></x:c></x:row><x:row r="5"><x:c r="D5"><x:v>2</x:v></x:c></x:row>';
    const table = (await readFixture({ sheets: [{ data }] })).blocks[1];
    const texts = table?.type === 'table' ? table.rows.map((row) => row.map((cell) => cell.text)) : [];
    expect(texts).toEqual([[], [], ['1', ''], [], ['', '2']]);
  });

  it('reads cells whose places are not written', async () => {
    const data = '<x:row><x:c><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row><x:row><x:c><x:v>3</x:v></x:c></x:row>';
    expect((await show({ data }))[1]).toBe('sheet[1]/table[1]: 1 | 2 / 3 | ');
  });

  it('is read and told when it, its rows or its columns are hidden', async () => {
    const data = rows(['甲', '乙'], ['丙', '丁']).replace('<x:row r="2"', '<x:row r="2" hidden="1"');
    const before = '<x:cols><x:col min="2" max="2" hidden="1"/><x:col min="7" max="9" hidden="1"/></x:cols>';
    const { shown, messages } = await readFixture({ sheets: [{ data, before, state: 'veryHidden' }] });
    expect(shown[1]).toBe('sheet[1]/table[1]: 甲 | 乙 / 丙 | 丁');
    expect(messages.map((message) => message.code)).toEqual(['hidden-content-read']);
    expect(messages[0]?.message).toContain('“表1”整张工作表、第 2 行、B 列');
  });

  it('is no block when it is empty', async () => {
    const sheets = [{ data: rows(['甲']) }, { data: '<x:row r="1"><x:c r="A1" s="0"/></x:row>' }];
    expect((await readFixture({ sheets })).shown).toHaveLength(2);
  });
});

describe('a cell', () => {
  it('reads shared, rich, inline and formula texts, truth values and line breaks', async () => {
    const rich =
      '<x:r><x:rPr><x:b/></x:rPr><x:t>★</x:t></x:r><x:r><x:t xml:space="preserve"> 要求</x:t></x:r><x:rPh><x:t>x</x:t></x:rPh>';
    const data = rows([
      '<x:c t="s"><x:v>0</x:v></x:c>',
      '<x:c t="s"><x:v>1</x:v></x:c>',
      '<x:c t="str"><x:f>A1</x:f><x:v>文本</x:v></x:c>',
      '<x:c t="b"><x:v>1</x:v></x:c>',
      '<x:c t="d"><x:v>2025-12-15T00:00:00</x:v></x:c>',
    ]);
    const { shown } = await readFixture({ sheets: [{ data }], sharedStrings: ['甲 &amp; 乙_x000D_&#10;丙', rich] });
    expect(shown[1]).toBe('sheet[1]/table[1]: 甲 & 乙\n丙 | ★ 要求 | 文本 | TRUE | 2025-12-15');
  });

  it('shows the stored result of its formula, and tells where none is stored', async () => {
    const data = rows(['<x:c><x:f>SUM(B1:B9)</x:f><x:v>5</x:v></x:c>', '<x:c><x:f>1+1</x:f></x:c>', '后']);
    const { shown, messages } = await readFixture({ sheets: [{ data }] });
    expect(shown[1]).toBe('sheet[1]/table[1]: 5 |  | 后');
    expect(messages).toMatchObject([
      { code: 'formula-without-value', locations: [{ path: 'sheet[1]/table[1]/row[1]/cell[2]', quote: '=1+1' }] },
    ]);
  });

  it('is told when it shows an error, or a value under a merged cell', async () => {
    expect(await codes({ data: rows(['<x:c t="e"><x:f>A9/0</x:f><x:v>#DIV/0!</x:v></x:c>']) })).toEqual(['cell-error']);
    expect(await codes({ data: rows(['甲', '遮住']), after: merge('A1:B1') })).toEqual(['covered-cells-not-read']);
  });

  it('keeps its comments, pictures and the text boxes over it', async () => {
    const picture = '<xdr:pic><xdr:nvPicPr><xdr:cNvPr descr="营业执照"/></xdr:nvPicPr></xdr:pic>';
    const shape =
      '<xdr:sp><xdr:txBody><a:p><a:r><a:t>注：</a:t></a:r><a:r><a:t>含税</a:t></a:r></a:p></xdr:txBody></xdr:sp>';
    const { shown, messages } = await readFixture({
      sheets: [
        {
          data: rows(
            ['甲', '乙'],
            ['丙', '<x:c t="str"><x:f>DISPIMG("ID_1",1)</x:f><x:v>=DISPIMG("ID_1",1)</x:v></x:c>'],
          ),
          comments:
            '<x:comment ref="B1"><x:text><x:r><x:t>请核对</x:t></x:r></x:text></x:comment><x:comment ref="Z9"><x:text><x:t>远</x:t></x:text></x:comment>',
          drawing: anchor(0, 1, picture) + anchor(0, 0, shape) + anchor(0, 0, '<xdr:graphicFrame/>'),
        },
      ],
    });
    expect(shown).toEqual([
      'sheet[1]: 表1',
      'sheet[1]/table[1]: 甲 | 乙 / 丙 | ',
      'sheet[1]/table[1]/row[2]/cell[2]/image[1]: ',
      'sheet[1]/table[1]/row[2]/cell[1]/image[1]: 营业执照',
      'sheet[1]/textbox[1]: 注：含税',
      'sheet[1]/table[1]/row[1]/cell[2]/comment[1]: 请核对',
      'sheet[1]/comment[1]: Z9：远',
    ]);
    expect(messages.map((message) => message.code)).toEqual([
      'comments-present',
      'image-text-not-read',
      'chart-not-read',
    ]);
  });
});

describe('a workbook beyond the limits', () => {
  it('is cut at the row where its cells become too many', async () => {
    const cell = (_: unknown, index: number) => `<x:c><x:v>${(index * 7919) % 100_003}</x:v></x:c>`;
    const row = (_: unknown, index: number) =>
      `<x:row>${Array.from({ length: 100 }, (_, at) => cell(_, index + at)).join('')}</x:row>`;
    const data = Array.from({ length: 4_000 }, row).join('');
    const { blocks, messages } = await readFixture({ sheets: [{ data }, { data: rows(['后']) }] });
    const table = blocks[1];
    expect(table?.type === 'table' && table.rows.length * 100 <= INPUT_LIMITS.tableCells).toBe(true);
    expect(messages.map((message) => message.code)).toEqual(['table-too-large']);
    expect(messages[0]?.message).toMatch(/“表1”第 \d+ 行起未读取、“表2”未读取/);
  });

  it('is cut where one long text is shown by too many cells', async () => {
    const cell = '<x:c t="s"><x:v>0</x:v></x:c>';
    const fixture = {
      sheets: [{ data: `<x:row>${cell.repeat(8)}</x:row>`.repeat(500) }],
      sharedStrings: ['长'.repeat(32_000)],
    };
    const { messages } = await readFixture(fixture);
    expect(messages.map((message) => message.code)).toEqual(['table-too-large']);
  });

  it.each([
    ['a value in its last row', '<x:row r="1048576"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>', ''],
    ['an area that covers all of it', rows(['甲']), merge('A1:XFD1048576')],
    ['areas that overlap', rows(['甲', '乙']), merge('A1:B1', 'A1:B1', 'B1:B1', 'A1:A1')],
    ['a range of nonsense', rows(['甲']), merge('A0:B-1', '1:2', '', 'AAAA1:B2')],
  ])('stays inside them with %s', async (_, data, after) => {
    const { blocks } = await readFixture({ sheets: [{ data, after }] });
    expect(blocks.flatMap((block) => (block.type === 'table' ? block.rows : [])).length).toBeLessThanOrEqual(
      INPUT_LIMITS.tableCells,
    );
  });
});

describe('a broken or odd workbook', () => {
  it('gives the sheets that can be read, and names the others', async () => {
    const { shown, messages } = await readFixture({ sheets: [{ data: '<x:row><x:c>' }, { data: rows(['乙']) }] });
    expect(shown).toEqual(['sheet[2]: 表2', 'sheet[2]/table[1]: 乙']);
    expect(messages.map((message) => message.code)).toEqual(['part-unreadable']);
  });

  it.each([
    ['macros', 'macros-ignored', 'xl/vbaProject.bin'],
    ['files laid into it', 'embedded-object-not-read', 'xl/embeddings/oleObject1.bin'],
  ])('tells of %s', async (_, code, name) => {
    const fixture = { sheets: [{ data: rows([styled('1', 0)]) }], parts: [{ name, content: 'x' }] };
    expect((await readFixture(fixture)).messages.map((message) => message.code)).toEqual([code]);
  });

  it('is told when its name says another type', async () => {
    const { messages } = await xlsxFormat.read('报价.docx', buildXlsx({ sheets: [{ data: rows(['甲']) }] }));
    expect(messages.map((message) => message.code)).toEqual(['name-differs-from-content']);
  });

  it('is refused in one line when its main part is broken', async () => {
    const bytes = buildXlsx({ sheets: [], parts: [{ name: 'xl/workbook.xml', content: '<x:workbook>' }] });
    await expect(xlsxFormat.read('报价.xlsx', bytes)).rejects.toThrow(AppError);
    await expect(xlsxFormat.read('报价.xlsx', bytes)).rejects.toThrow('请用 Excel 打开修复');
  });
});
