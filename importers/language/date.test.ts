import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { formatChineseInteger } from './chinese-number.ts';
import { findDates, parseDate } from './date.ts';

describe('parseDate', () => {
  it.each([
    '2021年3月5日',
    '2021年03月05日',
    '2021 年 3 月 5 日',
    '2021-3-5',
    '2021-03-05',
    '2021.03.05',
    '2021. 3. 5',
    '2021/3/5',
    '20210305',
    '２０２１年３月５日',
    '二〇二一年三月五日',
    '二零二一年三月五日',
    '签订日期：2021年3月5号',
    '2021-03-05 00:00:00',
  ])('reads %s', (text) => {
    expect(parseDate(text)).toEqual({ date: '2021-03-05', month: '2021-03', reason: null });
  });

  it('reads tens in Chinese', () => {
    expect(parseDate('二〇二五年十二月三十一日').date).toBe('2025-12-31');
    expect(parseDate('二○二五年十月廿日').date).toBe('2025-10-20');
  });

  it.each([
    ['2021年3月', { date: null, month: '2021-03', reason: 'month-only' }],
    ['2021.03', { date: null, month: '2021-03', reason: 'month-only' }],
    ['2021年2月29日', { date: null, month: null, reason: 'impossible' }],
    ['2021年13月1日', { date: null, month: null, reason: 'impossible' }],
    ['2021年3月5日、2022年3月5日', { date: null, month: null, reason: 'several' }],
    ['    年  月  日', { date: null, month: null, reason: 'not-a-date' }],
    ['长期', { date: null, month: null, reason: 'not-a-date' }],
    ['21年3月5日', { date: null, month: null, reason: 'not-a-date' }],
    ['', { date: null, month: null, reason: 'empty' }],
  ])('gives no day for %s', (text, reading) => {
    expect(parseDate(text)).toEqual(reading);
  });

  it('accepts one day written twice', () => {
    expect(parseDate('2021年3月5日（2021-03-05）').date).toBe('2021-03-05');
  });

  it('reads back every day however it is written', () => {
    const days = fc.date({ min: new Date('1990-01-01'), max: new Date('2049-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (day) => {
        const iso = day.toISOString().slice(0, 10);
        const [year = '', month = '', dayOfMonth = ''] = iso.split('-').map((part) => part.replace(/^0/, ''));
        const han = (text: string) => formatChineseInteger(new Decimal(text));
        for (const text of [
          iso,
          `${year}年${month}月${dayOfMonth}日`,
          `${year}.${month}.${dayOfMonth}`,
          `${year}/${month}/${dayOfMonth}`,
          `${[...year].map((digit) => '〇一二三四五六七八九'.charAt(Number.parseInt(digit, 10))).join('')}年${everyday(han(month))}月${everyday(han(dayOfMonth))}日`,
        ])
          expect(parseDate(text).date).toBe(iso);
      }),
    );
  });
});

describe('findDates', () => {
  it.each([
    ['2021年3月5日至2022年3月4日', ['2021-03-05', '2022-03-04']],
    ['2021.3.5-2022.3.4', ['2021-03-05', '2022-03-04']],
    ['2021-03-05—2022-03-04', ['2021-03-05', '2022-03-04']],
    ['2021/3/5~2022/3/4', ['2021-03-05', '2022-03-04']],
  ])('finds both ends of %s', (text, dates) => {
    expect(findDates(text).map((mention) => mention.reading.date)).toEqual(dates);
  });

  it('tells two months apart from one day', () => {
    expect(findDates('2021.03-2022.03').map((mention) => mention.reading.month)).toEqual(['2021-03', '2022-03']);
  });

  it('gives the place of a date in the text as it stands', () => {
    const text = '合同于２０２１年３月５日签订';
    const [mention] = findDates(text);
    expect(text.slice(mention?.start, mention?.end)).toBe('２０２１年３月５日');
  });

  it('does not take contract numbers or amounts for dates', () => {
    expect(findDates('合同编号HT-12020210305，金额2021000元')).toEqual([]);
  });
});

function everyday(formal: string): string {
  const plain: Readonly<Record<string, string>> = {
    壹: '一',
    贰: '二',
    叁: '三',
    肆: '四',
    伍: '五',
    陆: '六',
    柒: '七',
    捌: '八',
    玖: '九',
    拾: '十',
  };
  return [...formal]
    .map((character) => plain[character] ?? character)
    .join('')
    .replace(/^一十/, '十');
}
