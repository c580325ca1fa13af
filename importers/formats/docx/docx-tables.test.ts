import { describe, expect, it } from 'vitest';
import { paragraph, readFixture, run, table } from './docx-fixture.ts';

const show = async (body: string) => (await readFixture({ body })).shown;

describe('a table of a Word file', () => {
  it('is counted apart from the paragraphs', async () => {
    const body = `${paragraph('前')}${table(['甲'])}${paragraph('后')}${table(['乙'])}`;
    expect(await show(body)).toEqual(['p[1]: 前', 'table[1]: 甲', 'p[2]: 后', 'table[2]: 乙']);
  });

  it('gives merged cells once, with their spans', async () => {
    const body = table(
      [
        ['合并', '<w:gridSpan w:val="2"/>'],
        ['高', '<w:vMerge w:val="restart"/>'],
      ],
      ['甲', '乙', ['', '<w:vMerge/>']],
    );
    expect(await show(body)).toEqual(['table[1]: 合并(1x2) | 高(2x1) / 甲 | 乙']);
  });

  it('merges cells although bookmarks stand between rows and cells', async () => {
    const bookmark = '<w:bookmarkStart w:id="0" w:name="x"/>';
    const body = table([['高', '<w:vMerge w:val="restart"/>']], [['', '<w:vMerge/>']])
      .replaceAll('<w:tr>', `${bookmark}<w:tr>`)
      .replaceAll('<w:tc>', `${bookmark}<w:tc>`);
    expect(await show(body)).toEqual(['table[1]: 高(2x1) / ']);
  });

  it('begins a row that starts late with an empty cell, so that columns stay in line', async () => {
    const late = '<w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr>';
    const body = table(['甲', '乙', '丙'], ['丁']).replace(/<w:tr>(?!.*<w:tr>)/, late);
    expect(await show(body)).toEqual(['table[1]: 甲 | 乙 | 丙 / (1x2) | 丁']);
  });

  it('treats an impossible span as one', async () => {
    const body = table([
      ['甲', '<w:gridSpan w:val="-1"/>'],
      ['乙', '<w:gridSpan w:val="0"/>'],
    ]);
    expect(await show(body)).toEqual(['table[1]: 甲 | 乙']);
  });

  it('has the paragraphs of a cell on lines, without the empty ones', async () => {
    const body = table(['X']).replace(paragraph('X'), `${paragraph('甲')}<w:p/>${paragraph('乙')}`);
    expect((await readFixture({ body })).blocks).toMatchObject([{ rows: [[{ text: '甲\n乙' }]] }]);
  });

  it('has an inner table as lines of tabbed cells in its cell', async () => {
    const body = table(['X']).replace(paragraph('X'), paragraph('外') + table(['甲', '乙'], ['丙', '丁']));
    const { blocks } = await readFixture({ body });
    expect(blocks).toHaveLength(1);
    expect(blocks).toMatchObject([{ path: 'table[1]', rows: [[{ text: '外\n甲\t乙\n丙\t丁' }]] }]);
  });

  it('leaves out rows whose deletion is tracked', async () => {
    const body = table(['甲'], ['乙']).replace(/<w:tr>(?!.*<w:tr>)/, '<w:tr><w:trPr><w:del/></w:trPr>');
    expect(await show(body)).toEqual(['table[1]: 甲']);
  });

  it('names its cell in the paths of what hangs on it', async () => {
    const note = run('<w:footnoteReference w:id="2"/>');
    const body = table(['甲', '乙'], ['丙', '丁']).replace('<w:t>丁</w:t></w:r>', `<w:t>丁</w:t></w:r>${note}`);
    const footnotes = `<w:footnote w:id="2">${paragraph('注')}</w:footnote>`;
    const { shown } = await readFixture({ body, footnotes });
    expect(shown).toEqual(['table[1]: 甲 | 乙 / 丙 | 丁', 'table[1]/row[2]/cell[2]/footnote[1]: 注']);
  });
});
