import { describe, expect, it } from 'vitest';
import { bar, grid, image, line, readFixture, table, text } from './pdf-fixture.ts';

const show = async (...pages: string[]) => (await readFixture({ pages })).shown;

describe('ruled tables', () => {
  it('have the cells their lines show', async () => {
    const content = table([72, 172, 272], 100, [
      ['序号', '名称'],
      ['1', '甲'],
    ]);
    expect(await show(content)).toEqual(['page[1]/table[1]: 序号 | 名称 / 1 | 甲']);
  });

  it('may be drawn with thin bars that do not quite meet', async () => {
    const down = [72, 172, 272].map((x) => bar(x, 101, 0.5, 38)).join('');
    const across = [100, 120, 140].map((y) => bar(73, y, 98, 0.5) + bar(174, y, 97, 0.5)).join('');
    const texts = text(80, 114, '甲') + text(180, 114, '乙') + text(80, 134, '丙') + text(180, 134, '丁');
    expect(await show(down + across + texts)).toEqual(['page[1]/table[1]: 甲 | 乙 / 丙 | 丁']);
  });

  it('have merged cells where lines are missing', async () => {
    const content =
      line(72, 100, 372, 100) +
      line(172, 120, 372, 120) +
      line(72, 140, 372, 140) +
      line(72, 100, 72, 140) +
      line(172, 100, 172, 140) +
      line(272, 120, 272, 140) +
      line(372, 100, 372, 140) +
      text(80, 124, '商务') +
      text(180, 114, '合并两列') +
      text(180, 134, '左') +
      text(280, 134, '右');
    expect(await show(content)).toEqual(['page[1]/table[1]: 商务(2x1) | 合并两列(1x2) / 左 | 右']);
  });

  it('may lack their outer sides', async () => {
    const rows = [100, 120, 140].map((y) => line(72, y, 372, y)).join('');
    const content = rows + line(172, 100, 172, 140) + text(80, 114, '甲') + text(180, 114, '乙') + text(80, 134, '丙');
    expect(await show(content)).toEqual(['page[1]/table[1]: 甲 | 乙 / 丙 | ']);
  });

  it('join the lines of a cell that wraps, and keep those that end by themselves', async () => {
    const content =
      grid([72, 132, 272], [100, 160]) +
      text(77, 114, '综合实力') +
      text(137, 114, '提供有效期内的认证证书复印') +
      text(137, 128, '件得二分。') +
      text(137, 142, '注：加盖公章。');
    expect(await show(content)).toEqual([
      'page[1]/table[1]: 综合实力 | 提供有效期内的认证证书复印件得二分。\n注：加盖公章。',
    ]);
  });

  it('read a label that stands one character below the other', async () => {
    const label = ['商', '务', '部', '分'].map((character, at) => text(90, 114 + at * 14, character)).join('');
    expect(await show(grid([72, 132, 272], [100, 160]) + label + text(140, 130, '甲'))).toEqual([
      'page[1]/table[1]: 商务部分 | 甲',
    ]);
  });

  it('read a label that is turned', async () => {
    const content = grid([72, 102, 272], [100, 200]) + text(92, 180, '技术部分', { angle: 90 }) + text(140, 150, '甲');
    expect(await show(content)).toEqual(['page[1]/table[1]: 技术部分 | 甲']);
  });

  it('have an inner table as lines with tabs', async () => {
    const inner = table([150, 200, 250], 105, [
      ['一', '二'],
      ['三', '四'],
    ]);
    expect(await show(grid([72, 142, 272], [100, 160]) + text(80, 130, '外') + inner)).toEqual([
      'page[1]/table[1]: 外 | 一\t二\n三\t四',
    ]);
  });

  it('have a row for each line of text where only groups are ruled', async () => {
    const content =
      grid([72, 172, 272, 372], [100, 170]) +
      ['甲', '乙', '丙'].map((name, at) => text(80, 114 + at * 20, name)).join('') +
      ['100', '200', '300'].map((sum, at) => text(180, 114 + at * 20, sum)).join('') +
      ['元', '元', '元'].map((unit, at) => text(280, 114 + at * 20, unit)).join('');
    expect(await show(content)).toEqual(['page[1]/table[1]: 甲 | 100 | 元 / 乙 | 200 | 元 / 丙 | 300 | 元']);
  });

  it.each([14, 24])('are one row where narrow columns wrap on the same heights, %i points apart', async (pitch) => {
    const lines = (x: number, texts: readonly string[]) =>
      texts.map((part, at) => text(x, 114 + at * pitch, part)).join('');
    const content =
      grid([72, 90, 152, 214, 264], [100, 190]) +
      lines(76, ['（', '四', '）']) +
      lines(94, ['源代码归采', '购人，三天', '内提供']) +
      lines(156, ['源代码归采', '购人，两天', '内提供']) +
      lines(218, ['无偏离']);
    expect(await show(content)).toEqual([
      'page[1]/table[1]: （四） | 源代码归采购人，三天内提供 | 源代码归采购人，两天内提供 | 无偏离',
    ]);
  });

  it('keep a number whole that wraps between its digits', async () => {
    const content =
      grid([72, 132, 258], [100, 140]) +
      text(77, 114, '交接') +
      text(137, 114, '提前15日申请，交接期1') +
      text(137, 128, '5个工作日');
    expect(await show(content)).toEqual(['page[1]/table[1]: 交接 | 提前15日申请，交接期15个工作日']);
  });

  it('name the cell of a picture in its path', async () => {
    const content = table([72, 172, 272], 100, [['证书', '']]) + image(190, 102, 16, 16);
    expect(await show(content)).toEqual(['page[1]/table[1]: 证书 | ', 'page[1]/table[1]/row[1]/cell[2]/image[1]: ']);
  });

  it('are no frames around pages, and no underlined blanks', async () => {
    const frame = grid([40, 555], [40, 800]) + text(72, 100, '甲。');
    const blank =
      text(72, 130, '投标人：') + line(112, 132, 250, 132) + text(72, 160, '日期：') + line(112, 162, 250, 162);
    expect(await show(frame + blank)).toEqual(['page[1]/p[1]: 甲。', 'page[1]/p[2]: 投标人：', 'page[1]/p[3]: 日期：']);
  });
});

