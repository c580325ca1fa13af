import { describe, expect, it } from 'vitest';
import { paragraph, readFixture, run, table } from './docx-fixture.ts';

const text = (inner: string) => run(`<w:t>${inner}</w:t>`);
const change = (kind: string, inner: string) => `<w:${kind} w:id="1" w:author="示例">${inner}</w:${kind}>`;
const withMark = (kind: string, inner: string) => `<w:p><w:pPr><w:rPr><w:${kind}/></w:rPr></w:pPr>${inner}</w:p>`;

describe('tracked changes of a Word file', () => {
  it('are made: insertions in, deletions out, a move once and where it went', async () => {
    const body =
      `<w:p>${change('del', run('<w:delText>旧</w:delText>'))}${change('ins', text('新'))}</w:p>` +
      `<w:p>${text('甲')}${change('moveFrom', text('移'))}</w:p><w:p>${change('moveTo', text('移'))}${text('乙')}</w:p>`;
    const { shown, messages } = await readFixture({ body });
    expect(shown).toEqual(['p[1]: 新', 'p[2]: 甲', 'p[3]: 移乙']);
    expect(messages[0]?.message).toContain('修订 3 处（插入 1 处、删除 1 处、移动 1 处）');
  });

  it('are reported with the places they stand in', async () => {
    const body =
      `${paragraph('甲')}<w:p>${text('乙')}${change('ins', text('增'))}</w:p>` +
      table(['丙', '丁']).replace(text('丁'), change('ins', text('丁')));
    const { messages } = await readFixture({ body });
    expect(messages.map(({ code, severity }) => [code, severity])).toEqual([['changes-pending', 'warning']]);
    expect(messages[0]?.locations).toEqual([
      { file: 'test.docx', page: null, path: 'p[2]', quote: '乙增' },
      { file: 'test.docx', page: null, path: 'table[1]/row[1]/cell[2]', quote: '丁' },
    ]);
  });

  it('names no more places than a person reads', async () => {
    const body = Array.from({ length: 30 }, () => `<w:p>${change('ins', text('增'))}</w:p>`).join('');
    expect((await readFixture({ body })).messages[0]?.locations).toHaveLength(20);
  });

  it('let a paragraph run on into the next where its mark was deleted', async () => {
    const body = `${withMark('del', text('上半'))}${paragraph('下半', '<w:outlineLvl w:val="0"/>')}`;
    expect((await readFixture({ body })).shown).toEqual(['p[1]: [1] 上半下半']);
  });

  it('let it run on into nothing at the end of a cell, and before a table', async () => {
    const cell = table(['甲', '乙']).replace(paragraph('甲'), withMark('del', text('甲')));
    const body = `${withMark('del', text('前'))}${cell}`;
    expect((await readFixture({ body })).shown).toEqual(['p[1]: 前', 'table[1]: 甲 | 乙']);
  });

  it('leave no paragraph where text and mark were moved away', async () => {
    const body = `${withMark('moveFrom', change('moveFrom', text('移')))}${paragraph('后')}`;
    expect((await readFixture({ body })).shown).toEqual(['p[1]: 后']);
  });

  it('leave out cells and rows', async () => {
    const rows = table([['去', '<w:cellDel/>'], '留'], ['行'], [['来', '<w:cellIns/>']]);
    const body = rows.replace(
      `<w:tr><w:tc><w:tcPr></w:tcPr>${paragraph('行')}`,
      `<w:tr><w:trPr><w:del/></w:trPr><w:tc>`,
    );
    const { shown, messages } = await readFixture({ body });
    expect(shown).toEqual(['table[1]: 留 / 来']);
    expect(messages[0]?.message).toContain('插入 1 处、删除 2 处');
  });

  it('of formats alone are no changes of the text', async () => {
    const body = paragraph('甲', '<w:pPrChange><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>');
    expect(await readFixture({ body })).toMatchObject({ shown: ['p[1]: 甲'], messages: [] });
  });
});

describe('hidden text of a Word file', () => {
  const hidden = (inner: string, properties = '<w:vanish/>') => run(`<w:rPr>${properties}</w:rPr>${inner}`);
  const styles =
    '<w:style w:type="character" w:styleId="c"><w:rPr><w:vanish/></w:rPr></w:style>' +
    '<w:style w:type="paragraph" w:styleId="p"><w:rPr><w:vanish/></w:rPr></w:style>';

  it('is left out and reported with its place', async () => {
    const { shown, messages } = await readFixture({ body: `<w:p>${text('显')}${hidden('<w:t>隐藏</w:t>')}</w:p>` });
    expect(shown).toEqual(['p[1]: 显']);
    expect(messages.map(({ code, locations }) => [code, locations[0]?.path])).toEqual([
      ['hidden-text-left-out', 'p[1]'],
    ]);
    expect(messages[0]?.message).toContain('文字 2 个');
  });

  it.each([
    [
      'by a character style',
      `<w:p>${text('显')}${hidden('<w:t>隐</w:t>', '<w:rStyle w:val="c"/>')}</w:p>`,
      ['p[1]: 显'],
    ],
    ['by a paragraph style', paragraph('隐', '<w:pStyle w:val="p"/>') + paragraph('显'), ['p[2]: 显']],
    ['not where it is switched off', `<w:p>${hidden('<w:t>显</w:t>', '<w:vanish w:val="0"/>')}</w:p>`, ['p[1]: 显']],
    [
      'not where two styles undo each other',
      `<w:p><w:pPr><w:pStyle w:val="p"/></w:pPr>${hidden('<w:t>显</w:t>', '<w:rStyle w:val="c"/>')}</w:p>`,
      ['p[1]: 显'],
    ],
  ])('is hidden %s', async (_, body, shown) => {
    expect((await readFixture({ body, styles })).shown).toEqual(shown);
  });

  it('is nothing to report in a field code', async () => {
    const char = (type: string) => hidden(`<w:fldChar w:fldCharType="${type}"/>`);
    const body = `<w:p>${char('begin')}${hidden('<w:instrText>TC "甲"</w:instrText>')}${char('end')}${text('显')}</w:p>`;
    expect(await readFixture({ body })).toMatchObject({ shown: ['p[1]: 显'], messages: [] });
  });
});
