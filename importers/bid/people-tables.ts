import { isBlank } from '../language/fold.ts';
import type { BidText } from './bid-text.ts';
import { readCertificateText, readLevel, readValidityCell, splitCertificates } from './certificate-text.ts';
import { type ColumnNames, cellUnder, type Head, headTextOf, readHead, rowsUnderHeads } from './columns.ts';
import type { FormKind } from './forms.ts';
import { findMonths, findYearsTold, type PersonDraft, readDegree, readYears, startPerson } from './person-draft.ts';
import { isResumeTable } from './resume-labels.ts';
import { locateCell, locateRow, type Row, type Sheet } from './sheet.ts';

type Column =
  | 'name'
  | 'years'
  | 'insuredMonth'
  | 'insurance'
  | 'payer'
  | 'validUntil'
  | 'issuer'
  | 'level'
  | 'certificates'
  | 'title'
  | 'degree'
  | 'major'
  | 'task'
  | 'role';

const COLUMNS: ColumnNames<Column> = [
  ['name', /姓名|^(?:人员|成员)(?:名称)?$|^持证人$/],
  ['years', /年限|经验.*年|工作年/],
  ['insuredMonth', /(?:缴费|缴纳|参保|社保|所属).*(?:月份|时间|期间|期|年月)|^月份$/],
  ['payer', /(?:缴费|缴纳|参保)(?:单位|主体)|^单位名称$/],
  ['insurance', /社保|社会保险|养老保险/],
  ['validUntil', /有效|到期/],
  ['issuer', /(?:发证|颁发|颁证).*(?:机构|单位|机关)/],
  ['level', /等级|级别/],
  ['certificates', /证书(?!编号)|持证|资格(?!条件)/],
  ['title', /职称/],
  ['degree', /学历|文化程度|学位/],
  ['major', /专业/],
  ['task', /任务|职责|工作内容|主要工作|经历/],
  ['role', /职位|职务|岗位|角色|担任|拟任|分工|人员类别/],
];
const OTHER_TABLES = /出资|股东|股份|关系类型/;

/** Forms that name people who are not put forward for the work. */
const OUTSIDE: ReadonlySet<FormKind> = new Set([
  'authorisation',
  'contents',
  'opening-form',
  'price-breakdown',
  'price-letter',
  'qualification',
  'small-enterprise',
]);

/** People from staff lists, certificate lists and social insurance lists, one draft for each row. */
export function readPeopleTables(bid: BidText): PersonDraft[] {
  return rowsUnderHeads(bid.sheets, readPeopleHead).flatMap(({ sheet, row, head }) => readRow(sheet, row, head));
}

function readPeopleHead(sheet: Sheet, index: number): Head<Column> | null {
  if (OUTSIDE.has(sheet.form.kind)) return null;
  const head = readHead(sheet, index, COLUMNS);
  if (head === null || OTHER_TABLES.test(head.texts.join(' '))) return null;
  const { columns } = head;
  if (!columns.has('name') || columns.size < 2 || isResumeTable(sheet)) return null;
  return sheet.rows[index]?.own.some((cell) => /[\d:]/.test(cell.text)) ? null : head;
}

function readRow(sheet: Sheet, row: Row, head: Head<Column>): PersonDraft[] {
  const nameCell = cellUnder(head, row, 'name');
  const read = (name: Column) => (cellUnder(head, row, name)?.raw ?? '').trim();
  const name = nameCell?.raw.replace(/\s/g, '') ?? '';
  if (nameCell === undefined || /^(?:合计|注|备注|姓名)|[。;；]/.test(name) || name.length > 20) return [];
  const person = startPerson(name, locateRow(sheet, row, nameCell));
  if (!isBlank(read('role'))) person.roles = splitRoles(read('role'));
  person.degree = readDegree(read('degree'));
  person.major = isBlank(read('major')) ? null : read('major');
  person.yearsStated = readYears(read('years'));
  person.yearsTold = findYearsTold(read('task'));
  person.title = readTitle(
    read('title') || (/职称/.test(headTextOf(head, 'certificates')) ? read('certificates') : ''),
  );
  gatherCertificates(sheet, row, head, person);
  gatherInsurance(row, head, person);
  return [person];
}

function splitRoles(text: string): string[] {
  return text
    .split(/兼(?:任)?|[、/\n]|（兼）|\(兼\)/)
    .map((role) => role.trim())
    .filter((role) => !isBlank(role));
}

function readTitle(text: string): string | null {
  return isBlank(text) || /^无$/.test(text) ? null : text;
}

function gatherCertificates(sheet: Sheet, row: Row, head: Head<Column>, person: PersonDraft): void {
  const cell = cellUnder(head, row, 'certificates');
  if (cell === undefined || /^\s*(?:无|有|见附件|详见.*)\s*$/.test(cell.text)) return;
  const entries = splitCertificates(cell.raw);
  for (const entry of entries) {
    const read = readCertificateText(entry) ?? {
      name: entry,
      level: readLevel(entry),
      direction: null,
      issuer: null,
      validUntil: null,
    };
    const own = (name: Column) => (entries.length === 1 ? (cellUnder(head, row, name)?.raw ?? '').trim() : '');
    const start = cell.raw.indexOf(entry);
    person.certificates.push({
      ...read,
      level: isBlank(own('level')) ? read.level : own('level'),
      issuer: isBlank(own('issuer')) ? read.issuer : own('issuer'),
      validUntil: read.validUntil ?? readValidityCell(own('validUntil')).date,
      location: locateCell(sheet, cell, start, start + entry.length),
    });
  }
}

function gatherInsurance(row: Row, head: Head<Column>, person: PersonDraft): void {
  const read = (name: Column) => (cellUnder(head, row, name)?.text ?? '').trim();
  const stated = `${read('insurance')} ${read('insuredMonth')}`;
  if (isBlank(stated)) return;
  person.insurance.push({
    isPaid: !/无|未|否|×|没有/.test(stated),
    payer: isBlank(read('payer')) ? null : read('payer'),
    months: findMonths(stated),
  });
}
