import { describe, expect, it } from 'vitest';
import { type LevelFixture, listPlace, numbering, paragraph, readFixture, run, table } from './docx-fixture.ts';

interface Lists {
  levels: readonly LevelFixture[];
  lists?: string;
  styles?: string;
}

/** Texts of a body whose lists are as given; a number stands for an empty-styled paragraph of that level of list 1. */
async function show(body: string | readonly number[], { levels, lists = '', styles = '' }: Lists): Promise<string[]> {
  const written = typeof body === 'string' ? body : body.map((level) => paragraph('文', listPlace(level))).join('');
  const { shown } = await readFixture({ body: written, styles, numbering: numbering(levels, lists) });
  return shown.map((line) => line.replace(/^\S+ /, ''));
}

const legal: LevelFixture[] = [{ text: '%1.' }, { text: '%1.%2' }, { text: '%1.%2.%3' }];
const style = (id: string, properties: string, rest = '') =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${rest}<w:pPr>${properties}</w:pPr></w:style>`;
const list = (id: number, overrides = '') => `<w:num w:numId="${id}"><w:abstractNumId w:val="0"/>${overrides}</w:num>`;
const startAt = (level: number, value: number) =>
  `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${value}"/></w:lvlOverride>`;

describe('an automatic number of a Word file', () => {
  it.each<[what: string, level: LevelFixture, shown: string]>([
    ['Chinese numerals', { text: '%1、', format: 'chineseCountingThousand' }, '一、文'],
    ['Chinese numerals in brackets', { text: '（%1）', format: 'chineseCounting' }, '（一）文'],
    ['half-width brackets', { text: '(%1)' }, '(1)文'],
    ['a circle', { text: '%1', format: 'decimalEnclosedCircleChinese' }, '①文'],
    ['a chapter', { text: '第%1章', format: 'japaneseCounting' }, '第一章 文'],
    ['a digit and a point', { text: '%1.' }, '1. 文'],
    ['the smallest number it starts at', { text: '%1、', start: 5 }, '5、文'],
    ['no number but words', { text: '附件：', format: 'none' }, '附件：文'],
    ['a bullet', { text: '◆', format: 'bullet' }, '◆ 文'],
    ['a blank that is asked for', { text: '%1、', rest: '<w:suff w:val="space"/>' }, '1、 文'],
    ['nothing where nothing is asked for', { text: '%1.1', rest: '<w:suff w:val="nothing"/>' }, '1.1文'],
    ['nothing where the number is hidden', { text: '%1.', rest: '<w:rPr><w:vanish/></w:rPr>' }, '文'],
  ])('stands before the text, with %s', async (_, level, shown) => {
    expect(await show([0], { levels: [level] })).toEqual([shown]);
  });

  it('reads bullets of symbol fonts, and shows a dot for one nobody knows', async () => {
    const bullet = (text: string, font: string): LevelFixture => ({
      text,
      format: 'bullet',
      rest: `<w:rPr><w:rFonts w:ascii="${font}"/></w:rPr>`,
    });
    const levels = [
      bullet('\uf0fc', 'Wingdings'),
      bullet('n', 'Wingdings'),
      bullet('\uf0a1', 'Unknown'),
      bullet('o', 'Courier New'),
    ];
    expect(await show([0, 1, 2, 3], { levels })).toEqual(['✓ 文', '◼ 文', '• 文', 'o 文']);
  });

  it('reads a format given by example', async () => {
    const format =
      '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>' +
      '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>';
    const levels = numbering([{ text: '%1' }]).replace('<w:numFmt w:val="decimal"/>', format);
    const { shown } = await readFixture({ body: paragraph('文', listPlace(0)), numbering: levels });
    expect(shown).toEqual(['p[1]: 001 文']);
  });

  it('parts a bracket from a word but not from a Chinese one, and adds no blank to one', async () => {
    const body = ['text', '文', '　文'].map((text) => paragraph(text, listPlace(0))).join('');
    expect(await show(body, { levels: [{ text: '%1)' }] })).toEqual(['1) text', '2)文', '3)　文']);
  });

  it('is the number of a heading, too, and stays where the paragraph is empty', async () => {
    const body = `${paragraph('题', `<w:outlineLvl w:val="0"/>${listPlace(0)}`)}<w:p><w:pPr>${listPlace(0)}</w:pPr></w:p>`;
    expect(await show(body, { levels: legal })).toEqual(['[1] 1. 题', '2.']);
  });

  it('does not stand alone as a bullet', async () => {
    const body = `<w:p><w:pPr>${listPlace(0)}</w:pPr></w:p>${paragraph('后')}`;
    expect(await show(body, { levels: [{ text: '•', format: 'bullet' }] })).toEqual(['后']);
  });

  it('stands in cells, where it may be all there is', async () => {
    const cell = (text: string) => table([text]).replace('<w:p>', `<w:p><w:pPr>${listPlace(0)}</w:pPr>`);
    const body = cell('甲') + cell('').replace('<w:t></w:t>', '');
    expect(await show(body, { levels: [{ text: '%1' }] })).toEqual(['1 甲', '2']);
  });
});

