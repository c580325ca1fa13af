import type { PriceRow } from '../../src/domain/bid.ts';
import { Decimal, sum } from '../../src/domain/decimal.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import type { Location } from '../../src/domain/location.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';
import { type AmountUnit, explainAmountFault, parseAmount } from '../language/amount.ts';
import { isBlank } from '../language/fold.ts';
import type { BidText } from './bid-text.ts';
import { type ColumnNames, cellsUnder, cellUnder, type Head, headTextOf, readHead, rowsUnderHeads } from './columns.ts';
import { unitOf } from './price-mentions.ts';
import { type Cell, locateCell, type Row, type Sheet } from './sheet.ts';

export interface PriceBreakdown {
  rows: PriceRow[];
  /** Sum of the rows; null where there are none or one of them could not be read. */
  itemSum: DecimalText | null;
  /** The total that the table itself states. */
  statedTotal: DecimalText | null;
  locations: Location[];
  messages: Finding[];
}

type Column = 'number' | 'remark' | 'unitPrice' | 'quantity' | 'amount' | 'title';

const COLUMNS: ColumnNames<Column> = [
  ['number', /^(?:序号|项号|编号|分项号|No\.?)$/i],
  ['remark', /备注|说明|税率|依据|规格|型号|品牌|产地/],
  ['unitPrice', /单价/],
  [
    'quantity',
    /数量|工作量|人月|^(?:单位|数量单位|计量单位|期限)$|^(?:人数|月数|天数|次数|人次|年限|年数)(?:\(.*\))?$/,
  ],
  ['amount', /^(?!.*(?:名称|项目|内容|类别|说明|构成)).*(?:总价|金额|小计|合计|合价|价格|报价|费用|价款)/],
  ['title', /名称|内容|项目|分项|服务|岗位|职位|分类|科目|类别|事项|描述/],
];
const TOTAL =
  /^(?:\(?小写\)?|人民币)?(?:合计|总计|共计|总价|总报价|总金额|总费用|投标总价|磋商总价|报价合计|报价总计|合计总价|总价合计|投标报价总计|投标报价合计)/;
const SUBTOTAL = /^小计/;
const PARTS_BEGIN = /^其中/;

interface Gathered {
  rows: PriceRow[];
  totals: { value: DecimalText; location: Location }[];
  /** No sum where a row could not be read. */
  faults: Finding[];
  doubts: Finding[];
}

/** Reads the itemised price list: its rows, their sum, and the total it states. */
export function readPriceBreakdown(bid: BidText): PriceBreakdown {
  const gathered: Gathered = { rows: [], totals: [], faults: [], doubts: [] };
  for (const { sheet, row, head } of rowsUnderHeads(findBreakdownTables(bid), readPriceHead))
    gatherRow(sheet, row, head, unitOf(findUnit(bid, sheet), '元'), gathered);
  return summarise(gathered);
}

/** Tables of the itemised form; where a bid has none, a price table with quantities or unit prices stands for it. */
function findBreakdownTables(bid: BidText): Sheet[] {
  const own = bid.sheets.filter((sheet) => sheet.form.kind === 'price-breakdown' && !isDetailTable(bid, sheet));
  if (own.length > 0) return own;
  return bid.sheets.filter(
    (sheet) =>
      (sheet.form.kind === 'opening-form' || sheet.form.kind === 'price-letter') &&
      sheet.rows.some((_row, index) => {
        const columns = readPriceHead(sheet, index)?.columns;
        return columns?.has('unitPrice') === true || columns?.has('quantity') === true;
      }),
  );
}

function readPriceHead(sheet: Sheet, index: number): Head<Column> | null {
  const head = readHead(sheet, index, COLUMNS);
  const row = sheet.rows[index];
  if (head === null || row === undefined || row.own.some((cell) => /\d/.test(cell.text.replace(/\(.*\)/, ''))))
    return null;
  if (TOTAL.test(row.own[0]?.label ?? '')) return null;
  return head.columns.has('title') && head.columns.has('amount') ? head : null;
}

/** A table that only breaks down one row of the main one: 其中：…服务 stands above it. */
function isDetailTable(bid: BidText, sheet: Sheet): boolean {
  const above = bid.parts[sheet.position - 1];
  return above?.type === 'line' && PARTS_BEGIN.test(above.text.trim());
}

function findUnit(bid: BidText, sheet: Sheet): string | undefined {
  const line = bid.lines.find((candidate) => candidate.form === sheet.form && /单位\s*:/.test(candidate.text));
  return /单位\s*:\s*(?:人民币)?\s*([千万亿]?元)/.exec(line?.text ?? '')?.[1];
}

