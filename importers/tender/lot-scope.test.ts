import { describe, expect, it, test } from 'vitest';
import type { Block } from '../../src/domain/document.ts';
import { findLotNames, plainLine } from './lot-name.ts';
import { scopeBlocks } from './lot-scope.ts';

/** `# 第一包` is a heading of level 1, `| 第一包` a table with that first row, anything else a paragraph. */
function scope(lines: readonly string[]): string {
  const blocks = lines.map((line, index): Block => {
    const at = { path: `p[${index + 1}]`, page: null };
    const heading = /^(#+) (.*)$/.exec(line);
    if (heading !== null) return { ...at, type: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' };
    if (line.startsWith('| ')) {
      return { ...at, type: 'table', rows: [[{ text: line.slice(2), rowSpan: 1, colSpan: 2 }]] };
    }
    return { ...at, type: 'paragraph', text: line };
  });
  return scopeBlocks(blocks)
    .map((lot) => lot ?? '-')
    .join('');
}

describe('findLotNames', () => {
  test.each([
    ['第三包', [3]],
    ['第 十二 包：', [12]],
    ['包3', [3]],
    ['采购包2（监测设备）', [2]],
    ['合同包1', [1]],
    ['标段Ⅱ', [2]],
    ['一标段', [1]],
    ['B包', [2]],
    ['包号：07', [7]],
    ['分标1、分标2', [1, 2]],
    ['外包装盒', []],
    ['承包2年', []],
    ['面包3个', []],
    ['采购包划分', []],
  ])('%s', (text, numbers) => {
    expect(findLotNames(plainLine(text)).map(({ number }) => number)).toEqual(numbers);
  });
});

describe('scopeBlocks', () => {
  it('gives every line of a list its own lot, and what follows none', () => {
    expect(scope(['二、内容', '第一包：甲系统；', '第二包：乙系统。', '合同履行期限：一年'])).toBe('-12-');
  });

  it('opens a lot at its title and closes it where the numbering above counts on', () => {
    expect(scope(['二、评审标准', '第一包', '| 表', '第二包', '1. 甲', '三、其他', '1. 乙'])).toBe('-1122--');
  });

  it('keeps numbering that begins inside a lot', () => {
    expect(scope(['一、需求', '第一包', '一、概况', '二、要求', '第二包', '一、概况', '二、要求'])).toBe('-111222');
  });

  it('closes a lot at a heading no lower than its own', () => {
    expect(scope(['# 需求', '## 包1', '### 参数', '## 包2', '正文', '## 商务要求', '正文'])).toBe('-1122--');
  });

  it('closes at a new chapter, not at its line in a table of contents', () => {
    expect(scope(['第一包', '第三章 评标办法……12', '甲', '第三章 评标办法', '乙'])).toBe('111--');
  });

  it('leaves the last lot at an unnumbered chapter that numbers as no lot did', () => {
    expect(scope(['三、标准', '第一包', '| 表', '第二包', '| 表', '项目需求', '一、背景'])).toBe('-1122--');
  });

  it('reads captions that name their lot', () => {
    expect(scope(['某某物业服务包2评分规则：', '| 表'])).toBe('22');
  });

  it('opens a lot at a name that a blank parts from its title', () => {
    expect(scope(['二、需求', '第01包 甲设备', '1.1 甲', '第02包 乙设备', '1.1 乙'])).toBe('-1122');
    expect(scope(['二、需求', '第1包 供应商自行踏勘，费用自理。', '甲'])).toBe('---');
  });

  it('takes a sentence that mentions a lot for no title', () => {
    expect(scope(['第一包的供应商应当自行踏勘现场。并提交证明', '正文'])).toBe('--');
    expect(scope(['第一包和第二包可以兼投', '正文'])).toBe('--');
  });

  it('tells lots apart whose headings were lost, where titles repeat exactly so often', () => {
    const part = ['（一）概况', '1、甲', '（二）要求', '2、乙'];
    const list = ['第一包：甲', '第二包：乙', '第三包：丙', '一、需求'];
    expect(scope([...list, '第一包：', ...part, ...part, '第三包：', ...part])).toBe('123-1111122223' + '3333');
    expect(scope([...list, '第一包：', ...part, ...part, ...part, '第三包：', ...part])).toBe(
      '123-1111111111111' + '33333',
    );
  });
});
