import { describe, expect, it } from 'vitest';
import type { Block, TableBlock } from '../../src/domain/document.ts';
import { joinScans } from './join-scans.ts';

type Cell = string | readonly [text: string, rowSpan: number, colSpan: number];

const paragraph = (page: number, at: number, text: string): Block => ({
  type: 'paragraph',
  path: `page[${page}]/p[${at}]`,
  page,
  text,
  confidence: 0.95,
});
const table = (page: number, ...rows: Cell[][]): TableBlock => ({
  type: 'table',
  path: `page[${page}]/table[1]`,
  page,
  rows: rows.map((row) =>
    row.map((cell) => {
      const [text, rowSpan, colSpan] = typeof cell === 'string' ? [cell, 1, 1] : cell;
      return { text, rowSpan, colSpan };
    }),
  ),
  confidence: 0.9,
});
const HEAD = ['序号', '评审因素', '评分标准'];
const join = (...blocks: Block[]) => joinScans(blocks, new Set([1, 2, 3]));
const show = ({ blocks }: ReturnType<typeof joinScans>) =>
  blocks.map((block) =>
    block.type === 'table'
      ? block.rows
          .map((row) =>
            row
              .map((cell) =>
                cell.rowSpan * cell.colSpan === 1 ? cell.text : `${cell.text}(${cell.rowSpan}x${cell.colSpan})`,
              )
              .join(' | '),
          )
          .join(' / ')
      : block.text,
  );

describe('pages read from their pictures', () => {
  it('lose heads and page numbers that three of them have, though read with mistakes', () => {
    const pages = ['示例单位磋商文件', '示例单位磋商文件', '示例单位商文件'].flatMap((head, at) => [
      paragraph(at + 1, 1, head),
      paragraph(at + 1, 2, `第${at + 1}条。`),
      paragraph(at + 1, 3, at === 0 ? '1' : `- ${at + 1} -`),
    ]);
    const joined = join(...pages);
    expect(show(joined)).toEqual(['第1条。', '第2条。', '第3条。']);
    expect(joined.headTexts).toEqual(['示例单位磋商文件', '示例单位商文件', '#']);
    expect(show(join(...pages.slice(0, 6)))).toHaveLength(6);
  });

  it('lose the head of two pages where a table goes on below it, and keep it otherwise', () => {
    const head = (page: number) => paragraph(page, 1, '示例采购文件');
    const [above, below] = [table(1, HEAD, ['1', '价格', '低价优先。']), table(2, HEAD, ['2', '业绩', '每个1分。'])];
    expect(show(join(head(1), above, head(2), below))).toEqual([
      '序号 | 评审因素 | 评分标准 / 1 | 价格 | 低价优先。 / 2 | 业绩 | 每个1分。',
    ]);
    expect(show(join(head(1), paragraph(1, 2, '正文。'), head(2), below))).toHaveLength(4);
  });

  it('have a table that goes on once, without the head that repeats', () => {
    const joined = join(table(1, HEAD, ['1', '价格', '三十分。']), table(2, HEAD, ['2', '业绩', '十分。']));
    expect(show(joined)).toEqual(['序号 | 评审因素 | 评分标准 / 1 | 价格 | 三十分。 / 2 | 业绩 | 十分。']);
    expect(joined.repeatedHeadRows).toBe(1);
    expect(joined.relocate('page[2]/table[1]/row[2]/cell[3]')).toBe('page[1]/table[1]/row[3]/cell[3]');
    expect(joined.relocate('page[1]/table[1]/row[2]')).toBe('page[1]/table[1]/row[2]');
  });

  it('have a row that is cut by the break once', () => {
    const joined = join(
      table(1, HEAD, ['1', '业绩', '提供合同复印']),
      table(2, ['', '', '件。'], ['2', '方案', '十分。']),
    );
    expect(show(joined)).toEqual(['序号 | 评审因素 | 评分标准 / 1 | 业绩 | 提供合同复印件。 / 2 | 方案 | 十分。']);
    expect(joined.relocate('page[2]/table[1]/row[1]')).toBe('page[1]/table[1]/row[2]');
  });

  it('have a cell merged over the break', () => {
    const above = table(1, HEAD, [['1', 2, 1], '方案', '甲。'], ['措施', '乙。']);
    const below = table(2, [['', 2, 1], '保障', '丙。'], ['管理', '丁。'], ['2', '业绩', '戊。']);
    expect(show(join(above, below))).toEqual([
      '序号 | 评审因素 | 评分标准 / 1(4x1) | 方案 | 甲。 / 措施 | 乙。 / 保障 | 丙。 / 管理 | 丁。 / 2 | 业绩 | 戊。',
    ]);
  });

  it('keep tables apart that have other columns, or text between, or stand on the same page', () => {
    const one = table(1, HEAD, ['1', '价格', '三十分。']);
    expect(join(one, table(2, ['包号', '预算'], ['1', '10']))).toMatchObject({ blocks: { length: 2 } });
    expect(join(one, paragraph(2, 1, '其他。'), table(2, ['2', '业绩', '十分。'])).blocks).toHaveLength(3);
    expect(join(one, { ...table(1, ['2', '业绩', '十分。']), path: 'page[1]/table[2]' }).blocks).toHaveLength(2);
  });

  it('have a paragraph once that goes on over the break', () => {
    const start = '磋商小组成员按照评分表独立评审，对每个供应商的有效响应文件逐项打分，然后汇总';
    expect(show(join(paragraph(1, 1, start), paragraph(2, 1, '得分。'), paragraph(2, 2, '二、其他')))).toEqual([
      `${start}得分。`,
      '二、其他',
    ]);
  });
});
