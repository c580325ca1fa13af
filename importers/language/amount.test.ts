import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal, showAmount } from '../../src/domain/decimal.ts';
import { parseAmount } from './amount.ts';

const cents = fc.bigInt({ min: 1n, max: 10n ** 14n }).map((value) => new Decimal(value.toString()).div('100'));

describe('parseAmount', () => {
  it.each([
    ['318000', '318000'],
    ['318,000.00', '318000'],
    ['318，000.50元', '318000.5'],
    ['３１８０００元', '318000'],
    ['￥318,000.00', '318000'],
    ['¥ 318 000 元', '318000'],
    ['人民币318000元整', '318000'],
    ['人民币 318000.00 元（含税）', '318000'],
    ['318000 元（人民币）', '318000'],
    ['小写：318000元', '318000'],
    ['__318000__元', '318000'],
    ['31.8万元', '318000'],
    ['30万', '300000'],
    ['30万5000元', '305000'],
    ['1.2亿元', '120000000'],
    ['318千元', '318000'],
    ['0.01元', '0.01'],
    ['3 1 8 0 0 0 . 0 0 元', '318000'],
    ["CNY 318'000.00", '318000'],
    ['3 18 000元', null],
    ['合同约定价款为318000元', null],
  ])('reads %s', (text, value) => {
    expect(parseAmount(text).value).toBe(value);
  });

  it.each([
    ['约30万', 'approximate'],
    ['30万左右', 'approximate'],
    ['30余万元', 'approximate'],
    ['不超过30万元', 'approximate'],
    ['暂定318000元', 'approximate'],
    ['30-32万元', 'range'],
    ['300000元至320000元', 'range'],
    ['318000元或301500元', 'several'],
    ['318000元 301500元', 'several'],
    ['-318000元', 'negative'],
    ['318000美元', 'foreign-currency'],
    ['85%', 'rate'],
    ['31,8000元', 'separators'],
    ['318.000,00', 'separators'],
    ['面议', 'not-a-number'],
    ['叁拾万元', 'not-a-number'],
    ['318000元/年', 'unit-price'],
    ['______', 'empty'],
    ['', 'empty'],
  ])('refuses %s as %s', (text, reason) => {
    expect(parseAmount(text)).toEqual({ value: null, reason });
  });

  it('takes a bare number in the unit that the column names, and a written unit before that', () => {
    expect(parseAmount('31.8', '万元').value).toBe('318000');
    expect(parseAmount('318000元', '万元').value).toBe('318000');
  });

  it('reads back every amount with separators', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        expect(parseAmount(`￥${showAmount(amount)}元`).value).toBe(amount.toFixed());
        expect(parseAmount(amount.toFixed()).value).toBe(amount.toFixed());
      }),
    );
  });

  it('reads an amount in 万元 exactly', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        expect(parseAmount(`${amount.div('10000').toFixed()}万元`).value).toBe(amount.toFixed());
      }),
    );
  });
});
