import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/domain/document.ts';
import { markdownFormat } from './markdown-format.ts';
import { findTextKind } from './text-kind.ts';

async function show(...lines: string[]): Promise<string[]> {
  const { blocks } = await markdownFormat.read('需求.md', Buffer.from(lines.join('\n')));
  return blocks.map(showBlock);
}

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

describe('Markdown', () => {
  it('has headings, paragraphs and lists, named by their lines', async () => {
    const shown = await show(
      '# **第一章** 公告',
      '',
      '甲 `乙`',
      '丙\\*',
      '',
      '3. 首',
      '4. 次',
      '   - 内',
      '',
      '标题',
      '----',
    );
    expect(shown).toEqual([
      'line[1]: [1] 第一章 公告',
      'line[3]: 甲 乙\n丙*',
      'line[6]: 3. 首',
      'line[7]: 4. 次',
      'line[8]: • 内',
      'line[10]: [2] 标题',
    ]);
  });

  it('has tables of pipes, with escaped pipes and line breaks in cells', async () => {
    const shown = await show('|序号|内容|', '|---|:-:|', '|1|甲 \\| 乙<br>丙|');
    expect(shown).toEqual(['line[1]: 序号 | 内容 / 1 | 甲 | 乙\n丙']);
  });

  it('has tables of HTML with merged cells, and goes on behind them', async () => {
    const shown = await show(
      '# 表',
      '',
      '<table><tr><td rowspan="2">高</td><td>甲</td></tr>',
      '',
      '<tr><td>乙</td></tr></table>',
      '<p>注</p>',
      '',
      '后',
    );
    expect(shown).toEqual(['line[1]: [1] 表', 'line[3]: 高(2x1) | 甲 / 乙', 'line[5]: 注', 'line[8]: 后']);
  });

  it('names what begins on the same line apart', async () => {
    expect(await show('<p>甲</p><p>乙</p><table><tr><td>丙</td></tr></table>')).toEqual([
      'line[1]: 甲',
      'line[1]/p[2]: 乙',
      'line[1]/table[1]: 丙',
    ]);
  });

  it('notes pictures and takes nothing from links', async () => {
    const { blocks, messages } = await markdownFormat.read(
      'a.md',
      Buffer.from('# 甲\n\n[公告](http://x.invalid) ![证书](c.png)'),
    );
    expect(blocks.map(showBlock)).toEqual(['line[1]: [1] 甲', 'line[3]: 公告', 'line[3]/image[1]: 证书']);
    expect(messages.map(({ code }) => code)).toEqual(['external-content-not-loaded', 'image-text-not-read']);
  });
});

describe('the kind of a text', () => {
  it.each([
    ['# 标题\n正文', 'markdown'],
    ['前言\n## 甲\n## 乙', 'markdown'],
    ['|甲|乙|\n|---|---|\n|1|2|', 'markdown'],
    ['前言\n<table>\n<tr><td>1</td></tr></table>', 'markdown'],
    ['<table><tr><td>1</td></tr></table>', 'html'],
    ['\ufeff<!-- x -->\n<!DOCTYPE html>', 'html'],
    ['<?xml version="1.0"?><html xmlns="x"/>', 'html'],
    ['- 甲\n- 乙\n1) 丙', 'plain'],
    ['编号 #1 | 甲', 'plain'],
    ['<招标编号>：甲', 'plain'],
    ['{\\rtf1 a}', null],
    ['%PDF-1.7', null],
    ['MIME-Version: 1.0\nContent-Type: multipart/related', null],
    ['<?xml version="1.0"?><Workbook/>', null],
    [' \n', null],
  ])('of %j is %s', (text, kind) => {
    expect(findTextKind(Buffer.from(text))).toBe(kind);
  });
});
