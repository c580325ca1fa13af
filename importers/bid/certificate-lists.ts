import { isBlank } from '../language/fold.ts';
import type { BidText } from './bid-text.ts';
import {
  type CertificateDraft,
  isCertificateName,
  readDirection,
  readLevel,
  readValidityCell,
} from './certificate-text.ts';
import { type ColumnNames, cellUnder, type Head, readHead, rowsUnderHeads } from './columns.ts';
import type { FormKind } from './forms.ts';
import { locateRow, type Row, type Sheet } from './sheet.ts';

type Column = 'person' | 'name' | 'level' | 'issuer' | 'validUntil' | 'number';

const COLUMNS: ColumnNames<Column> = [
  ['person', /姓名|持证人|人员/],
  ['number', /编号|号码|证号/],
  ['validUntil', /有效|到期|截止/],
  ['issuer', /(?:(?<!开)发证|颁发|颁证|认证|签发|授予|核发).*(?:机构|单位|机关|部门)/],
  ['level', /等级|级别|方向|类别/],
  ['name', /(?:证书|资质|认证|资格).*名称|^名称$|^(?:相关|资质|认证|资格|荣誉)*(?:证书|资质)(?:及.*)?$/],
];
const OUTSIDE: ReadonlySet<FormKind> = new Set(['people', 'resume', 'plan', 'contents', 'contracts']);

/** Rows of every list of certificates that are not a person's. */
export function readCertificateLists(bid: BidText): CertificateDraft[] {
  const sheets = bid.sheets.filter((sheet) => !OUTSIDE.has(sheet.form.kind));
  return rowsUnderHeads(sheets, readCertificateHead).flatMap(({ sheet, row, head }) => readRow(sheet, row, head));
}

/** Whether any row of the table is the head of a list of certificates. */
export function isCertificateList(sheet: Sheet): boolean {
  return sheet.rows.some((_row, index) => readCertificateHead(sheet, index) !== null);
}

function readCertificateHead(sheet: Sheet, index: number): Head<Column> | null {
  const head = readHead(sheet, index, COLUMNS);
  if (head === null || head.columns.has('person') || !head.columns.has('name')) return null;
  if (sheet.rows[index]?.own.some((cell) => isCertificateName(cell.text))) return null;
  const details = ['level', 'issuer', 'validUntil', 'number'] as const;
  const stated = details.filter((name) => head.columns.has(name)).length;
  const speaksOfCertificates = /证书|资质|认证/.test(head.texts.join(' '));
  return stated >= (sheet.form.kind === 'certificates' ? 1 : 2) && speaksOfCertificates ? head : null;
}

function readRow(sheet: Sheet, row: Row, head: Head<Column>): CertificateDraft[] {
  const cell = cellUnder(head, row, 'name');
  if (cell === undefined) return [];
  const read = (name: Column) => (cellUnder(head, row, name)?.raw ?? '').trim();
  const name = cell.raw.trim().replace(/\s*\n\s*/g, '');
  if (/^(?:注|备注|合计)/.test(name)) return [];
  const graded = read('level');
  const validity = readValidityCell(read('validUntil'));
  return [
    {
      from: 'list',
      name,
      level: readLevel(graded) ?? readLevel(name),
      direction: isBlank(graded) || readLevel(graded) !== null ? readDirection(name) : graded,
      issuer: isBlank(read('issuer')) ? null : read('issuer'),
      validUntil: validity.date,
      month: validity.month,
      location: locateRow(sheet, row, cell),
    },
  ];
}
