import { CHINESE_NUMERALS, parseChineseInteger } from '../../language/chinese-number.ts';
import { normaliseForMatching } from '../../matching.ts';

const NUMBER = `(?:\\d{1,3}|[${CHINESE_NUMERALS}]{1,4})`;
const UNIT = '(?:采购包|合同包|标包|分包|标段|标项|包组|子包|包件|包号|包|品目)';
const LIST = `${NUMBER}(?:[、,和及与~至到-](?:第|${UNIT})?${NUMBER}){0,12}`;
const BEFORE_UNIT = new RegExp(`第(${LIST})(?:个)?${UNIT}`);
const AFTER_UNIT = new RegExp(
  `(?<![一二三四五六七八九十\\d大承发打])${UNIT}[:(]?(${LIST})(?![\\d.]*[条款章节页个项万元%年月日])`,
);
const LEADING = new RegExp(`^[(]?(${LIST})(?:号)?${UNIT}`);
const MOST_LOTS = 200;

/** Numbers of the lots that a caption speaks of: 第二包 → 2, 包 1 评分规则 → 1, 标段一、三 → 1 and 3, 包1-3 → 1 to 3. */
export function readLotNumbers(caption: string): number[] {
  const plain = normaliseForMatching(caption.slice(0, 120)).replace(/\s/g, '');
  if (!/[包标品]/.test(plain)) return [];
  const list = (BEFORE_UNIT.exec(plain) ?? AFTER_UNIT.exec(plain) ?? LEADING.exec(plain))?.[1];
  if (list === undefined) return [];
  const numbers = list.split(/[、,和及与]/).flatMap((part) => {
    const [from, to] = part.split(/[~至到-]/).map(toCount);
    return countUp(from ?? null, to ?? null);
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** 各包评分标准如下, 其余包: a caption that speaks of lots without naming them; null for any other. */
export function readLotWords(caption: string): 'all' | 'rest' | null {
  const plain = normaliseForMatching(caption.slice(0, 120)).replace(/\s/g, '');
  if (new RegExp(`(?:其余|其他|其它|剩余)(?:各个?)?${UNIT}`).test(plain)) return 'rest';
  return new RegExp(`(?:各|所有|全部|每|每个|以上|本项目)(?:个)?${UNIT}`).test(plain) ? 'all' : null;
}

function toCount(part: string): number | null {
  const written = part.replace(/[^\d一二三四五六七八九十百两〇零]/g, '');
  if (written === '') return null;
  const value = /^\d+$/.test(written)
    ? Number.parseInt(written, 10)
    : (parseChineseInteger(written)?.toNumber() ?? null);
  return value !== null && value > 0 && value <= MOST_LOTS ? value : null;
}

function countUp(from: number | null, to: number | null): number[] {
  if (from === null) return [];
  if (to === null || to <= from) return [from];
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
