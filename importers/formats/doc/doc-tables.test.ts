import { describe, expect, it } from 'vitest';
import { IN_TABLE, paragraph, property, readFixture, row } from './doc-fixture.ts';

const show = async (body: Parameters<typeof readFixture>[0]['body']) => (await readFixture({ body })).shown;
const DOWN_FIRST = 0x60;
const DOWN_FURTHER = 0x20;

describe('a table of an old Word file', () => {
  it('has the paragraphs of a cell on lines, without the empty ones', async () => {
    const body = [
      paragraph('前'),
      ...row(['甲\n\n乙', '丙'], [0, 1000, 2000]),
      ...row(['丁', ''], [0, 1000, 2000]),
      paragraph('后'),
    ];
    const { blocks } = await readFixture({ body });
    expect(blocks.map(({ path }) => path)).toEqual(['p[1]', 'table[1]', 'p[2]']);
    expect(blocks[1]).toMatchObject({
      rows: [
        [{ text: '甲\n乙' }, { text: '丙' }],
        [{ text: '丁' }, { text: '' }],
      ],
    });
  });

  it('has cells spanning the columns that other rows have', async () => {
    const body = [
      ...row(['标题', '分值'], [0, 3000, 4000]),
      ...row(['1', '报价', '标准', '10'], [0, 1000, 2000, 3010, 4000]),
    ];
    expect(await show(body)).toEqual(['table[1]: 标题(1x3) | 分值 / 1 | 报价 | 标准 | 10']);
  });

  it('gives merged cells once, with their spans', async () => {
    const edges = [0, 1000, 2000, 3000];
    const body = [
      ...row(['高', '宽', ''], edges, [DOWN_FIRST, 2, 1]),
      ...row(['', '甲', '乙'], edges, [DOWN_FURTHER]),
      ...row(['丙', '丁', '戊'], edges),
    ];
    expect(await show(body)).toEqual(['table[1]: 高(2x1) | 宽(1x2) / 甲 | 乙 / 丙 | 丁 | 戊']);
  });

  it('begins a row that starts late with an empty cell, so that columns stay in line', async () => {
    const body = [...row(['甲', '乙', '丙'], [0, 1000, 2000, 3000]), ...row(['丁'], [2000, 3000])];
    expect(await show(body)).toEqual(['table[1]: 甲 | 乙 | 丙 / (1x2) | 丁']);
  });

  it('has no spans where the layout of its rows is lost', async () => {
    const rowEnd = paragraph('', { properties: Buffer.concat([IN_TABLE, property(0x2417, 1)]), mark: '\x07' });
    const cell = (text: string) => paragraph(text, { properties: IN_TABLE, mark: '\x07' });
    expect(await show([cell('甲'), cell('乙'), rowEnd, cell('丙'), rowEnd])).toEqual(['table[1]: 甲 | 乙 / 丙']);
  });

  it('has an inner table as lines of tabbed cells in its cell', async () => {
    const depth = property(0x6649, 2, 0, 0, 0);
    const inner = (text: string) =>
      paragraph(text, { properties: Buffer.concat([IN_TABLE, depth, property(0x244b, 1)]) });
    const innerEnd = paragraph('', {
      properties: Buffer.concat([IN_TABLE, depth, property(0x244b, 1), property(0x244c, 1)]),
    });
    const outer = row(['外', '右'], [0, 1000, 2000]);
    const [first, ...others] = outer;
    const body = [
      { ...(first ?? paragraph('')), mark: '\r' },
      inner('甲'),
      inner('乙'),
      innerEnd,
      inner('丙'),
      inner('丁'),
      innerEnd,
    ];
    const end = paragraph('尾', { properties: IN_TABLE, mark: '\x07' });
    const { blocks, messages } = await readFixture({ body: [...body, end, ...others] });
    expect(blocks).toMatchObject([{ rows: [[{ text: '外\n甲\t乙\n丙\t丁\n尾' }, { text: '右' }]] }]);
    expect(messages.map(({ code }) => code)).toEqual(['table-structure-approximate']);
  });

  it('ends with the file, also in the middle of a row', async () => {
    expect(
      await show([paragraph('甲', { properties: IN_TABLE, mark: '\x07' }), paragraph('乙', { properties: IN_TABLE })]),
    ).toEqual(['table[1]: 甲 | 乙']);
  });
});
