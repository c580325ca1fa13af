import { describe, expect, it } from 'vitest';
import { image, line, type PdfPageFixture, readFixture, type TextStyle, text } from './pdf-fixture.ts';

const show = async (...pages: (string | PdfPageFixture)[]) => (await readFixture({ pages })).shown;

/** Lines 20 points apart. */
const lines = (texts: readonly string[], x = 72, top = 100, style?: TextStyle) =>
  texts.map((characters, at) => text(x, top + at * 20, characters, style)).join('');

/** 45 characters of 10 points fill a line from 72 to 522. */
const FULL = '投标人应当按照招标文件的要求编制投标文件并对招标文件提出的各项要求作出实质响应且不得遗漏任何';
const full = (start: string) => start + FULL.slice(0, 45 - start.length);

describe('the text of a PDF', () => {
  it('is in paragraphs that know their page', async () => {
    const { blocks } = await readFixture({ pages: [lines(['甲。', '乙。']), lines(['丙。'])] });
    expect(blocks).toEqual([
      { type: 'paragraph', path: 'page[1]/p[1]', page: 1, text: '甲。' },
      { type: 'paragraph', path: 'page[1]/p[2]', page: 1, text: '乙。' },
      { type: 'paragraph', path: 'page[2]/p[1]', page: 2, text: '丙。' },
    ]);
  });

  it('is joined without blanks where Chinese lines merely wrap', async () => {
    expect(await show(lines([full('甲'), full('乙'), '完。']))).toEqual([
      `page[1]/p[1]: ${full('甲')}${full('乙')}完。`,
    ]);
  });

  it('goes on behind a comma, though the line had room for more', async () => {
    expect(await show(lines(['投标人应当提供类似项目的合同，', '并加盖公章。', '其他。']))).toEqual([
      'page[1]/p[1]: 投标人应当提供类似项目的合同，并加盖公章。',
      'page[1]/p[2]: 其他。',
    ]);
  });

  it('goes on below a line that stands between equal margins', async () => {
    const indented = FULL.slice(0, 44);
    expect(await show(lines([FULL]) + lines([indented, '内容。'], 82, 140))).toContain(
      `page[1]/p[2]: ${indented}内容。`,
    );
  });

  it('starts a paragraph at an indented line', async () => {
    const content = lines([full('甲')]) + lines([full('乙').slice(2)], 92, 120) + lines(['完。'], 72, 140);
    expect(await show(content)).toEqual([`page[1]/p[1]: ${full('甲')}`, `page[1]/p[2]: ${full('乙').slice(2)}完。`]);
  });

  it('goes on over a page break', async () => {
    const pages = [lines([full('甲'), full('乙')]), lines([full('丙'), '完。'])];
    expect(await show(...pages)).toEqual([`page[1]/p[1]: ${full('甲')}${full('乙')}${full('丙')}完。`]);
  });

  it('keeps blanks between Chinese characters and full-width forms', async () => {
    expect(await show(text(72, 100, '项 目 编 号：ＡＢ－１２　（一）'))).toEqual([
      'page[1]/p[1]: 项 目 编 号：ＡＢ－１２　（一）',
    ]);
  });

  it('has a tab where a wide gap is drawn', async () => {
    expect(await show(text(72, 100, '甲方：示例甲公司') + text(300, 100, '乙方：示例乙公司'))).toEqual([
      'page[1]/p[1]: 甲方：示例甲公司\t乙方：示例乙公司',
    ]);
  });

  it('has characters that are drawn twice for bold only once', async () => {
    expect(await show(text(72, 100, '重要11') + text(72.4, 100, '重要11'))).toEqual(['page[1]/p[1]: 重要11']);
  });

  it('has two columns one after the other', async () => {
    const left = Array.from({ length: 6 }, (_, at) => `左${at + 1}栏的文字写满了这一行的二十个汉字宽度`);
    const right = Array.from({ length: 6 }, (_, at) => `右${at + 1}栏的文字写满了这一行的二十个汉字宽度`);
    const content = text(200, 80, '通栏的标题横跨两栏之间的空白处') + lines(left) + lines(right, 300);
    expect(await show(content)).toEqual([
      'page[1]/p[1]: 通栏的标题横跨两栏之间的空白处',
      `page[1]/p[2]: ${left.join('')}${right.join('')}`,
    ]);
  });

  it('is righted where the page is turned, by the file or by its drawing', async () => {
    const sideways = ['甲', '乙', '丙'].map((start, at) => text(100 + at * 20, 600, `${start}行横着写`, { angle: 90 }));
    const upright = ['page[1]/p[1]: 甲行横着写', 'page[1]/p[2]: 乙行横着写', 'page[1]/p[3]: 丙行横着写'];
    expect(await show({ content: sideways.join(''), rotate: 90 })).toEqual(upright);
    const drawn = ['甲', '乙', '丙'].map((start, at) =>
      text(100 + at * 20, 600, `${start}行的文字横着写`, { angle: 90 }),
    );
    expect(await show(drawn.join(''))).toEqual(upright.map((shown) => shown.replace('横', '的文字横')));
  });

  it('has vertical writing from right to left', async () => {
    const content = text(300, 100, '先读右边', { font: 'upright' }) + text(270, 100, '后读左边。', { font: 'upright' });
    expect((await show(content)).map((shown) => shown.replace(/.*: /, '')).join('')).toBe('先读右边后读左边。');
  });

  it('has signs of symbol fonts as the characters they show', async () => {
    expect(await show(text(72, 100, '\xfe', { font: 'signs' }) + text(79, 100, '不接受'))).toEqual([
      'page[1]/p[1]: 🗹不接受',
    ]);
  });

  it('has a sign where a picture stands in place of a character', async () => {
    const box = image(100, 92, 9, 9);
    const { shown, messages } = await readFixture({
      pages: [box + text(110, 100, '不接受') + text(150, 100, '□接受')],
    });
    expect(shown).toEqual(['page[1]/p[1]: \ufffc不接受 □接受']);
    expect(messages).toMatchObject([{ code: 'picture-in-text', severity: 'warning', locations: [{ page: 1 }] }]);
  });

  it('has a picture as a block in its place', async () => {
    const content = text(72, 100, '上。') + image(72, 120, 100, 50) + text(72, 200, '下。');
    expect(await show(content)).toEqual(['page[1]/p[1]: 上。', 'page[1]/image[1]: ', 'page[1]/p[2]: 下。']);
  });
});

