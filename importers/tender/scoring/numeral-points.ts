import { CHINESE_NUMERALS, parseChineseInteger } from '../../language/chinese-number.ts';

/** Points in Chinese numerals where nothing else can be meant: （三十分）, 满分一百分, 得二十五分, 每个三分，. */
const WRITTEN = new RegExp(
  `(?<=[(得扣为计高多加共减满]|满分|[项个家次年份人]|^)(?<number>[${CHINESE_NUMERALS}]{1,5})分(?=[),。;、:满封或,至]|为止|$)`,
  'g',
);

/** The same line with such points in digits; its length may change. */
export function writePointsInDigits(line: string): string {
  if (!line.includes('分')) return line;
  return line.replace(WRITTEN, (whole, number: string) => {
    const value = parseChineseInteger(number);
    return value === null ? whole : `${value.toFixed()}分`;
  });
}
