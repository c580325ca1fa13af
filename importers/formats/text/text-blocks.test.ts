import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/domain/document.ts';
import { INPUT_LIMITS } from '../limits.ts';
import { textFormat } from './text-format.ts';

async function read(...lines: string[]): Promise<{ shown: string[]; codes: string[] }> {
  const { blocks, messages } = await textFormat.read('需求.txt', Buffer.from(lines.join('\n')));
  return { shown: blocks.map(show), codes: messages.map((message) => message.code) };
}

function show(block: Block): string {
  if (block.type !== 'table') return `${block.path}: ${block.text}`;
  const rows = block.rows.map((row) =>
    row.map(({ text, colSpan }) => (colSpan === 1 ? text : `${text}(${colSpan})`)).join(' | '),
  );
  return `${block.path}: ${rows.join(' / ')}`;
}

describe('a plain text', () => {
  it('has a paragraph on each line, named by the line as editors count it', async () => {
    const { blocks } = await textFormat.read('a.txt', Buffer.from('一、项目\r\n\r\n  二、预算\r三、期限\n'));
    expect(blocks.map(show)).toEqual(['line[1]: 一、项目', 'line[3]:   二、预算', 'line[4]: 三、期限']);
  });

  it('keeps the marks that Markdown would read', async () => {
    expect((await read('- (一) 名称', '**注** 1. 甲')).shown).toEqual([
      'line[1]: - (一) 名称',
      'line[2]: **注** 1. 甲',
    ]);
  });

  it('loses page breaks and the end mark of DOS, and no line with them', async () => {
    expect((await read('甲', '\f乙\x1a')).shown).toEqual(['line[1]: 甲', 'line[2]: 乙']);
  });
});

describe('lines with tabs', () => {
  it('are a table where each has as many cells', async () => {
    const { shown, codes } = await read(
      '前',
      '序号\t名称\t分值',
      '---\t----\t---',
      '',
      '1\t报价\t10',
      '2\t业绩\t',
      '后',
    );
    expect(shown).toEqual(['line[1]: 前', 'line[2]: 序号 | 名称 | 分值 / 1 | 报价 | 10 / 2 | 业绩 | ', 'line[7]: 后']);
    expect(codes).toEqual(['table-structure-approximate']);
  });

  it('stay lines where their columns do not agree', async () => {
    expect((await read('目录\t1', '甲\t乙\t丙', '丁\t戊')).shown).toEqual([
      'line[1]: 目录\t1',
      'line[2]: 甲\t乙\t丙',
      'line[3]: 丁\t戊',
    ]);
  });

  it('stay lines where the second column is empty', async () => {
    expect((await read('业务经办\t', '机构管理\t')).shown).toHaveLength(2);
  });
});

describe('a cell on each line behind a tab', () => {
  const head = ['\t序号', '\t因素', '\t标准', '\t分值', ''];
  const row = (number: number) => [`\t${number}`, '\t方案', '\t无瑕疵：12分；', '1处瑕疵：9分；', '\t12', ''];

  it('is a table, with the further lines of a cell in it', async () => {
    const { shown } = await read('第一包', ...head, ...row(1), ...row(2), '', '第二包');
    const one = (number: number) => `${number} | 方案 | 无瑕疵：12分；\n1处瑕疵：9分； | 12`;
    expect(shown).toEqual([
      'line[1]: 第一包',
      `line[2]: 序号 | 因素 | 标准 | 分值 / ${one(1)} / ${one(2)}`,
      'line[20]: 第二包',
    ]);
  });

  it('stretches the title of a section, a sum, what follows a number, and a head over columns', async () => {
    const wide = ['\t1', '\t甲', '\t乙', '\t丙', '\t丁', '\t6', ''];
    const { shown } = await read(
      ...['\t客观分', '\t分值', ''],
      ...wide,
      ...wide,
      ...['\t2', '\t说明', ''],
      ...['\t左', '\t中', '\t右', ''],
      ...['\t合计', ''],
      ...wide,
      ...wide,
    );
    expect(shown[0]).toContain('客观分(5) | 分值 / 1 | 甲 | 乙 | 丙 | 丁 | 6');
    expect(shown[0]).toContain('2 | 说明(5) / 左(2) | 中(2) | 右(2) / 合计(6)');
  });

  it('ends before text that follows without two empty lines', async () => {
    const { shown } = await read('\t1', '\t甲', '', '\t2', '\t乙', '要求：', '三年内', '', '后');
    expect(shown).toEqual(['line[1]: 1 | 甲 / 2 | 乙', 'line[6]: 要求：', 'line[7]: 三年内', 'line[9]: 后']);
  });

  it('ends where text and another table follow without any empty line', async () => {
    const other = ['\t岗位', '\t人数', '\t要求', '', '\t经理', '\t1', '\t高级', '', ''];
    const { shown } = await read('\t1', '\t甲', '', '\t2', '\t乙', '', '\t3', '\t丙', '人员：', ...other);
    expect(shown).toEqual([
      'line[1]: 1 | 甲 / 2 | 乙 / 3 | 丙',
      'line[9]: 人员：',
      'line[10]: 岗位 | 人数 | 要求 / 经理 | 1 | 高级',
    ]);
  });

  it('goes on behind two empty lines when the row before ended with one', async () => {
    expect((await read('\t1', '\t驻场', '', '', '\t2', '\t不驻场', '', '')).shown).toEqual([
      'line[1]: 1 | 驻场 / 2 | 不驻场',
    ]);
  });

  it('stays lines where the columns do not agree', async () => {
    expect((await read('\t甲', '\t乙', '', '\t丙', '', '\t丁', '\t戊', '\t己', '')).shown).toHaveLength(6);
    expect((await read('\t只有缩进的一段', '\t又一段')).shown).toHaveLength(2);
  });
});

describe('a text file', () => {
  it('tells of an encoding that is not UTF-8, and of damaged characters', async () => {
    const utf16 = Buffer.from('\ufeff投标', 'utf16le');
    expect((await textFormat.read('a.txt', utf16)).messages.map(({ code }) => code)).toEqual(['encoding-not-utf8']);
    const cut = Buffer.from('投标').subarray(0, -1);
    expect((await textFormat.read('a.txt', cut)).messages.map(({ code }) => code)).toEqual(['characters-damaged']);
  });

  it('tells of a name that claims another type', async () => {
    const { messages } = await textFormat.read('需求.rtf', Buffer.from('甲'));
    expect(messages.map(({ code }) => code)).toEqual(['name-differs-from-content']);
  });

  it('is refused under a name that never holds text', async () => {
    await expect(textFormat.read('需求.docx', Buffer.from('甲'))).rejects.toThrow('内容却是纯文本');
  });

  it('stays lines where a table is beyond the limits, and is refused with too many of them', async () => {
    const { blocks, messages } = await textFormat.read(
      'a.txt',
      Buffer.from('甲\t乙\n'.repeat(INPUT_LIMITS.tableCells / 2 + 1)),
    );
    expect([blocks.length, messages.map(({ code }) => code)]).toEqual([
      INPUT_LIMITS.tableCells / 2 + 1,
      ['table-too-large'],
    ]);
    const many = Buffer.from('甲\n'.repeat(INPUT_LIMITS.textLines + 1));
    await expect(textFormat.read('a.txt', many)).rejects.toThrow('行数过多');
  });

  it('is refused when it is binary', async () => {
    await expect(textFormat.read('a.txt', Buffer.from([0x4d, 0x5a, 0, 1, 2]))).rejects.toThrow('编码');
  });
});
