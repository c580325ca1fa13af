import { describe, expect, it } from 'vitest';
import { AppError } from '../../../src/domain/app-error.ts';
import type { Block } from '../../../src/domain/document.ts';
import { INPUT_LIMITS } from '../limits.ts';
import { encodeGbk } from '../text/gbk-fixture.ts';
import { htmlFormat } from './html-format.ts';

async function read(html: string | Buffer): Promise<{ shown: string[]; codes: string[] }> {
  const { blocks, messages } = await htmlFormat.read('公告.html', Buffer.from(html as string));
  return { shown: blocks.map(showBlock), codes: messages.map((message) => message.code) };
}
const show = async (html: string) => (await read(html)).shown;

function showBlock(block: Block): string {
  if (block.type === 'heading') return `${block.path}: [${block.level}] ${block.text}`;
  if (block.type !== 'table') return `${block.path}: ${block.text}`;
  const rows = block.rows.map((row) =>
    row
      .map(({ text, rowSpan, colSpan }) => (rowSpan * colSpan === 1 ? text : `${text}(${rowSpan}x${colSpan})`))
      .join(' | '),
  );
  return `${block.path}: ${rows.join(' / ')}`;
}

describe('the text of a web page', () => {
  it('has headings, paragraphs and line breaks, headings counted among the paragraphs', async () => {
    const html = '<html><head><title>x</title><body>甲<h2>标 题</h2><p>一<br>二 <b>三</b></p><div>四<p>五</div>六';
    expect(await show(html)).toEqual([
      'p[1]: 甲',
      'p[2]: [2] 标 题',
      'p[3]: 一\n二 三',
      'p[4]: 四',
      'p[5]: 五',
      'p[6]: 六',
    ]);
  });

  it('takes the blanks of the source as one, and keeps full-width ones and those of preformatted text', async () => {
    expect(await show('<p>\n  甲 \n 乙</p><p>　　缩进</p><pre>\na  b\n c</pre>')).toEqual([
      'p[1]: 甲 乙',
      'p[2]: 　　缩进',
      'p[3]: a  b\n c',
    ]);
  });

  it('reads entities, also unknown ones, and no markup out of them', async () => {
    expect(await show('<p>&lt;script&gt;&#x2605;&nbsp;&bomb;&#20013;</p>')).toEqual(['p[1]: <script>★\u00a0&bomb;中']);
  });

  it('numbers the items of lists as the page does', async () => {
    const html =
      '<ol start="3"><li>甲<ul><li>内</li></ul></li><li value="7"><p>乙</p><p>乙续</p></li><li>丙</li></ol>' +
      '<ol type="A"><li>丁</ol><ol style="list-style-type:cjk-ideographic"><li>戊</ol><ul style="list-style:none"><li>己</ul>';
    expect(await show(html)).toEqual(
      ['3. 甲', '• 内', '7. 乙', '乙续', '8. 丙', 'A. 丁', '一、戊', '己'].map(
        (text, index) => `p[${index + 1}]: ${text}`,
      ),
    );
  });

  it('shows what fields and boxes are filled with', async () => {
    const html =
      '<p><input type="checkbox" checked>是<input type="radio">否<input value="三年"><input type="hidden" value="x"></p>';
    expect(await show(html)).toEqual(['p[1]: ☑是☐否三年']);
  });
});

describe('a table of a web page', () => {
  it('gives merged cells once, with their spans', async () => {
    const html = '<table border="1"><tr><th colspan=2>合并<th rowspan="2">高<tr><td>甲<td>乙</table>';
    expect(await show(html)).toEqual(['table[1]: 合并(1x2) | 高(2x1) / 甲 | 乙']);
  });

  it('has no spans beyond its rows, nor impossible ones', async () => {
    const html = '<table><tr><td rowspan=9>甲<td colspan="-1">乙<td rowspan="0">丙</tr><tr><td colspan="x">丁</table>';
    expect(await show(html)).toEqual(['table[1]: 甲(2x1) | 乙 | 丙(2x1) / 丁']);
  });

  it('has the paragraphs and inner tables of a cell on lines', async () => {
    const inner = '<table><tr><td>1<td>2</tr><tr><td>3<td>4</tr></table>';
    const html = `<table border="1"><tr><td><p>甲</p><p></p><p>乙</p>${inner}</td><td>丙</td></tr></table>`;
    const { blocks } = await htmlFormat.read('a.html', Buffer.from(html));
    expect(blocks).toMatchObject([{ rows: [[{ text: '甲\n乙\n1\t2\n3\t4' }, { text: '丙' }]] }]);
  });

  it('is no table where it only lays out a page', async () => {
    const data = '<table border="1"><tr><td>甲<td>乙</table>';
    expect(await show(`<table><tr><td>导航<td><h1>公告</h1>${data}<p>尾</p></table>`)).toEqual([
      'p[1]: 导航',
      'p[2]: [1] 公告',
      'table[1]: 甲 | 乙',
      'p[3]: 尾',
    ]);
    expect(await show('<table role="presentation"><tr><td>甲</table>')).toEqual(['p[1]: 甲']);
  });

  it('stands behind its caption and the text that strayed into it, inside lists, too', async () => {
    const html = '<ol><li>一<table><caption>表</caption>散<tr><td>甲</table></li><li>二</li></ol>';
    expect(await show(html)).toEqual(['p[1]: 1. 一', 'p[2]: 表', 'p[3]: 散', 'table[1]: 甲', 'p[4]: 2. 二']);
  });

  it('needs no row marks, and none of its marks need a table', async () => {
    expect(await show('<table><td>甲<td>乙</table><tr><td>丙</td></tr>')).toEqual(['table[1]: 甲 | 乙', 'p[1]: 丙']);
  });

  it('keeps the pictures of its cells', async () => {
    expect(await show('<table><tr><td>甲<td><img src="a.png" alt="执照"></table>')).toEqual([
      'table[1]: 甲 | ',
      'table[1]/row[1]/cell[2]/image[1]: 执照',
    ]);
  });

  it('is cut where its cells are too many, the covered ones counted', async () => {
    const row = '<tr><td rowspan="65000" colspan="1000">x</td></tr>';
    const { shown, codes } = await read(`<p>前</p><table>${row.repeat(2_000)}</table>`);
    expect(shown).toEqual(['p[1]: 前']);
    expect(codes).toEqual(['table-too-large']);
  });
});

