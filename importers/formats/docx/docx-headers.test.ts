import { describe, expect, it } from 'vitest';
import { type DocxFixture, paragraph, readFixture, run } from './docx-fixture.ts';

const section = (...inner: string[]) => `<w:sectPr>${inner.join('')}</w:sectPr>`;
const reference = (id: string, type = 'default') =>
  `<w:${id.startsWith('header') ? 'header' : 'footer'}Reference w:type="${type}" r:id="${id}"/>`;
const field = (code: string, result: string) =>
  ['begin', code, 'separate', result, 'end']
    .map((part) =>
      part === code
        ? `<w:instrText> ${code} </w:instrText>`
        : part === result
          ? `<w:t>${part}</w:t>`
          : `<w:fldChar w:fldCharType="${part}"/>`,
    )
    .map(run)
    .join('');
const show = async (fixture: DocxFixture) => (await readFixture(fixture)).shown;

describe('headers and footers of a Word file', () => {
  it('come after the body, each with a path of its own', async () => {
    const body = `${paragraph('正文')}${section(reference('footer1'), reference('header1'))}`;
    const margins = { header1: paragraph('页眉') + paragraph('第二行'), footer1: paragraph('页脚') };
    expect(await show({ body, margins })).toEqual([
      'p[1]: 正文',
      'header[1]/p[1]: 页眉',
      'header[1]/p[2]: 第二行',
      'footer[1]/p[1]: 页脚',
    ]);
  });

  it('are read once, however many sections show them and in however many parts', async () => {
    const inner = section(reference('header1'));
    const body = `<w:p><w:pPr>${inner}</w:pPr>${run('<w:t>正文</w:t>')}</w:p>${section(reference('header2'))}`;
    const margins = { header1: paragraph('页眉'), header2: paragraph('页眉') };
    expect(await show({ body, margins })).toEqual(['p[1]: 正文', 'header[1]/p[1]: 页眉']);
  });

  it('are the same when only the page number differs', async () => {
    const page = (number: string) =>
      `<w:p>${run('<w:t>示例公司 第</w:t>')}${field('PAGE', number)}${run('<w:t>页</w:t>')}</w:p>`;
    const body = paragraph('正文', section(reference('footer1'))) + section(reference('footer2'));
    const margins = { footer1: page('1'), footer2: page('2') };
    expect(await show({ body, margins })).toEqual(['p[1]: 正文', 'footer[1]/p[1]: 示例公司 第1页']);
  });

  it.each([
    ['blank', paragraph(' ')],
    ['a page number', `<w:p>${field('PAGE', '3')}</w:p>`],
    [
      'a page number of so many',
      `<w:p><w:fldSimple w:instr="PAGE">${run('<w:t>3</w:t>')}</w:fldSimple>${run('<w:t>/9 页</w:t>')}</w:p>`,
    ],
    ['a typed page number', paragraph('第 3 页 共 9 页')],
  ])('are left out where they are %s', async (_, inner) => {
    const body = `${paragraph('正文')}${section(reference('footer1'))}`;
    expect(await show({ body, margins: { footer1: inner } })).toEqual(['p[1]: 正文']);
  });

  it('are left out where no page shows them', async () => {
    const body = `${paragraph('正文')}${section(reference('header1', 'first'), reference('header2', 'even'))}`;
    const margins = { header1: paragraph('首页'), header2: paragraph('偶数页'), header3: paragraph('未用') };
    expect(await show({ body, margins })).toEqual(['p[1]: 正文']);
  });

  it('are those of first and even pages, too, where these are asked for', async () => {
    const first = paragraph('甲', section(reference('header1', 'first'), reference('header2', 'even')));
    const body = `${first}${section('<w:titlePg/>')}`;
    const margins = { header1: paragraph('首页'), header2: paragraph('偶数页') };
    expect(await show({ body, margins, settings: '<w:evenAndOddHeaders/>' })).toEqual([
      'p[1]: 甲',
      'header[1]/p[1]: 偶数页',
      'header[2]/p[1]: 首页',
    ]);
  });

  it('have text boxes and pictures of their own', async () => {
    const box = run(`<w:pict><v:textbox><w:txbxContent>${paragraph('框')}</w:txbxContent></v:textbox></w:pict>`);
    const picture = run('<w:pict><v:shape><v:imagedata r:id="logo" o:title="标志"/></v:shape></w:pict>');
    const relationships =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      '<Relationship Id="logo" Type="image" Target="media/logo.png"/></Relationships>';
    const shown = await show({
      body: `${paragraph('正文')}${section(reference('header1'))}`,
      margins: { header1: `<w:p>${picture}${box}</w:p>` },
      parts: [
        { name: 'word/_rels/header1.xml.rels', content: relationships },
        { name: 'word/media/logo.png', content: 'picture' },
      ],
    });
    expect(shown).toEqual(['p[1]: 正文', 'header[1]/p[1]/image[1]: 标志', 'header[1]/textbox[1]/p[1]: 框']);
  });

  it('do not make a file one with text', async () => {
    const { messages } = await readFixture({
      body: `<w:p/>${section(reference('header1'))}`,
      margins: { header1: paragraph('页眉') },
    });
    expect(messages.map((message) => message.code)).toEqual(['no-text']);
  });

  it('may be broken, and the text is still read', async () => {
    const { shown, messages } = await readFixture({
      body: `${paragraph('正文')}${section(reference('header1'))}`,
      margins: { header1: '<w:p>' },
    });
    expect(shown).toEqual(['p[1]: 正文']);
    expect(messages.map((message) => message.code)).toEqual(['part-unreadable']);
  });
});