describe('the count of a list of a Word file', () => {
  it('goes up level by level and begins anew below', async () => {
    expect(await show([0, 1, 1, 2, 0, 1], { levels: legal })).toEqual([
      '1. 文',
      '1.1 文',
      '1.2 文',
      '1.2.1 文',
      '2. 文',
      '2.1 文',
    ]);
  });

  it('takes a level that was left out as used', async () => {
    expect(await show([1, 0, 2], { levels: legal })).toEqual(['1.1 文', '2. 文', '2.1.1 文']);
  });

  it.each<[restart: string, shown: string[]]>([
    ['', ['1.1.1', '1.2.1', '2.1.1']],
    ['<w:lvlRestart w:val="0"/>', ['1.1.1', '1.2.2', '2.1.3']],
    ['<w:lvlRestart w:val="1"/>', ['1.1.1', '1.2.2', '2.1.1']],
  ])('begins anew as the level says: %s', async (rest, shown) => {
    const levels = [...legal.slice(0, 2), { text: '%1.%2.%3', rest }];
    const all = await show([0, 1, 2, 1, 2, 0, 1, 2], { levels });
    expect(all.filter((line) => /^\d\.\d\.\d /.test(line)).map((line) => line.slice(0, 5))).toEqual(shown);
  });

  it('goes on after other text, and in another list on the same template', async () => {
    const body = `${paragraph('甲', listPlace(0))}${paragraph('断')}${paragraph('乙', listPlace(0, 2))}`;
    expect(await show(body, { levels: legal, lists: list(2) })).toEqual(['1. 甲', '断', '2. 乙']);
  });

  it('begins anew once where a list says so, and goes on from there', async () => {
    const body = [1, 1, 2, 2, 1].map((id) => paragraph('文', listPlace(0, id))).join('');
    const lists = list(2, startAt(0, 8));
    expect(await show(body, { levels: legal, lists })).toEqual(['1. 文', '2. 文', '8. 文', '9. 文', '10. 文']);
  });

  it('takes a level of a list before that of its template', async () => {
    const own = '<w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1、"/></w:lvl>';
    const lists = list(2, `<w:lvlOverride w:ilvl="0">${own}</w:lvlOverride>`);
    expect(await show(paragraph('文', listPlace(0, 2)), { levels: legal, lists })).toEqual(['III、文']);
  });

  it('writes the levels above in digits where the level is legal, its own as it is', async () => {
    const levels = [
      { text: '第%1章', format: 'chineseCounting' },
      { text: '%1.%2', format: 'decimalZero', rest: '<w:isLgl/>' },
      { text: '%1.%2.%3', rest: '<w:isLgl w:val="0"/>' },
    ];
    expect(await show([0, 1, 2], { levels })).toEqual(['第一章 文', '1.01 文', '一.01.1 文']);
  });

  it('is apart in text boxes, and in notes', async () => {
    const numbered = (text: string) => paragraph(text, listPlace(0));
    const box = run(`<w:pict><v:textbox><w:txbxContent>${numbered('框')}</w:txbxContent></v:textbox></w:pict>`);
    const note = run('<w:footnoteReference w:id="2"/>');
    const { shown } = await readFixture({
      body: numbered('甲').replace('</w:p>', `${box}${note}</w:p>`) + numbered('乙'),
      footnotes: `<w:footnote w:id="2">${numbered('注')}</w:footnote>`,
      numbering: numbering(legal),
    });
    expect(shown).toEqual(['p[1]: 1. 甲', 'p[1]/footnote[1]: 1. 注', 'textbox[1]/p[1]: 1. 框', 'p[2]: 2. 乙']);
  });

  it('leaves out paragraphs whose deletion or move is tracked', async () => {
    const gone = (mark: string) =>
      `<w:p><w:pPr>${listPlace(0)}<w:rPr><w:${mark}/></w:rPr></w:pPr><w:${mark}>${run('<w:t>去</w:t>')}</w:${mark}></w:p>`;
    const body = `${gone('del')}${paragraph('甲', listPlace(0))}${gone('moveFrom')}${paragraph('乙', listPlace(0))}`;
    expect(await show(body, { levels: legal })).toEqual(['1. 甲', '2. 乙']);
  });
});