describe('tables without lines', () => {
  const rows = (texts: readonly (readonly string[])[]) =>
    texts.map((cells, row) => cells.map((cell, at) => text(72 + at * 120, 100 + row * 18, cell)).join('')).join('');

  it('are told by their columns', async () => {
    const content = rows([
      ['序号', '名称', '金额'],
      ['1', '食材配送', '300'],
      ['2', '安全服务', '200'],
    ]);
    expect(await show(content)).toEqual([
      'page[1]/table[1]: 序号 | 名称 | 金额 / 1 | 食材配送 | 300 / 2 | 安全服务 | 200',
    ]);
  });

  it('may have two columns between three lines', async () => {
    const content =
      [88, 106, 142].map((y) => line(72, y, 300, y)).join('') +
      rows([
        ['因素', '分值'],
        ['价格', '10'],
        ['技术', '60'],
      ]);
    expect(await show(content)).toEqual(['page[1]/table[1]: 因素 | 分值 / 价格 | 10 / 技术 | 60']);
  });

  it('are no pairs of signatures', async () => {
    const content = rows([
      ['甲方（盖章）', '乙方（盖章）'],
      ['代表', '代表'],
      ['日期', '日期'],
    ]);
    expect((await show(content)).every((shown) => shown.startsWith('page[1]/p['))).toBe(true);
  });
});

