import type { StatedShare } from '../../src/domain/bid.ts';
import { Decimal } from '../../src/domain/decimal.ts';
import type { EnterpriseClass } from '../../src/domain/facts.ts';
import type { DecimalText } from '../../src/domain/scalars.ts';
import { parseAmount } from '../language/amount.ts';
import { isBlank } from '../language/fold.ts';
import { normaliseForMatching } from '../matching.ts';
import type { BidText } from './bid-text.ts';
import { type ColumnNames, cellUnder, type Head, headTextOf, readHead, rowsUnderHeads } from './columns.ts';
import { unitOf } from './price-mentions.ts';
import { isAgreement, readFraction, readGroupClass } from './share-words.ts';
import { locateRow, type Row, type Sheet } from './sheet.ts';

type Column = 'share' | 'amount' | 'class' | 'party';

const COLUMNS: ColumnNames<Column> = [
  ['share', /比例|占比|份额(?!.*元)|%/],
  ['amount', /金额|价款|价格|份额/],
  ['class', /类型|规模|划型/],
  ['party', /承担主体|单位|企业|公司|供应商|成员|分包[人商方]|各方|承接方/],
];
const TOTAL = /^(?:合计|总计|小计|共计)/;
const GROUP = /^(?:其中)?:?(?:小微|小型、微型|小型和微型|中小微?)企业(?:合计|小计|承担)?/;

/** Shares in tables: 拟分包情况表, 联合体成员分工表. */
export function readShareTables(bid: BidText): StatedShare[] {
  return rowsUnderHeads(bid.sheets, readShareHead).flatMap(({ sheet, row, head }) => readRow(sheet, row, head));
}

function readShareHead(sheet: Sheet, index: number): Head<Column> | null {
  const head = readHead(sheet, index, COLUMNS);
  if (sheet.rows[index]?.own.some(({ text }) => /\d/.test(text))) return null;
  if (head === null || !head.columns.has('party')) return null;
  if (!head.columns.has('share') && !head.columns.has('amount')) return null;
  const words = `${head.texts.join(' ')} ${sheet.form.title}`;
  return isAgreement(sheet.form) || (head.columns.has('share') && /分包|联合体/.test(words)) ? head : null;
}

function readRow(sheet: Sheet, row: Row, head: Head<Column>): StatedShare[] {
  const [first] = row.own.filter((cell) => !isBlank(cell.text));
  const cell = cellUnder(head, row, 'party');
  const name = normaliseForMatching(cell?.raw ?? '').replace(/\s/g, '');
  const written = normaliseForMatching(first?.raw ?? '');
  const share = readShare(cellUnder(head, row, 'share')?.text ?? '', headTextOf(head, 'share'));
  const amount = parseAmount(
    cellUnder(head, row, 'amount')?.text ?? '',
    unitOf(headTextOf(head, 'amount'), '元'),
  ).value;
  if (share === null && amount === null) return [];
  const isTotal = TOTAL.test(written) || TOTAL.test(name);
  if (!isTotal && name === '') return [];
  const isGroup = !isTotal && GROUP.test(name);
  const classText = normaliseForMatching(cellUnder(head, row, 'class')?.raw ?? '');
  return [
    {
      kind:
        sheet.form.kind === 'subcontract' || /分包/.test(`${head.texts.join('')}${sheet.form.title}`)
          ? 'subcontract'
          : 'consortium',
      of: isTotal ? 'all' : isGroup ? 'group' : 'party',
      party: isTotal || isGroup ? null : name.replace(/\((?:牵头|成员|大型|中型|小型|微型)[^()]*\)$/, ''),
      enterpriseClass: isTotal ? null : (readChosenClass(classText) ?? readGroupClass(name)),
      share,
      amount,
      form: sheet.form.title,
      location: locateRow(sheet, row, cell ?? first),
    },
  ];
}

/** 小微企业; of several to choose from the one that is ticked. */
function readChosenClass(text: string): EnterpriseClass | null {
  if (!/[□☐☑√✓✔■☒]/.test(text)) return readGroupClass(text);
  const ticked = [...text.matchAll(/[☑√✓✔■☒]([^□☐☑√✓✔■☒]*)/g)];
  return ticked.length === 1 ? readGroupClass(ticked[0]?.[1] ?? '') : null;
}

/** 35%, 35 under 占比（%）, 0.35 under 占比. */
function readShare(text: string, head: string): DecimalText | null {
  const { figure, sign } = /^\s*(?<figure>\d+(?:\.\d+)?)\s*(?<sign>%?)\s*$/.exec(text)?.groups ?? {};
  if (figure === undefined) return null;
  const isFraction = sign === '' && !head.includes('%') && new Decimal(figure).lessThanOrEqualTo('1');
  return isFraction ? new Decimal(figure).toFixed() : readFraction(figure);
}
