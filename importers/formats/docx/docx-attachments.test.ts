import { describe, expect, it } from 'vitest';
import { paragraph, readFixture, run, table } from './docx-fixture.ts';

const picture = (id: string, description: string) =>
  `<w:drawing><wp:inline><wp:docPr descr="${description}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill>` +
  `<a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`;
const shape = (content: string) =>
  `<w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent>` +
  '</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>';
const oldShape = (content: string) =>
  `<w:pict><v:oval><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></v:oval></w:pict>`;
const alternatives = (choice: string, fallback: string) =>
  `<mc:AlternateContent><mc:Choice Requires="wps">${choice}</mc:Choice>${fallback}</mc:AlternateContent>`;
const inParagraph = (inner: string) => `<w:p>${run('<w:t>锚</w:t>')}${run(inner)}</w:p>`;

describe('a text box of a Word file', () => {
  const content = paragraph('框中');
  const expected = ['p[1]: 锚', 'textbox[1]/p[1]: 框中', 'p[2]: 后'];

  it.each([
    ['in the new form alone', shape(content)],
    ['in the old form alone', oldShape(content)],
    ['in both forms', alternatives(shape(content), `<mc:Fallback>${oldShape(content)}</mc:Fallback>`)],
    ['without the old form', alternatives(shape(content), '')],
    ['with a picture as the old form', alternatives(shape(content), '<mc:Fallback><w:pict/></mc:Fallback>')],
  ])('is read once, after its paragraph, %s', async (_, box) => {
    expect((await readFixture({ body: inParagraph(box) + paragraph('后') })).shown).toEqual(expected);
  });

  it('counts its own paragraphs and tables', async () => {
    const box = oldShape(`${paragraph('甲')}<w:p/>${paragraph('乙')}${table(['丙'])}<w:p/>`);
    const { shown } = await readFixture({ body: inParagraph(box) + table(['丁']) });
    expect(shown.slice(1)).toEqual([
      'textbox[1]/p[1]: 甲',
      'textbox[1]/p[3]: 乙',
      'textbox[1]/table[1]: 丙',
      'table[1]: 丁',
    ]);
  });

  it('in a cell belongs to the text of the cell', async () => {
    const body = table(['X']).replace(paragraph('X'), inParagraph(oldShape(content)));
    expect((await readFixture({ body })).blocks).toMatchObject([{ rows: [[{ text: '锚\n框中' }]] }]);
  });
});

describe('a picture of a Word file', () => {
  const images = { one: 'media/one.png', two: 'media/two.emf' };

  it('is a block after its paragraph, with its alternative text', async () => {
    const body = inParagraph(picture('one', '资质证书 &quot;一&quot;'));
    const { blocks, messages } = await readFixture({ body, images });
    expect(blocks[1]).toEqual({ type: 'image', path: 'p[1]/image[1]', page: null, text: '资质证书 "一"' });
    expect(messages.map((message) => message.code)).toEqual(['image-text-not-read']);
  });

  it('of a Windows format is reported', async () => {
    const body = inParagraph('<w:pict><v:shape><v:imagedata r:id="two" o:title="印章"/></v:shape></w:pict>');
    const { shown, messages } = await readFixture({ body, images });
    expect(shown[1]).toBe('p[1]/image[1]: 印章');
    expect(messages.map((message) => message.code)).toContain('image-format-unusual');
  });

  it('that is missing is reported, and the rest is read', async () => {
    const { shown, messages } = await readFixture({ body: inParagraph(picture('none', '')), images });
    expect(shown).toEqual(['p[1]: 锚']);
    expect(messages.map((message) => message.code)).toEqual(['image-missing']);
  });
});

describe('notes and comments of a Word file', () => {
  it('follow the paragraph they belong to, comments come last', async () => {
    const references =
      '<w:footnoteReference w:id="2"/><w:endnoteReference w:id="2"/><w:footnoteReference w:id="3"/>' +
      '<w:commentReference w:id="0"/>';
    const { shown, messages } = await readFixture({
      body: inParagraph(references) + paragraph('后'),
      footnotes:
        `<w:footnote w:id="2">${paragraph('脚注一')}</w:footnote>` +
        `<w:footnote w:id="3">${paragraph('脚注二')}</w:footnote>`,
      endnotes: `<w:endnote w:id="2">${paragraph('尾注')}${paragraph('续')}</w:endnote>`,
      comments: `<w:comment w:id="0" w:author="示例">${paragraph('批注')}</w:comment>`,
    });
    expect(shown).toEqual([
      'p[1]: 锚',
      'p[1]/footnote[1]: 脚注一',
      'p[1]/endnote[1]: 尾注\n续',
      'p[1]/footnote[2]: 脚注二',
      'p[2]: 后',
      'comment[1]: 批注',
    ]);
    expect(messages.map(({ code, locations }) => [code, locations[0]?.path])).toEqual([
      ['comments-present', 'comment[1]'],
    ]);
  });
});