describe('tables over page breaks', () => {
  const xs = [72, 132, 272, 332];
  const head = ['序号', '评审标准', '分值'];
  const upper = (rows: string[][]) => text(72, 80, '一、评分表。') + table(xs, 790 - rows.length * 20, rows);

  it('are one table, without the head that repeats', async () => {
    const { shown, messages } = await readFixture({
      pages: [upper([head, ['1', '价格。', '10']]), table(xs, 60, [head, ['2', '业绩。', '5']])],
    });
    expect(shown).toEqual([
      'page[1]/p[1]: 一、评分表。',
      'page[1]/table[1]: 序号 | 评审标准 | 分值 / 1 | 价格。 | 10 / 2 | 业绩。 | 5',
    ]);
    expect(messages).toMatchObject([
      { code: 'repeated-table-head-removed', severity: 'info', locations: [{ path: 'page[1]/table[1]', page: 1 }] },
    ]);
  });

  it('go on without a head though the head was repeated in another width before', async () => {
    const wider = xs.map((x) => x + (x === xs[0] ? 0 : 14));
    const pages = [
      upper([head, ['1', '价格。', '10']]),
      table(wider, 60, [head, ...Array.from({ length: 36 }, (_, at) => [`${at + 2}`, '业绩。', '5'])]),
      table(wider, 60, [['38', '信誉。', '5']]),
    ];
    const tables = (await readFixture({ pages })).blocks.filter(({ type }) => type === 'table');
    expect(tables).toHaveLength(1);
    expect(tables[0]?.type === 'table' && tables[0].rows).toHaveLength(39);
  });

  it('have a row that is cut by the break once, its texts joined', async () => {
    const pages = [
      upper([head, ['1', '价格。', '10'], ['2', '提供合同复印件证明类似项', '5']]),
      table(xs, 60, [
        ['', '目业绩的得分。', ''],
        ['3', '方案。', '20'],
      ]),
    ];
    expect((await show(...pages))[1]).toBe(
      'page[1]/table[1]: 序号 | 评审标准 | 分值 / 1 | 价格。 | 10 / 2 | 提供合同复印件证明类似项目业绩的得分。 | 5 / 3 | 方案。 | 20',
    );
  });

  it('have such a row once, too, where its label stands below the break', async () => {
    const pages = [
      upper([head, ['1', '价格。', '10'], ['', '提供合同复印件证明类似项', '']]),
      table(xs, 60, [
        ['2', '目业绩的得分。', '5'],
        ['3', '方案。', '20'],
      ]),
    ];
    expect((await show(...pages))[1]).toBe(
      'page[1]/table[1]: 序号 | 评审标准 | 分值 / 1 | 价格。 | 10 / 2 | 提供合同复印件证明类似项目业绩的得分。 | 5 / 3 | 方案。 | 20',
    );
  });

  it('have a row of its own below the break where its group is not named again', async () => {
    const pages = [
      upper([head, ['1', '价格（10分）', '低价优先。']]),
      table(xs, 60, [['', '业绩（5分）', '每个1分。']]),
    ];
    expect((await show(...pages))[1]).toBe(
      'page[1]/table[1]: 序号 | 评审标准 | 分值 / 1 | 价格（10分） | 低价优先。 /  | 业绩（5分） | 每个1分。',
    );
  });

  it('go on over the foot and the head of two pages', async () => {
    const [above, below] = [upper([head, ['1', '价格。', '10']]), table(xs, 60, [['2', '业绩。', '5']])];
    const edges = (page: number) => text(280, 30, '示例文件') + text(290, 815, `- ${page} -`);
    expect((await show(above + edges(1), below + edges(2))).at(-1)).toContain('1 | 价格。 | 10 / 2 | 业绩。 | 5');
  });

  it('have a cell merged over the break', async () => {
    const above =
      grid([132, 272], [750, 770, 790]) + line(72, 750, 132, 750) + line(72, 790, 132, 790) + line(72, 750, 72, 790);
    const texts = text(80, 774, '商务') + text(140, 764, '价格。') + text(140, 784, '业绩。');
    const below = table([72, 132, 272], 60, [['', '信誉。']]);
    expect(await show(above + texts, below)).toEqual(['page[1]/table[1]: 商务(3x1) | 价格。 / 业绩。 / 信誉。']);
  });

  it('stay apart where their columns differ', async () => {
    const pages = [upper([head, ['1', '价格。', '10']]), table([72, 200, 230, 332], 60, [['甲', '乙', '丙']])];
    expect(await show(...pages)).toHaveLength(3);
  });

  it('stay apart where text stands between', async () => {
    const pages = [
      upper([head, ['1', '价格。', '10']]),
      text(72, 60, '二、另一张表。') + table(xs, 80, [head, ['2', '业绩。', '5']]),
    ];
    expect(await show(...pages)).toHaveLength(4);
  });
});
