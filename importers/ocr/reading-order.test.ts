import { describe, expect, it } from 'vitest';
import type { CellGrid } from './cell-grid.ts';
import { placeText } from './reading-order.ts';
import type { OcrLine } from './recognise-page.ts';

const HEIGHT = 30;
const line = (text: string, left: number, top: number, right = left + text.length * 22): OcrLine => ({
  text,
  confidence: 0.95,
  box: { left, top, right, bottom: top + HEIGHT },
});
const read = (lines: OcrLine[], tables: CellGrid[] = []) =>
  placeText({ lines, tables, width: 1240 }).map((block) =>
    block.type === 'table' ? block.rows.map((row) => row.map((cell) => cell.text)) : block.text,
  );

describe('lines of a page', () => {
  it('become paragraphs: a full row goes on, a short one ends, an indented one begins', () => {
    const lines = [
      line('供应商应当按照采购文件的要求编制响应', 144, 100, 1100),
      line('文件，并对其真实性负责', 100, 140, 600),
      line('响应文件应当逐页编写页码，由法定代表', 144, 180, 1100),
      line('人签字', 100, 220, 200),
    ];
    expect(read(lines)).toEqual([
      '供应商应当按照采购文件的要求编制响应文件，并对其真实性负责',
      '响应文件应当逐页编写页码，由法定代表人签字',
    ]);
  });

  it('that begin with a number begin anew, unless the number is an amount', () => {
    const rows = [
      '一、响应时间在接到通知后的三十分钟以内',
      '二、质量保证期自验收合格之日起不少于',
      '3分钟内响应的得满分，其余不得分',
    ];
    const lines = rows.map((text, index) => line(text, 100, 100 + index * 40, 1100));
    expect(read(lines)).toEqual([rows[0], `${rows[1]}${rows[2]}`]);
  });

  it('side by side are one row, with a blank where there is a gap', () => {
    const lines = [line('日期：', 700, 102), line('供应商（盖章）：', 100, 100), line('示例甲公司', 276, 101)];
    expect(read(lines)).toEqual(['供应商（盖章）：示例甲公司 日期：']);
  });

  it('in two columns are read one column after the other, after the heading above both', () => {
    const left = Array.from({ length: 8 }, (_, index) => line(`左${index}`, 100, 200 + index * 40, 560));
    const right = Array.from({ length: 8 }, (_, index) => line(`右${index}`, 660, 205 + index * 40, 1120));
    const lines = [...right, ...left, line('标题', 300, 100, 940)];
    expect(read(lines).join('')).toBe(`标题${left.map((l) => l.text).join('')}${right.map((l) => l.text).join('')}`);
  });
});

describe('a table', () => {
  const cell = (row: number, column: number, left: number, top: number) => ({
    row,
    column,
    rowSpan: 1,
    colSpan: 1,
    left,
    right: left + 300,
    top,
    bottom: top + 100,
  });
  const grid: CellGrid = {
    left: 100,
    right: 700,
    top: 200,
    bottom: 300,
    rows: 1,
    cells: [cell(0, 0, 100, 200), cell(0, 1, 400, 200)],
    lines: { level: [], upright: [] },
  };

  it('takes the lines inside it and stands between those above and below', () => {
    const lines = [line('后', 100, 400), line('格二', 410, 210), line('格一', 110, 212), line('前', 100, 100)];
    expect(read(lines, [grid])).toEqual(['前', [['格一', '格二']], '后']);
  });

  it('joins a line that is wrapped in its cell and keeps one that ends early apart', () => {
    const wrapped = [line('满足全部要求的得十分每缺', 110, 205, 392), line('一项扣二分', 110, 245, 220)];
    expect(read(wrapped, [grid])).toEqual([[['满足全部要求的得十分每缺一项扣二分', '']]]);
    const apart = [line('优', 110, 205, 140), line('良', 110, 245, 140)];
    expect(read(apart, [grid])).toEqual([[['优\n良', '']]]);
  });
});
