import { format, getFormatFromId, isDateFormat } from 'numfmt';
import { Decimal } from '../../../src/domain/decimal.ts';
import { unescapeXml, type XmlElement } from '../xml-tree.ts';
import { type ChineseNumerals, type NumeralReading, writeChineseDigits } from './chinese-digits.ts';

export interface ShownNumber {
  text: string;
  /** The number as stored, where the sheet shows fewer digits of it. */
  exact: string | null;
  /** The sheet shows nothing although there is a value (format `;;;`). */
  isHidden: boolean;
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/i;
/** Numbers that are shown as they are stored. */
const PLAIN = /^(?:0|-?[1-9]\d{0,14})$/;
/** Spreadsheets count with 15 digits; further ones are noise of binary fractions. */
const PRECISION = 15;
const LARGEST_EXACT = new Decimal('1e15');
/** Days between the two beginnings of time a workbook may choose. */
const DAYS_FROM_1900_TO_1904 = 1462;

/** Built-in formats that a Chinese Excel shows otherwise than others (ECMA-376 part 1, 18.8.30). */
const CHINESE_FORMATS: Readonly<Record<number, string>> = {
  27: 'yyyy"年"m"月"',
  28: 'm"月"d"日"',
  29: 'm"月"d"日"',
  30: 'm-d-yy',
  31: 'yyyy"年"m"月"d"日"',
  32: 'h"时"mm"分"',
  33: 'h"时"mm"分"ss"秒"',
  34: 'AM/PMh"时"mm"分"',
  35: 'AM/PMh"时"mm"分"ss"秒"',
  36: 'yyyy"年"m"月"',
  50: 'yyyy"年"m"月"',
  51: 'm"月"d"日"',
  52: 'yyyy"年"m"月"',
  53: 'm"月"d"日"',
  54: 'm"月"d"日"',
  55: 'AM/PMh"时"mm"分"',
  56: 'AM/PMh"时"mm"分"ss"秒"',
  57: 'yyyy"年"m"月"',
  58: 'm"月"d"日"',
};
const GENERAL = 'General';
/** Excel takes 255 characters. */
const LONGEST_CODE = 1000;

interface Pattern {
  code: string;
  isDate: boolean;
  numerals: ChineseNumerals | null;
}
const BARE: Pattern = { code: GENERAL, isDate: false, numerals: null };

/** How the cells of a workbook show their values. */
export class NumberFormats {
  private readonly patterns: readonly Pattern[];
  private readonly is1904: boolean;

  constructor(styles: XmlElement | null, is1904: boolean) {
    this.is1904 = is1904;
    const codes = new Map<number, string>();
    for (const element of styles?.first('x:numFmts')?.elements() ?? []) {
      codes.set(readIndex(element.attribute('numFmtId')), unescapeXml(element.attribute('formatCode') ?? ''));
    }
    const known = new Map<number, Pattern>();
    this.patterns = (styles?.first('x:cellXfs')?.elements() ?? []).map((cellFormat) => {
      const id = readIndex(cellFormat.attribute('numFmtId'));
      const pattern = known.get(id) ?? readPattern(codes.get(id) ?? findBuiltIn(id));
      known.set(id, pattern);
      return pattern;
    });
  }

  /** A stored number as the sheet shows it; in the general format with every digit, which a narrow column may hide. */
  showNumber(stored: string, style: number): ShownNumber {
    const pattern = this.patterns[style];
    const isBare = pattern === undefined || pattern === BARE || pattern.code === '@';
    if (!NUMBER.test(stored) || (isBare && PLAIN.test(stored))) return { text: stored, exact: null, isHidden: false };
    const value = new Decimal(stored);
    const plain = writePlain(value);
    if (isBare) return { text: plain, exact: null, isHidden: false };
    const text = this.write(value, plain, pattern);
    if (text === '') return { text: plain, exact: null, isHidden: true };
    const isShortened = !pattern.isDate && pattern.numerals === null && digitsOf(text) !== digitsOf(plain);
    return {
      text,
      exact: isShortened && digitsOf(plain).length > digitsOf(text).length ? plain : null,
      isHidden: false,
    };
  }

  /** A text, with what its format puts around it (`"第"@"包"`). */
  showText(text: string, style: number): string {
    const code = this.patterns[style]?.code ?? GENERAL;
    const section = code.split(';').at(-1) ?? '';
    if (!/"[^"]*"/.test(section) || !section.includes('@')) return text;
    try {
      return format(code, text, { locale: 'zh-CN' });
    } catch {
      return text;
    }
  }

  private write(value: Decimal, plain: string, { code, isDate, numerals }: Pattern): string {
    const isGeneral = code.toLowerCase().includes('general');
    let text = plain;
    try {
      if (isDate) text = this.writeDate(value, code);
      else if (value.abs().lessThan(LARGEST_EXACT)) text = this.writeNumber(value, plain, code);
    } catch {
      return plain;
    }
    const reading: NumeralReading = isDate ? 'date' : isGeneral ? 'by-value' : 'by-name';
    return (numerals === null ? text : writeChineseDigits(text, numerals, reading)).trim();
  }

  private writeDate(value: Decimal, code: string): string {
    const serial = value.plus(this.is1904 ? DAYS_FROM_1900_TO_1904 : 0).toNumber();
    return format(code, serial, { locale: 'zh-CN', dateErrorThrows: true });
  }

  private writeNumber(value: Decimal, plain: string, code: string): string {
    const text = format(code, value.toSignificantDigits(PRECISION).toNumber(), { locale: 'zh-CN' });
    return code.toLowerCase().includes('general') ? text.replace(/-?\d[\d.]*(?:E[-+]\d+)?/, plain) : text;
  }
}

function findBuiltIn(id: number): string {
  return CHINESE_FORMATS[id] ?? (id < 50 ? getFormatFromId(id, 'zh-CN') : GENERAL) ?? GENERAL;
}

/** Chinese Excel writes 上午/下午 for AM/PM and ! for the backslash, which other readers do not know. */
function readPattern(written: string): Pattern {
  if (written === GENERAL || written === '' || written.length > LONGEST_CODE) return BARE;
  const numerals = /\[DBNum([12])\]/i.exec(written)?.[1];
  const code = written
    .replace(/\[DBNum\d\]/gi, '')
    .replace(/"[^"]*"|\\.|!(.)|上午\/下午/g, (whole, escaped?: string) =>
      escaped !== undefined ? `\\${escaped}` : whole === '上午/下午' ? 'AM/PM' : whole,
    );
  return { code, isDate: isDatePattern(code), numerals: numerals === undefined ? null : numerals === '1' ? 1 : 2 };
}

function isDatePattern(code: string): boolean {
  try {
    return isDateFormat(code);
  } catch {
    return false;
  }
}

function writePlain(value: Decimal): string {
  const exact = value.isInteger() ? value : value.toSignificantDigits(PRECISION);
  return exact.e > 20 || exact.e < -10 ? exact.toExponential() : exact.toFixed();
}

/** The digits that carry the value: 318,000.00 and 31.8万 both are 318. */
function digitsOf(text: string): string {
  return text
    .replace(/E[-+]?\d+$/i, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '')
    .replace(/0+$/, '');
}

function readIndex(text: string | undefined): number {
  const index = Number.parseInt(text ?? '', 10);
  return Number.isNaN(index) ? 0 : index;
}
