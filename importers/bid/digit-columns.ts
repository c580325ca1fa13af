import { Decimal, sum } from '../../src/domain/decimal.ts';
import type { PriceMention } from './price-mentions.ts';
import { type Cell, locateRow, type Row, type Sheet } from './sheet.ts';

/** Powers of ten by the head of a column that holds one figure of an amount. */
const PLACES: ReadonlyMap<string, string> = new Map([
  ['亿', '100000000'],
  ['千万', '10000000'],
  ['百万', '1000000'],
  ['十万', '100000'],
  ['万', '10000'],
  ['千', '1000'],
  ['百', '100'],
  ['十', '10'],
  ['元', '1'],
  ['角', '0.1'],
  ['分', '0.01'],
]);
const LEAST_COLUMNS = 4;
const FORMAL: Readonly<Record<string, string>> = { 仟: '千', 佰: '百', 拾: '十', 圆: '元' };

export interface DigitRow {
  row: Row;
  mention: PriceMention;
}

/** Amounts written one figure to a column under 十万 | 万 | 千 | 百 | 十 | 元 | 角 | 分, in yuan. */
export function readDigitColumns(sheet: Sheet): DigitRow[] {
  for (const [index, head] of sheet.rows.entries()) {
    const places = new Map(head.own.flatMap((cell) => placeOf(cell)));
    if (places.size < LEAST_COLUMNS) continue;
    return sheet.rows.slice(index + 1).flatMap((row) => readDigits(sheet, row, places));
  }
  return [];
}

function placeOf({ label, column }: Cell): [number, Decimal][] {
  const place = PLACES.get([...label].map((character) => FORMAL[character] ?? character).join(''));
  return place === undefined ? [] : [[column, new Decimal(place)]];
}

function readDigits(sheet: Sheet, row: Row, places: ReadonlyMap<number, Decimal>): DigitRow[] {
  const cells = [...places].map(([column, place]) => ({ place, cell: row.columns[column] }));
  if (cells.some(({ cell }) => cell !== undefined && cell.columnSpan > 1)) return [];
  const signs = cells.map(({ cell }) => (cell?.text ?? '').trim());
  const first = signs.findIndex((sign) => /^\d$/.test(sign));
  if (first < 0) return [];
  const isWhole =
    signs.slice(0, first).every((sign) => sign === '' || sign === '¥') && signs.slice(first).every(isDigit);
  const mention: PriceMention = {
    form: 'figures',
    value: isWhole
      ? sum(cells.slice(first).map(({ place }, at) => place.times(signs[first + at] ?? '0'))).toFixed()
      : null,
    fault: isWhole ? null : 'not-a-number',
    text: signs.filter((sign) => sign !== '').join(' '),
    lot: null,
    location: locateRow(sheet, row, cells[first]?.cell),
  };
  return [{ row, mention }];
}

function isDigit(sign: string): boolean {
  return /^\d$/.test(sign);
}