describe('what a web page hides or holds besides', () => {
  it.each([
    ['<p hidden>价 1</p>', 'hidden-text-left-out'],
    ['<p style="color:red; display : none">价 <b>1</b></p>', 'hidden-text-left-out'],
    ['<span style="visibility:hidden">价</span>', 'hidden-text-left-out'],
    ['<script>document.write("价")</script>', 'scripts-ignored'],
    ['<b onclick="x()"></b>', 'scripts-ignored'],
    ['<link rel="stylesheet" href="http://x.invalid/a.css">', 'external-content-not-loaded'],
    ['<iframe>价</iframe>', 'embedded-object-not-read'],
    ['<style>p:after { content: "价" }</style>', ''],
    ['<template>价</template>', ''],
  ])('is not read, and told: %s', async (html, code) => {
    const { shown, codes } = await read(`<div>前${html}后</div>`);
    expect(shown).toEqual(['p[1]: 前后']);
    expect(codes).toEqual(code === '' ? [] : [code]);
  });

  it('is quoted where it was hidden text', async () => {
    const { messages } = await htmlFormat.read('a.html', Buffer.from('<p>甲<p hidden>乙 <script>1</script>丙</p>'));
    expect(messages[0]?.locations.map(({ quote }) => quote)).toEqual(['乙 1丙']);
  });
});

describe('the bytes of a web page', () => {
  it.each([
    ['by its meta element', '<meta http-equiv="Content-Type" content="text/html; charset=gb2312">'],
    ['by its characters', ''],
  ])('are GB18030 %s', async (_, meta) => {
    const { shown, codes } = await read(encodeGbk(`<html>${meta}<p>招标公告</p>`));
    expect([shown, codes]).toEqual([['p[1]: 招标公告'], ['encoding-not-utf8']]);
  });

  it('are of another encoding where the page says so', async () => {
    const { shown } = await read(Buffer.from('<meta charset="windows-1252"><p>Société', 'latin1'));
    expect(shown).toEqual(['p[1]: Société']);
  });

  it('may be named like a spreadsheet or a Word file, which is told', async () => {
    const { messages } = await htmlFormat.read('报价.xls', Buffer.from('<table><tr><td>1</table>'));
    expect(messages.map(({ code }) => code)).toEqual(['name-differs-from-content']);
  });
});

describe('a hostile web page', () => {
  it.each([
    ['elements', '<div>'.repeat(INPUT_LIMITS.htmlDepth + 1)],
    ['tables', '<table><tr><td>'.repeat(INPUT_LIMITS.htmlDepth)],
    ['paragraphs', '<p>x'.repeat(INPUT_LIMITS.textLines + 1)],
    ['letters', '<b>'.repeat(1_000_000)],
  ])('with %s without end is refused', async (_, html) => {
    await expect(htmlFormat.read('a.html', Buffer.from(html))).rejects.toThrow(AppError);
  });

  it('with entities defined in its document type gets nothing from them', async () => {
    const bomb = '<!DOCTYPE html [<!ENTITY a "xxxxxxxxxx"><!ENTITY b "&a;&a;&a;&a;">]><p>&b;</p>';
    expect((await show(bomb)).at(-1)).toContain('&b;');
  });

  it('with closing tags that open nothing, or end in the middle of one, is read', async () => {
    expect(await show('</table></td></p>甲</div><p>乙<img src="')).toEqual(['p[1]: 甲', 'p[2]: 乙']);
  });
});
