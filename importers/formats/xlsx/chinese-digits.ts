const DIGITS = { 1: '〇一二三四五六七八九', 2: '零壹贰叁肆伍陆柒捌玖' } as const;
const ZEROS = { 1: '〇', 2: '零' } as const;
const SMALL_UNITS = { 1: ['', '十', '百', '千'], 2: ['', '拾', '佰', '仟'] } as const;
const LARGE_UNITS = ['', '万', '亿', '万亿', '亿亿'] as const;

/** 1: 三百一十八, 2: 叁佰壹拾捌 (the formal numerals of amounts). */
export type ChineseNumerals = 1 | 2;

/** `name by name`: 2025 → 二〇二五. `by value`: 318000 → 叁拾壹万捌仟. A date names its year and counts its days. */
export type NumeralReading = 'by-name' | 'by-value' | 'date';

/** Writes the Arabic digits of a text as Excel does for number formats with [DBNum1] or [DBNum2]. */
export function writeChineseDigits(text: string, numerals: ChineseNumerals, reading: NumeralReading): string {
  return text.replace(/(\d+)(\.\d+)?/g, (_, whole: string, fraction = '') => {
    const isNamed = reading === 'by-name' || (reading === 'date' && whole.length === 4);
    const written = isNamed ? nameDigits(whole, numerals) : countDigits(whole, numerals);
    const tens = SMALL_UNITS[numerals][1];
    const short = reading === 'date' ? written.replace(new RegExp(`^${DIGITS[numerals][1]}(?=${tens})`), '') : written;
    return short + nameDigits(fraction, numerals);
  });
}

function nameDigits(digits: string, numerals: ChineseNumerals): string {
  return digits.replace(/\d/g, (digit) => DIGITS[numerals].charAt(digit.charCodeAt(0) - 0x30));
}

function countDigits(digits: string, numerals: ChineseNumerals): string {
  const plain = digits.replace(/^0+(?=\d)/, '');
  if (plain === '0' || plain.length > 4 * LARGE_UNITS.length) return nameDigits(plain, numerals);
  let written = '';
  let isZeroPending = false;
  for (const [index, digit] of [...plain].entries()) {
    const place = plain.length - 1 - index;
    if (digit === '0') isZeroPending = true;
    else {
      if (isZeroPending && written !== '') written += ZEROS[numerals];
      isZeroPending = false;
      written += nameDigits(digit, numerals) + SMALL_UNITS[numerals][place % 4];
    }
    const hasSection = /[1-9]/.test(plain.slice(Math.max(0, index - 3), index + 1));
    if (place % 4 === 0 && place > 0 && hasSection) written += LARGE_UNITS[place / 4];
  }
  return written;
}
