import type { AmountUnit } from '../language/amount.ts';
import { parseChineseAmount } from '../language/chinese-amount.ts';
import { CHINESE_NUMERALS } from '../language/chinese-number.ts';
import { isBlank } from '../language/fold.ts';
import { readCellLines } from './bid-text.ts';
import { type ColumnNames, cellsUnder, type Head, headTextOf, readHead } from './columns.ts';
import { readDigitColumns } from './digit-columns.ts';
import { findPriceMentions, type PriceMention, readBarePrice, unitOf } from './price-mentions.ts';
import { findLotsInText, parseLots } from './procurement.ts';
import { type Cell, isBlankRow, type Row, type Sheet } from './sheet.ts';

type Column = 'lot' | 'words' | 'price' | 'title';

const COLUMNS: ColumnNames<Column> = [
  ['lot', /^(?:包号|包件号?|包别|标段号?|标项|分包号?|采购包号?|所投包号)$/],
  ['words', /大写/],
  [
    'price',
    /^(?!.*(?:单价|保证金|优惠|预算|限价|不含|说明|备注|税率|税额|报价人|报价单位|名称|内容))(?:.*(?:报价|总价|价格|金额|价款|价税合计)).*$/,
  ],
  ['title', /名称|内容|项目|序号/],
];
const TOTAL_ROW = /^(?:(?:人民币)?\(?[大小]写|合计|总计|共计|总价|投标总价|总报价|报价合计|合计总价|总价合计)/;
const HAS_FIGURES = new RegExp(`\\d|[${CHINESE_NUMERALS}]{2}`);
/** 总报价（万元） at the left of its row. */
const UNIT_NOTE = /\([^()]*元[^()]*\)/;
const PRICE_LABEL =
  /^(?!.*(?:单价|保证金|优惠|预算|限价|有效期|不含税|人名称|单位名称))(?:.*(?:报价|总价|总计|合计|价格|金额|小写|大写)).*$/;

/** The totals in an opening form's table: one under a head, or one beside its label. */
export function readOpeningTable(sheet: Sheet, unit: AmountUnit): PriceMention[] {
  const digits = readDigitColumns(sheet);
  if (digits.length > 0) {
    const others = sheet.rows.filter((row) => !digits.some((digit) => digit.row === row));
    return [...digits.map(({ mention }) => mention), ...others.flatMap((row) => readLabelledRow(sheet, row, unit))];
  }
  for (const index of [0, 1, 2]) {
    const whole = readHead(sheet, index, COLUMNS);
    if (whole === null || !(whole.columns.has('price') || whole.columns.has('words'))) continue;
    const head = withTaxOnly(whole);
    if (sheet.rows[index]?.own.some(isAmount)) continue;
    if (head.columns.size < 2 && !hasAmountBelow(sheet, head)) continue;
    const rows = sheet.rows.slice(head.below).filter((row) => !isBlankRow(row));
    if (rows.length === 0) continue;
    const total = rows.filter((row) => TOTAL_ROW.test(row.own[0]?.label ?? ''));
    const hasLots = head.columns.has('lot');
    const stating = total.length > 0 && !hasLots ? total : rows;
    const priceUnit = unitOf(headTextOf(head, 'price'), unit);
    const readRow = (row: Row) => {
      const lot = readLot(cellsUnder(head, row, 'lot')[0]);
      const cells = [...cellsUnder(head, row, 'price'), ...cellsUnder(head, row, 'words')];
      const rowUnit = unitOf(UNIT_NOTE.exec(row.own[0]?.label ?? '')?.[0], priceUnit);
      return cells.flatMap((cell) => readPriceCell(sheet, cell, lot, rowUnit));
    };
    const mentions = stating.flatMap(readRow);
    const [only, ...more] = rows.filter((row) => !stating.includes(row));
    if (only === undefined || more.length > 0 || mentions.some(({ form }) => form === 'figures')) return mentions;
    return [...mentions, ...readRow(only)];
  }
  const labelled = sheet.rows.flatMap((row) => readLabelledRow(sheet, row, unit));
  return labelled.length > 0 ? labelled : sheet.rows.flatMap((row) => readSentences(sheet, row, unit));
}

/** A letter laid out as a table: each cell speaks like a line of the letter. */
function readSentences(sheet: Sheet, row: Row, unit: AmountUnit): PriceMention[] {
  const [lot = null, ...others] = findLotsInText(row.own.map((cell) => cell.text).join(' '));
  return readCellLines({ ...sheet, rows: [row] }).flatMap((line) =>
    findPriceMentions(line, others.length === 0 ? lot : null, unit),
  );
}

/** Where one column has the price with tax, the others are parts of it. */
function withTaxOnly(head: Head<Column>): Head<Column> {
  const prices = head.columns.get('price') ?? [];
  const taxed = prices.filter((column) => /(?<!不)含税|价税合计/.test(head.texts[column] ?? ''));
  return taxed.length === 0 ? head : { ...head, columns: new Map([...head.columns, ['price', taxed]]) };
}

function hasAmountBelow(sheet: Sheet, head: Head<Column>): boolean {
  return sheet.rows.slice(head.below).some((row) => cellsUnder(head, row, 'price').some(isAmount));
}

function isAmount(cell: Cell): boolean {
  return /\d/.test(cell.text.replace(/\([^()]*\)/g, '')) || parseChineseAmount(cell.text).value !== null;
}

function readLot(cell: Cell | undefined): number | null {
  if (cell === undefined) return null;
  const lots = parseLots(cell.text) ?? findLotsInText(cell.text);
  return lots.length === 1 ? (lots[0] ?? null) : null;
}

function readLabelledRow(sheet: Sheet, row: Row, unit: AmountUnit): PriceMention[] {
  const label = row.columns.find(
    (cell) => cell !== undefined && PRICE_LABEL.test(cell.label) && cell.label.length <= 30,
  );
  if (label === undefined) return [];
  const lot = findLotsInText(row.own.map((cell) => cell.text).join(' '));
  return row.own
    .filter((cell) => cell.column > label.column && !(PRICE_LABEL.test(cell.label) && !HAS_FIGURES.test(cell.text)))
    .flatMap((cell) =>
      readPriceCell(sheet, cell, lot.length === 1 ? (lot[0] ?? null) : null, unitOf(label.text, unit)),
    );
}

function readPriceCell(sheet: Sheet, cell: Cell, lot: number | null, unit: AmountUnit): PriceMention[] {
  if (isBlank(cell.text)) return [];
  const line = { file: sheet.file, page: sheet.page, path: cell.path, raw: cell.raw, text: cell.text };
  const labelled = /大\s*写|小\s*写/.test(cell.text) ? findPriceMentions(line, lot, unit) : [];
  if (labelled.length > 0) return labelled;
  const bare = readBarePrice(line, lot, unit);
  return bare === null || bare.fault === 'empty' ? [] : [bare];
}
