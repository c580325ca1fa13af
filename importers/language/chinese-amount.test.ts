import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../src/domain/decimal.ts';
import { parseChineseAmount } from './chinese-amount.ts';
import { formatChineseInteger } from './chinese-number.ts';

const cents = fc
  .bigInt({ min: 0n, max: 10n ** 17n })
  .map((value) => new Decimal(value.toString()).div('100').toFixed());

describe('parseChineseAmount', () => {
  it.each([
    ['叁拾壹万捌仟元整', '318000'],
    ['人民币叁拾壹万捌仟圆整', '318000'],
    ['人民币（大写）：叁拾壹万捌仟元正', '318000'],
    ['大写　叁 拾 壹 万 捌 仟 元 整', '318000'],
    ['叁拾壹萬捌仟圓整', '318000'],
    ['三十一万八千元', '318000'],
    ['叁拾壹万捌仟', '318000'],
    ['拾万元整', '100000'],
    ['壹拾万零柒仟元伍角叁分', '107000.53'],
    ['壹拾万柒仟元零伍角叁分', '107000.53'],
    ['壹万零伍佰元整', '10500'],
    ['壹万伍佰元整', '10500'],
    ['壹亿零叁拾元整', '100000030'],
    ['壹万贰仟叁佰亿元整', '1230000000000'],
    ['叁拾壹万捌仟元零伍分', '318000.05'],
    ['叁拾壹万捌仟元伍角整', '318000.5'],
    ['伍角', '0.5'],
    ['叁拾壹万捌仟零佰零拾零元零角零分', '318000'],
    ['廿三万元', '230000'],
    ['两万元', '20000'],
    ['零元整', '0'],
    ['壹仟肆佰零玖元伍角整', '1409.5'],
    ['陆仟零柒元壹角肆分', '6007.14'],
    ['叁佰贰拾伍元零肆分', '325.04'],
    ['壹拾亿零壹万元整', '1000010000'],
    ['伍分', '0.05'],
  ])('reads %s', (text, value) => {
    expect(parseChineseAmount(text).value).toBe(value);
  });

  it.each([
    '壹万伍',
    '叁佰伍元整',
    '叁拾壹万捌仟元整或叁拾万元整',
    '约叁拾万元',
    '叁壹捌零零零元',
    '叁拾1万元整',
    '仟元整',
    '捌仟叁万元整',
    '柒佰捌仟元整',
    '叁拾壹万捌仟捌元整',
    '318000元',
    '优惠价',
  ])('refuses %s', (text) => {
    expect(parseChineseAmount(text)).toEqual({ value: null, reason: 'not-a-number' });
  });

  it('tells a blank from nonsense', () => {
    expect(parseChineseAmount('  ______ ')).toEqual({ value: null, reason: 'empty' });
  });

  it('reads back whatever is written, whichever characters are used', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        const words = writeAmount(amount);
        const everyday = words.replace(
          /[壹贰叁肆伍陆柒捌玖拾佰仟元整]/g,
          (character) => EVERYDAY[character] ?? character,
        );
        expect(parseChineseAmount(words).value).toBe(amount);
        expect(parseChineseAmount(everyday).value).toBe(amount);
      }),
    );
  });
});

/** An amount of whole cents as a careful clerk writes it: 1409.5 → 壹仟肆佰零玖元伍角整. */
function writeAmount(amount: string): string {
  const value = new Decimal(amount);
  const yuan = value.floor();
  const [jiao = '', fen = ''] = value.minus(yuan).times('100').toFixed().padStart(2, '0');
  const isWhole = jiao === '0' && fen === '0';
  const whole = yuan.isZero() && !isWhole ? '' : `${formatChineseInteger(yuan)}元`;
  if (isWhole) return `${whole}整`;
  const tenths = jiao === '0' ? (whole === '' ? '' : '零') : `${writeDigit(jiao)}角`;
  return fen === '0' ? `${whole}${tenths}整` : `${whole}${tenths}${writeDigit(fen)}分`;
}

function writeDigit(digit: string): string {
  return formatChineseInteger(new Decimal(digit));
}

const EVERYDAY: Readonly<Record<string, string>> = {
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
  佰: '百',
  仟: '千',
  元: '圆',
  整: '正',
};
