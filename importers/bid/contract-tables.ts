import type { Location } from '../../src/domain/location.ts';
import type { DecimalText, IsoDate } from '../../src/domain/scalars.ts';
import { parseAmount } from '../language/amount.ts';
import { parseChineseAmount } from '../language/chinese-amount.ts';
import { parseDate } from '../language/date.ts';
import { isBlank } from '../language/fold.ts';
import type { BidText } from './bid-text.ts';
import { type ColumnNames, cellsUnder, cellUnder, type Head, headTextOf, readHead, rowsUnderHeads } from './columns.ts';
import type { FormKind } from './forms.ts';
import { unitOf } from './price-mentions.ts';
import { locateRow, type Row, type Sheet } from './sheet.ts';
import { turnUprightTable } from './upright-tables.ts';

/** A contract as the list of past contracts states it, before its proofs are looked for. */
export interface ListedContract {
  customer: string;
  subject: string;
  signedOn: IsoDate | null;
  amount: DecimalText | null;
  number: string | null;
  location: Location;
}

type Column = 'ordinal' | 'contact' | 'number' | 'amount' | 'signed' | 'period' | 'place' | 'customer' | 'subject';

const COLUMNS: ColumnNames<Column> = [
  ['ordinal', /^(?:序号|编号|项号|No\.?)$/i],
  ['contact', /联系|电话|经办|证明人/],
  ['number', /合同(?:编)?号|合同编码/],
  ['amount', /金额|合同价|合同额|造价|规模\(?.*元|价款/],
  ['signed', /签(?:订|署|约)|合同(?:日期|时间)/],
  ['period', /日期|时间|期限|服务期|工期|完工|起止|年份/],
  [
    'customer',
    /用户|委托(?:单位|方|人)|客户|甲方|采购(?:人|单位|方)|业主|建设单位|买方|发包|服务对象|使用单位|需方|合同对方/,
  ],
  ['subject', /项目|内容|合同名称|业绩|标的|名称/],
  ['place', /地点|所在地|地址/],
];
/** A person's own record names the post held. */
const OTHER_TABLES = /担任|职务|姓名|证书|偏离|应答|评分/;
/** A scoring list names pages, and so does a list of contracts that says whose they are. */
const PAGES = /页码/;
const OUTSIDE: ReadonlySet<FormKind> = new Set(['resume', 'people', 'plan', 'contents', 'certificates']);

/**
 * Rows of every list of past contracts; tables of the same width go on in the columns of the last head. Where a bid has no
 * such list, tables that stand upright, contract below contract, are one.
 */
export function readContractTables(bid: BidText): ListedContract[] {
  const hasList = bid.sheets.some(isContractList);
  const sheets = hasList ? bid.sheets : bid.sheets.flatMap((sheet) => turnContracts(sheet) ?? []);
  return rowsUnderHeads(sheets, readContractHead).flatMap(({ sheet, row, head }) => readRow(sheet, row, head));
}

/** Which tables are no proofs but the list of the contracts. */
export function findContractLists(bid: BidText): (sheet: Sheet) => boolean {
  const hasList = bid.sheets.some(isContractList);
  return (sheet) => (hasList ? isContractList(sheet) : turnContracts(sheet) !== null);
}

/** Whether any row of the table is the head of a list of contracts. */
function isContractList(sheet: Sheet): boolean {
  return sheet.rows.some((_row, index) => readContractHead(sheet, index) !== null);
}

function turnContracts(sheet: Sheet): Sheet[] | null {
  if (sheet.form.kind !== 'contracts') return null;
  return turnUprightTable(
    sheet,
    COLUMNS,
    (found) => found.has('customer') && found.has('subject') && hasDetails(found),
  );
}

function hasDetails(columns: { has(name: Column): boolean }): boolean {
  return columns.has('amount') || columns.has('signed') || columns.has('number') || columns.has('period');
}

function readContractHead(sheet: Sheet, index: number): Head<Column> | null {
  if (OUTSIDE.has(sheet.form.kind)) return null;
  const head = readHead(sheet, index, COLUMNS);
  if (head === null || OTHER_TABLES.test(head.texts.join(' '))) return null;
  if (sheet.rows[index]?.own.some((cell) => /\d{2,}|公司$/.test(cell.text.trim()))) return null;
  const { columns } = head;
  if (!columns.has('customer') && PAGES.test(head.texts.join(' '))) return null;
  const isOfContracts = columns.has('customer') || sheet.form.kind === 'contracts';
  return isOfContracts && columns.has('subject') && hasDetails(columns) ? head : null;
}

function readRow(sheet: Sheet, row: Row, head: Head<Column>): ListedContract[] {
  const read = (name: Column) => {
    const text = (cellUnder(head, row, name)?.raw ?? '').trim().replace(/\s*\n\s*/g, '');
    return isBlank(text) ? '' : text;
  };
  const customer = read('customer');
  const subject = read('subject');
  if ((customer === '' && subject === '') || /^(?:合计|总计|注|备注|说明)/.test(customer || subject || read('ordinal')))
    return [];
  if (cellsUnder(head, row, 'ordinal').some((cell) => /^(?:合计|总计)/.test(cell.text.trim()))) return [];
  const amountText = read('amount');
  const amount = parseAmount(amountText, unitOf(headTextOf(head, 'amount'), '元')).value;
  return [
    {
      customer,
      subject,
      signedOn: parseDate(read('signed')).date,
      amount: amount ?? parseChineseAmount(amountText).value,
      number: read('number') || null,
      location: locateRow(sheet, row, cellUnder(head, row, customer === '' ? 'subject' : 'customer')),
    },
  ];
}
