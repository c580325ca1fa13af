import { Decimal, ZERO } from '../../src/domain/decimal.ts';
import { foldText } from './fold.ts';

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const SMALL_UNITS: Readonly<Record<string, string>> = { 拾: '10', 佰: '100', 仟: '1000' };
const TEN_THOUSAND = new Decimal('10000');
const HUNDRED_MILLION = new Decimal('100000000');

const VARIANTS: Readonly<Record<string, string>> = {
  〇: '零',
  '○': '零',
  零: '零',
  一: '壹',
  弌: '壹',
  壱: '壹',
  二: '贰',
  两: '贰',
  兩: '贰',
  貳: '贰',
  弐: '贰',
  弍: '贰',
  贰: '贰',
  三: '叁',
  參: '叁',
  参: '叁',
  弎: '叁',
  叄: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  陸: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
  萬: '万',
  億: '亿',
  廿: '贰拾',
  卄: '贰拾',
  卅: '叁拾',
};

/** Characters that may stand in a number written in Chinese, for use in patterns. */
export const CHINESE_NUMERALS = `${DIGITS}拾佰仟万亿${Object.keys(VARIANTS).join('')}`;

/** Any accepted way of writing a Chinese numeral in the formal characters: 三十一 → 叁拾壹, 廿 → 贰拾. */
export function formalNumerals(text: string): string {
  return [...text].map((character) => VARIANTS[character] ?? character).join('');
}

/**
 * Value of a whole number written in Chinese, or null where it is not well formed or could be read in two ways
 * (壹万伍 is 15 000 to some and 10 005 to others). Zeros between digits may be left out or put in, as people do.
 */
export function parseChineseInteger(text: string): Decimal | null {
  const formal = formalNumerals(foldText(text).replace(/\s/g, ''));
  const value = readInteger(formal);
  if (value === null) return null;
  return withoutZeros(formal) === withoutZeros(formatChineseInteger(value)) ? value : null;
}

/** Writes a whole number from 0 up in formal characters: 318000 → 叁拾壹万捌仟. */
export function formatChineseInteger(value: Decimal): string {
  if (value.isZero()) return '零';
  if (value.gte(HUNDRED_MILLION)) return formatGroups(value, HUNDRED_MILLION, '亿');
  if (value.gte(TEN_THOUSAND)) return formatGroups(value, TEN_THOUSAND, '万');
  return formatSection(value);
}

function formatGroups(value: Decimal, unit: Decimal, name: string): string {
  const high = value.div(unit).floor();
  const low = value.minus(high.times(unit));
  if (low.isZero()) return `${formatChineseInteger(high)}${name}`;
  const gap = low.lt(unit.div('10')) ? '零' : '';
  return `${formatChineseInteger(high)}${name}${gap}${formatChineseInteger(low)}`;
}

function formatSection(value: Decimal): string {
  const digits = value.toFixed().padStart(4, '0');
  let written = '';
  let gap = false;
  for (const [index, unit] of ['仟', '佰', '拾', ''].entries()) {
    const digit = Number.parseInt(digits.charAt(index), 10);
    if (digit === 0) gap = written !== '';
    else {
      written += `${gap ? '零' : ''}${DIGITS.charAt(digit)}${unit}`;
      gap = false;
    }
  }
  return written;
}

function readInteger(formal: string): Decimal | null {
  if (formal === '零') return ZERO;
  if (formal.startsWith('零')) return null;
  const [high, low, ...more] = formal.split('亿');
  if (high === undefined || more.length > 0) return null;
  if (low === undefined) return readBelowHundredMillion(high, false);
  const hundredMillions = readBelowHundredMillion(high, false);
  const rest = low === '' ? ZERO : readBelowHundredMillion(low, true);
  if (hundredMillions === null || hundredMillions.isZero() || rest === null) return null;
  return hundredMillions.times(HUNDRED_MILLION).plus(rest);
}

function readBelowHundredMillion(formal: string, follows: boolean): Decimal | null {
  const [high, low, ...more] = formal.split('万');
  if (high === undefined || more.length > 0) return null;
  if (low === undefined) return readSection(high, follows);
  const tenThousands = readSection(high, follows);
  const rest = low === '' ? ZERO : readSection(low, true);
  if (tenThousands === null || tenThousands.isZero() || rest === null) return null;
  return tenThousands.times(TEN_THOUSAND).plus(rest);
}

/** Up to 玖仟玖佰玖拾玖. `follows`: a larger group stands before it, so a lone last digit needs its 零. */
function readSection(formal: string, follows: boolean): Decimal | null {
  if (formal === '') return null;
  let total = ZERO;
  let lastUnit = follows ? TEN_THOUSAND.times('10') : TEN_THOUSAND;
  let digit: string | null = null;
  let sawZero = false;
  for (const character of formal) {
    const value = DIGITS.indexOf(character);
    if (value === 0) {
      if (digit !== null) return null;
      sawZero = true;
      digit = '0';
    } else if (value > 0) {
      if (digit !== null && digit !== '0') return null;
      digit = `${value}`;
    } else {
      const unit = SMALL_UNITS[character];
      if (unit === undefined || !lastUnit.gt(unit)) return null;
      const leading = digit ?? (unit === '10' && total.isZero() ? '1' : null);
      if (leading === null) return null;
      total = total.plus(new Decimal(leading).times(unit));
      lastUnit = new Decimal(unit);
      if (digit !== '0') sawZero = false;
      digit = null;
    }
  }
  if (digit === null || digit === '0') return total;
  const skipsUnits = lastUnit.gt('10') && (follows || !total.isZero());
  return skipsUnits && !sawZero ? null : total.plus(digit);
}

function withoutZeros(formal: string): string {
  return formal
    .replace(/零[仟佰拾]?/g, '')
    .replace(/^拾/, '壹拾')
    .replace(/(?<=[万亿])拾/g, '壹拾');
}