function gatherRow(sheet: Sheet, row: Row, head: Head<Column>, unit: AmountUnit, gathered: Gathered): void {
  const label = row.own.find((cell) => !isBlank(cell.text))?.label ?? '';
  if (PARTS_BEGIN.test(label)) {
    gathered.totals.push(...gathered.rows.map(({ amount, location }) => ({ value: amount, location })));
    gathered.rows = [];
    return;
  }
  if (SUBTOTAL.test(label) || /大写/.test(label)) return;
  const amountUnit = unitOf(headTextOf(head, 'amount'), unit);
  const cell = amountCell(head, row);
  if (TOTAL.test(label) || TOTAL.test(cellUnder(head, row, 'title')?.label ?? '')) {
    const stated = cell ?? row.own.findLast((candidate) => /\d/.test(candidate.text));
    const { value } = parseAmount((stated?.text ?? '').replace(/.*小\s*写\s*:?|大\s*写.*/g, ''), amountUnit);
    if (value !== null && stated !== undefined) gathered.totals.push({ value, location: locateCell(sheet, stated) });
    return;
  }
  const title = cellUnder(head, row, 'title');
  if (cell === undefined) return;
  const { value, reason } = parseAmount(cell.text, amountUnit);
  if (value === null) {
    if (title !== undefined || /\d/.test(cell.text))
      gathered.faults.push(
        finding(
          'warning',
          'price-row-not-a-number',
          `分项价格“${cell.raw.trim()}”${explainAmountFault(reason)}，分项合计未计算。`,
          {
            locations: [locateCell(sheet, cell)],
          },
        ),
      );
    return;
  }
  const { value: unitPrice } = parseAmount(
    cellUnder(head, row, 'unitPrice')?.text ?? '',
    unitOf(headTextOf(head, 'unitPrice'), unit),
  );
  const quantities = cellsUnder(head, row, 'quantity').flatMap(({ text }) => readQuantity(text) ?? []);
  const quantity = fitQuantity(quantities, unitPrice, value);
  const written = { title: (title?.raw ?? '').trim().replace(/\s+/g, ' '), amount: value, unitPrice };
  const location = locateCell(sheet, cell);
  if (quantity === null && quantities.length > 1 && unitPrice !== null)
    gathered.doubts.push(
      finding(
        'warning',
        'price-row-product-differs',
        `“${written.title}”的单价与各列数量相乘都不等于所列金额“${cell.raw.trim()}”，请人工核对。`,
        { locations: [location] },
      ),
    );
  gathered.rows.push({ ...written, quantity, location });
}

/** With 人数 beside 月数: the product of those that the amount counts; null where none of the products is the amount. */
function fitQuantity(
  quantities: readonly DecimalText[],
  unitPrice: DecimalText | null,
  amount: DecimalText,
): DecimalText | null {
  const [only, ...more] = quantities;
  if (only === undefined || more.length === 0 || unitPrice === null) return only ?? null;
  const products = [new Decimal('1')];
  for (const quantity of quantities) products.push(...products.map((product) => product.times(quantity)));
  return products.find((product) => product.times(unitPrice).equals(amount))?.toFixed() ?? null;
}

/** The last amount column is the one that counts: 单价 and 不含税 stand before it. */
function amountCell(head: Head<Column>, row: Row): Cell | undefined {
  const columns = head.columns.get('amount') ?? [];
  const written = columns
    .filter((column) => !/不含/.test(head.texts[column] ?? '') || columns.length === 1)
    .map((column) => row.columns[column])
    .filter((cell) => cell !== undefined && !isBlank(cell.text));
  return written.at(-1);
}

function readQuantity(text: string): DecimalText | null {
  const number = /^\s*(\d+(?:\.\d+)?)/.exec(text)?.[1];
  return number === undefined ? null : new Decimal(number).toFixed();
}

function summarise({ rows, totals, faults, doubts }: Gathered): PriceBreakdown {
  const values = new Set(totals.map(({ value }) => value));
  const [total] = totals;
  return {
    rows,
    itemSum:
      rows.length === 0 || faults.length > 0 ? null : sum(rows.map(({ amount }) => new Decimal(amount))).toFixed(),
    statedTotal: values.size === 1 ? (total?.value ?? null) : null,
    locations: [...totals.map(({ location }) => location), ...rows.map(({ location }) => location)],
    messages: [
      ...faults,
      ...doubts,
      ...(values.size > 1
        ? [
            finding('warning', 'breakdown-totals-differ', '报价分项表写出的总价不止一个，请核对。', {
              locations: totals.map(({ location }) => location),
            }),
          ]
        : []),
    ],
  };
}
