/**
 * Numbers as Word writes them before the paragraphs of a list, by the names of ECMA-376 (`ST_NumberFormat`). A number
 * a format has no sign for, and a format of a language not read here, is written in plain digits, as Word does.
 */
export function formatNumber(value: number, format: string): string {
  const written = value < 0 ? undefined : FORMATS.get(format)?.(value);
  return written ?? String(value);
}

type NumberFormat = (value: number) => string | undefined;

const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const STEMS = '甲乙丙丁戊己庚辛壬癸';
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥';
const SIXTY_YEARS = 60;
/** Word repeats letters (z, aa, bb) and Roman thousands only so far. */
const LARGEST_LETTER = 780;
const LARGEST_ROMAN = 3_999;
const ROMAN_SIGNS: readonly (readonly [value: number, sign: string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

interface Numerals {
  digits: string;
  /** Tens, hundreds, thousands, ten thousands. */
  units: string;
  /** Where 一 is left out before a unit: 十一 for 11, 百 for 100. */
  leavesOutOne: 'never' | 'at the start of ten' | 'always';
  /** Whether a gap is filled: 一百零一 for 101. */
  fillsGaps: boolean;
}

const COUNTING: Numerals = {
  digits: '零一二三四五六七八九',
  units: '十百千万',
  leavesOutOne: 'at the start of ten',
  fillsGaps: true,
};
const COUNTING_TAIWAN: Numerals = { ...COUNTING, units: '十百千萬' };
const COUNTING_JAPAN: Numerals = { ...COUNTING, leavesOutOne: 'always', fillsGaps: false };
const LEGAL: Numerals = {
  digits: '零壹贰叁肆伍陆柒捌玖',
  units: '拾佰仟万',
  leavesOutOne: 'never',
  fillsGaps: true,
};
const LEGAL_TRADITIONAL: Numerals = { ...LEGAL, digits: '零壹貳參肆伍陸柒捌玖', units: '拾佰仟萬' };
const LEGAL_JAPAN: Numerals = {
  digits: '〇壱弐参四伍六七八九',
  units: '拾百阡萬',
  leavesOutOne: 'never',
  fillsGaps: false,
};

const FORMATS: ReadonlyMap<string, NumberFormat> = new Map(
  Object.entries<NumberFormat>({
    none: () => '',
    bullet: () => '',
    decimal: String,
    decimalZero: (value) => String(value).padStart(2, '0'),
    decimalFullWidth: writeFullWidth,
    decimalFullWidth2: writeFullWidth,
    decimalEnclosedCircle: pick(CIRCLED),
    decimalEnclosedCircleChinese: pick(CIRCLED),
    decimalEnclosedFullstop: pick('⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛'),
    decimalEnclosedParen: pick('⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇'),
    ideographEnclosedCircle: pick('㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉'),
    ideographTraditional: pick(STEMS),
    ideographZodiac: pick(BRANCHES),
    ideographZodiacTraditional: (value) =>
      value >= 1 && value <= SIXTY_YEARS ? `${STEMS[(value - 1) % 10]}${BRANCHES[(value - 1) % 12]}` : undefined,
    chineseCounting: (value) => (value < 100 ? writeNumerals(value, COUNTING) : writeDigits(value, '○')),
    taiwaneseCounting: (value) => (value < 100 ? writeNumerals(value, COUNTING) : writeDigits(value, '○')),
    chineseCountingThousand: (value) => writeNumerals(value, COUNTING),
    taiwaneseCountingThousand: (value) => writeNumerals(value, COUNTING_TAIWAN),
    japaneseCounting: (value) => writeNumerals(value, COUNTING_JAPAN),
    ideographDigital: (value) => writeDigits(value, '〇'),
    japaneseDigitalTenThousand: (value) => writeDigits(value, '〇'),
    taiwaneseDigital: (value) => writeDigits(value, '○'),
    chineseLegalSimplified: (value) => writeNumerals(value, LEGAL),
    ideographLegalTraditional: (value) => writeNumerals(value, LEGAL_TRADITIONAL),
    japaneseLegal: (value) => writeNumerals(value, LEGAL_JAPAN),
    lowerLetter: writeLetters,
    upperLetter: (value) => writeLetters(value)?.toUpperCase(),
    lowerRoman: writeRoman,
    upperRoman: (value) => writeRoman(value)?.toUpperCase(),
    ordinal: writeOrdinal,
    hex: (value) => value.toString(16).toUpperCase(),
    numberInDash: (value) => `- ${value} -`,
  }),
);

function pick(signs: string): NumberFormat {
  return (value) => signs[value - 1];
}

function writeFullWidth(value: number): string {
  return String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

function writeDigits(value: number, zero: string): string {
  return String(value).replace(
    /\d/g,
    (digit) => (digit === '0' ? zero : COUNTING.digits[Number.parseInt(digit, 10)]) ?? digit,
  );
}

function writeLetters(value: number): string | undefined {
  if (value < 1 || value > LARGEST_LETTER) return undefined;
  return String.fromCharCode(0x61 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function writeRoman(value: number): string | undefined {
  if (value < 1 || value > LARGEST_ROMAN) return undefined;
  let rest = value;
  let written = '';
  for (const [worth, sign] of ROMAN_SIGNS) {
    for (; rest >= worth; rest -= worth) written += sign;
  }
  return written;
}

function writeOrdinal(value: number): string {
  const isTeen = value % 100 >= 11 && value % 100 <= 13;
  return `${value}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
}

function writeNumerals(value: number, numerals: Numerals): string | undefined {
  if (value === 0) return numerals.digits[0];
  if (value >= 100_000_000) return undefined;
  const high = Math.floor(value / 10_000);
  const low = value % 10_000;
  const gap = high > 0 && low > 0 && low < 1_000 && numerals.fillsGaps ? numerals.digits[0] : '';
  const written = `${high > 0 ? `${writeGroup(high, numerals)}${numerals.units[3]}` : ''}${gap}${writeGroup(low, numerals)}`;
  const startsWithOneTen = written.startsWith(`${numerals.digits[1]}${numerals.units[0]}`);
  return numerals.leavesOutOne === 'at the start of ten' && startsWithOneTen ? written.slice(1) : written;
}

/** Up to four digits, each with its unit. */
function writeGroup(value: number, { digits, units, leavesOutOne, fillsGaps }: Numerals): string {
  let written = '';
  let isGap = false;
  for (let place = 3; place >= 0; place -= 1) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      isGap = written !== '';
      continue;
    }
    if (isGap && fillsGaps) written += digits[0];
    isGap = false;
    const isLeftOut = digit === 1 && place > 0 && leavesOutOne === 'always';
    written += `${isLeftOut ? '' : digits[digit]}${place > 0 ? units[place - 1] : ''}`;
  }
  return written;
}
