import { describe, expect, it } from 'vitest';
import { writeChineseDigits } from './chinese-digits.ts';
import { readFixture, rows, styled, type XlsxFixture } from './xlsx-fixture.ts';

/** Texts of the first row, one cell for each value in its own format. */
async function showAll(...cells: [value: string, format: string | number][]): Promise<string[]> {
  const fixture: XlsxFixture = {
    sheets: [{ data: rows(cells.map(([value], index) => styled(value, index))) }],
    formats: cells.map(([, format]) => format),
  };
  const table = (await readFixture(fixture)).blocks.find((block) => block.type === 'table');
  return table?.rows[0]?.map((cell) => cell.text) ?? [];
}

describe('a number on a sheet', () => {
  it('reads as the sheet shows it', async () => {
    const shown = await showAll(
      ['318000', '#,##0.00'],
      ['0.06', '0%'],
      ['-1234.5', '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '],
      ['7', '"第"0"包"'],
      ['42', '00000'],
      ['1', '[=1]"是";[=0]"否";0'],
      ['1.005', '0.00'],
    );
    expect(shown).toEqual(['318,000.00', '6%', '-1,234.50', '第7包', '00042', '是', '1.01']);
  });

  it('keeps every digit in the general format, whatever the column would hide', async () => {
    const shown = await showAll(
      ['123456789.123456', 0],
      ['1234567890123', 0],
      ['110101200001011234', 0],
      ['3.18E5', 0],
      ['0.30000000000000004', 0],
    );
    expect(shown).toEqual(['123456789.123456', '1234567890123', '110101200001011234', '318000', '0.3']);
  });

  it('keeps the digits of a number longer than a spreadsheet counts', async () => {
    expect(await showAll(['110101200001011234', '0'])).toEqual(['110101200001011234']);
  });

  it('is a date where its format says so, counted from either beginning', async () => {
    const dates: [string, string | number][] = [
      ['45000', 14],
      ['45000', 31],
      ['45000.75', 'yyyy-mm-dd hh:mm'],
      ['45000', 'yyyy"年"m"月"d"日" aaaa'],
      ['45000.75', '上午/下午h"时"mm"分"'],
    ];
    expect(await showAll(...dates)).toEqual([
      '2023/3/15',
      '2023年3月15日',
      '2023-03-15 18:00',
      '2023年3月15日 星期三',
      '下午6时00分',
    ]);
    const is1904 = { sheets: [{ data: rows([styled('43538', 0)]) }], formats: [14], is1904: true };
    expect((await readFixture(is1904)).shown[1]).toBe('sheet[1]/table[1]: 2023/3/15');
  });

  it('is written in Chinese numerals where its format says so', async () => {
    const shown = await showAll(
      ['318000', '[DBNum2][$-804]General"元整"'],
      ['45000', '[DBNum1][$-804]yyyy"年"m"月"d"日"'],
      ['2025', '[DBNum1]0'],
    );
    expect(shown).toEqual(['叁拾壹万捌仟元整', '二〇二三年三月十五日', '二〇二五']);
  });

  it('is in ten thousands where its format says so the Chinese way', async () => {
    expect(await showAll(['318000', '0!.0,"万元"'])).toEqual(['31.8万元']);
  });

  it('is told with its stored digits where the sheet shows fewer', async () => {
    const fixture = { sheets: [{ data: rows([styled('318000.456', 0), styled('318000', 0)]) }], formats: ['#,##0.00'] };
    const { shown, messages } = await readFixture(fixture);
    expect(shown[1]).toBe('sheet[1]/table[1]: 318,000.46 | 318,000.00');
    expect(messages).toMatchObject([
      {
        code: 'number-shown-rounded',
        locations: [{ path: 'sheet[1]/table[1]/row[1]/cell[1]', quote: '318,000.46 ← 318000.456' }],
      },
    ]);
  });

  it('is read and told although its format shows nothing', async () => {
    const { shown, messages } = await readFixture({ sheets: [{ data: rows([styled('12', 0)]) }], formats: [';;;'] });
    expect(shown[1]).toBe('sheet[1]/table[1]: 12');
    expect(messages.map((message) => message.code)).toEqual(['hidden-content-read']);
  });

  it('is as stored where its format makes no sense', async () => {
    expect(await showAll(['3', '0.00_'], ['4', '[[['], ['5', 'General'])).toEqual(['3', '4', '5']);
  });
});

describe('Chinese digits', () => {
  it.each([
    ['0', '零'],
    ['10', '壹拾'],
    ['105', '壹佰零伍'],
    ['20300', '贰万零叁佰'],
    ['300500', '叁拾万零伍佰'],
    ['1000010', '壹佰万零壹拾'],
    ['100000000', '壹亿'],
    ['100000001', '壹亿零壹'],
    ['12.50', '壹拾贰.伍零'],
  ])('count %s as %s', (digits, written) => {
    expect(writeChineseDigits(digits, 2, 'by-value')).toBe(written);
  });
});