describe('headings', () => {
  it('are told by number, size and weight', async () => {
    const content =
      text(220, 80, '第一章 采购公告', { size: 16, font: 'bold' }) +
      text(72, 110, '一、项目概况', { font: 'bold' }) +
      lines(['1.1 这一句只是编了号的正文。', FULL, full('甲'), full('乙')], 72, 140) +
      text(72, 240, '（二）供应商资格', { font: 'bold' });
    expect(
      (await show(content)).map((shown) => shown.replace(/.*?: /, '')).filter((shown) => shown.startsWith('#')),
    ).toEqual(['# 第一章 采购公告', '## 一、项目概况', '### （二）供应商资格']);
  });

  it('have the level of their bookmark, but not where a list of contents repeats them', async () => {
    const { shown } = await readFixture({
      catalog: '/Outlines 10 0 R',
      objects: [
        '<< /First 11 0 R /Last 11 0 R /Count 1 >>',
        '<< /Title (Part) /Parent 10 0 R /First 12 0 R /Last 12 0 R /Count 1 >>',
        '<< /Title (General terms) /Parent 11 0 R >>',
      ],
      pages: [
        lines(['General terms', '正文。']),
        lines(['General terms'], 72, 100, { size: 12 }) + lines(['正文。'], 72, 130),
      ],
    });
    expect(shown[0]).toBe('page[1]/p[1]: General terms');
    expect(shown[2]).toBe('page[2]/p[1]: ## General terms');
  });

  it('are no lines of a table of contents', async () => {
    const content = lines(['第一章 公告.......................1', '第二章 须知.......................5'], 72, 100, {
      font: 'bold',
    });
    expect(await show(content + lines([FULL, FULL], 72, 200))).toContain(
      'page[1]/p[1]: 第一章 公告.......................1',
    );
  });
});

describe('heads and feet of pages', () => {
  const page = (number: number) =>
    text(200, 40, '示例项目招标文件') +
    line(72, 45, 522, 45) +
    text(72, 100, `第 ${number} 条`) +
    text(290, 810, `- ${number} -`);

  it('are taken out and reported where they repeat', async () => {
    const { shown, messages } = await readFixture({ pages: [1, 2, 3, 4].map(page) });
    expect(shown).toEqual([1, 2, 3, 4].map((number) => `page[${number}]/p[1]: 第 ${number} 条`));
    expect(messages.map(({ code }) => code)).toEqual(['running-heads-removed']);
    expect(messages[0]?.message).toContain('“示例项目招标文件”、“-#-”');
  });

  it('stay where only two pages have them', async () => {
    expect(await show(page(1), page(2))).toHaveLength(6);
  });

  it('are not the first lines of forms that are alike', async () => {
    const form = ['投标函', '致采购人', '我方承诺', '签字', '日期', '盖章']
      .map((word, at) => text(72, 90 + at * 10, word))
      .join('');
    expect(await show(form, form, form)).toHaveLength(18);
  });
});