describe('the list of a paragraph of a Word file', () => {
  const levels = [{ text: '%1、' }, { text: '（%2）' }];
  const inStyle = (numPr: string) => `<w:numPr>${numPr}</w:numPr>`;
  const styled = (id: string, own = '') => paragraph('文', `<w:pStyle w:val="${id}"/>${own}`);

  it.each<[how: string, body: string, styles: string, shown: string]>([
    ['comes from its style', styled('a'), style('a', listPlace(1)), '（1）文'],
    [
      'comes from the style its style is based on',
      styled('b'),
      style('a', listPlace(1)) + style('b', '', '<w:basedOn w:val="a"/>'),
      '（1）文',
    ],
    [
      'has a level of the style itself',
      styled('b'),
      style('a', listPlace(0)) + style('b', inStyle('<w:ilvl w:val="1"/>'), '<w:basedOn w:val="a"/>'),
      '（1）文',
    ],
    ['has a level of its own', styled('a', inStyle('<w:ilvl w:val="0"/>')), style('a', listPlace(1)), '1、文'],
    ['is taken away by its own properties', styled('a', listPlace(0, 0)), style('a', listPlace(1)), '文'],
    [
      'is taken away by a style',
      styled('b'),
      style('a', listPlace(1)) + style('b', listPlace(0, 0), '<w:basedOn w:val="a"/>'),
      '文',
    ],
    [
      'comes from the default style',
      paragraph('文'),
      style('a', listPlace(0)).replace('w:styleId', 'w:default="1" w:styleId'),
      '1、文',
    ],
    ['is none where the list is not there', paragraph('文', listPlace(0, 9)), '', '文'],
    ['is none where the level is not there', paragraph('文', listPlace(5)), '', '文'],
  ])('%s', async (_, body, styles, shown) => {
    expect(await show(body, { levels, styles })).toEqual([shown]);
  });

  it('has the level that belongs to its style, and none that belongs to another', async () => {
    const owned = [
      { text: '%1、', rest: '<w:pStyle w:val="a"/>' },
      { text: '（%2）', rest: '<w:pStyle w:val="b"/>' },
    ];
    const onList = inStyle('<w:numId w:val="1"/>');
    const styles = style('a', onList) + style('b', onList) + style('c', onList);
    expect(await show(styled('a') + styled('b') + styled('c'), { levels: owned, styles })).toEqual([
      '1、文',
      '（1）文',
      '文',
    ]);
  });

  it('may be the list of a list style', async () => {
    const linked =
      '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="s"/></w:abstractNum>' +
      '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>';
    const styles = `<w:style w:type="numbering" w:styleId="s"><w:name w:val="s"/><w:pPr>${listPlace(0)}</w:pPr></w:style>`;
    expect(await show(paragraph('文', listPlace(1, 7)), { levels, lists: linked, styles })).toEqual(['（1）文']);
  });

  it('is none where list styles lead in a circle', async () => {
    const lists =
      '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="s"/></w:abstractNum>' +
      '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>';
    const styles = `<w:style w:type="numbering" w:styleId="s"><w:pPr>${listPlace(0, 7)}</w:pPr></w:style>`;
    expect(await show(paragraph('文', listPlace(0, 7)), { levels, lists, styles })).toEqual(['文']);
  });
});
