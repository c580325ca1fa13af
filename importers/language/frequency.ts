import { Decimal } from '../../src/domain/decimal.ts';
import type { StatedQuantity } from '../../src/domain/stated-quantity.ts';
import { CHINESE_NUMERALS, parseChineseInteger } from './chinese-number.ts';
import type { FoundQuantity } from './found-quantity.ts';

const NUMBER = `\\d+|[${CHINESE_NUMERALS}]{1,4}`;
const PERIOD = '半年|季度|季|年|月|周|星期|日|天';
const MORE = '不少于|不低于|不小于|至少|最少|≥|>=';
const LESS = '不超过|不多于|至多|最多|≤|<=';
/** 每月不少于1次, 每季度开展一次, 全年保障6次 */
const EACH = new RegExp(
  `(?:每(?:个)?(?<span>${NUMBER})?个?(?<period>${PERIOD})|全(?<year>年))度?[^,，。；;、\\d]{0,10}?(?:(?<more>${MORE})|(?<less>${LESS}))?\\s*(?<value>${NUMBER})\\s*次(?<above>(?:及|或)?以上)?`,
  'g',
);
/** 1次/月, 2次每季度 */
const PER = new RegExp(
  `(?:(?<more>${MORE})|(?<less>${LESS}))?\\s*(?<value>${NUMBER})\\s*次\\s*[/每]\\s*(?<period>${PERIOD})`,
  'g',
);
/** 每季度进行…, 每月提交…: once, where no figure of that clause says otherwise. */
const ONCE = new RegExp(
  `每(?:个)?(?<period>${PERIOD})度?(?:末|初|底)?(?:都|均|应|须|会|将|定期)*(?:进行|开展|组织|提交|出具|实施|召开|做)(?![^,，。；;、]*[\\d${CHINESE_NUMERALS}]\\s*(?:次|回|份|人|名|个|期|场|小时))`,
  'g',
);
const UNITS: Readonly<Record<string, string>> = {
  半年: '次/半年',
  季度: '次/季度',
  季: '次/季度',
  年: '次/年',
  月: '次/月',
  周: '次/周',
  星期: '次/周',
  日: '次/天',
  天: '次/天',
};

/** How often something is done: 每季度一次 → 1 次/季度, 每两周1次 → 0.5 次/周. */
export function readFrequencies(text: string): FoundQuantity[] {
  const counted = [...text.matchAll(EACH), ...text.matchAll(PER)].flatMap((match): FoundQuantity[] => {
    const { period, year, span, value: written = '', more, less, above } = match.groups ?? {};
    const unit = UNITS[period ?? year ?? ''];
    const [value, spans] = [readNumber(written), span === undefined ? '1' : readNumber(span)];
    if (unit === undefined || value === null || spans === null || spans === '0') return [];
    const comparator: StatedQuantity['comparator'] =
      less !== undefined ? '<=' : more !== undefined || above !== undefined ? '>=' : '=';
    const often = new Decimal(value).dividedBy(spans).toDecimalPlaces(4).toFixed();
    return [{ from: match.index, to: match.index + match[0].length, value: often, unit, comparator }];
  });
  return [...counted, ...readOnce(text, counted)];
}

function readOnce(text: string, counted: readonly FoundQuantity[]): FoundQuantity[] {
  return [...text.matchAll(ONCE)].flatMap((match): FoundQuantity[] => {
    const from = match.index;
    const to = from + match[0].length;
    const unit = UNITS[match.groups?.['period'] ?? ''];
    const isCounted = counted.some((other) => from < other.to && other.from < to);
    return unit === undefined || isCounted ? [] : [{ from, to, value: '1', unit, comparator: '=' }];
  });
}

function readNumber(written: string): string | null {
  if (/^\d/.test(written)) return written;
  return parseChineseInteger(written)?.toFixed() ?? null;
}
