import type { CertificateFact } from '../../src/domain/facts.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import { foldText, isBlank } from '../language/fold.ts';
import { normaliseForMatching } from '../matching.ts';
import type { BidText, Line } from './bid-text.ts';
import {
  isCertificateName,
  type LocatedCertificate,
  readCertificateText,
  readDirection,
  readIssuer,
  readLevel,
  readValidityCell,
  readValidUntil,
} from './certificate-text.ts';
import { type ColumnNames, cellUnder, type Head, readHead, rowsUnderHeads } from './columns.ts';
import type { FormKind } from './forms.ts';
import { locate } from './place.ts';
import type { Reading } from './reading.ts';
import { locateRow, type Row, type Sheet } from './sheet.ts';

type Column = 'person' | 'name' | 'level' | 'issuer' | 'validUntil' | 'number';

const COLUMNS: ColumnNames<Column> = [
  ['person', /姓名|持证人|人员/],
  ['number', /编号|号码|证号/],
  ['validUntil', /有效|到期|截止/],
  ['issuer', /(?:(?<!开)发证|颁发|颁证|认证|签发|授予|核发).*(?:机构|单位|机关|部门)/],
  ['level', /等级|级别|方向|类别/],
  ['name', /证书|资质|认证|^名称$/],
];
const OUTSIDE: ReadonlySet<FormKind> = new Set(['people', 'resume', 'plan', 'contents', 'contracts']);
const FIELD =
  /^\s*(?:[\d.、()]{1,4})?\s*(?<label>证书名称|资质名称|认证名称|名称|等级|级别|证书等级|资质等级|级别或方向|方向|认证方向|发证机构|颁发机构|颁证机构|认证机构|发证单位|颁发单位|发证机关|有效期至|有效期|有效期限|有效日期|有效期截止日?)\s*:\s*(?<value>.*)$/;
const PERSONAL = /持证人|姓名\s*:/;

interface Draft extends LocatedCertificate {
  from: 'list' | 'passage';
  month: string | null;
}

/** The tenderer's own certificates, from lists and from the pages behind them; both about one certificate are one fact. */
export function readCertificates(bid: BidText): Reading {
  const listed = rowsUnderHeads(
    bid.sheets.filter((sheet) => !OUTSIDE.has(sheet.form.kind)),
    readCertificateHead,
  ).flatMap(({ sheet, row, head }) => readRow(sheet, row, head));
  const drafts = [...listed, ...readPassages(bid)];
  const merged: Draft[] = [];
  const messages: Finding[] = [];
  for (const draft of drafts) {
    const same = merged.find((candidate) => isSame(candidate, draft));
    if (same === undefined) merged.push({ ...draft });
    else merge(same, draft, messages);
  }
  for (const { name, validUntil, month, location } of merged)
    if (validUntil === null && month !== null)
      messages.push(
        finding('info', 'certificate-date-incomplete', `“${name}”的有效期只写到月份（${month}），未取具体日期。`, {
          locations: [location],
        }),
      );
  return {
    certificates: merged.map(
      ({ name, level, direction, issuer, validUntil, location }): CertificateFact => ({
        name,
        level,
        direction,
        issuer,
        validUntil,
        qualifies: null,
        items: [],
        location,
      }),
    ),
    messages,
  };
}

function readCertificateHead(sheet: Sheet, index: number): Head<Column> | null {
  const head = readHead(sheet, index, COLUMNS);
  if (head === null || head.columns.has('person') || !head.columns.has('name')) return null;
  const details = ['level', 'issuer', 'validUntil', 'number'] as const;
  const stated = details.filter((name) => head.columns.has(name)).length;
  const speaksOfCertificates = /证书|资质|认证/.test(head.texts.join(' '));
  return stated >= (sheet.form.kind === 'certificates' ? 1 : 2) && speaksOfCertificates ? head : null;
}

function readRow(sheet: Sheet, row: Row, head: Head<Column>): Draft[] {
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

function readPassages(bid: BidText): Draft[] {
  const drafts: Draft[] = [];
  let current: Draft | null = null;
  for (const line of bid.lines) {
    if (line.form.kind !== 'certificates' || line.raw.trim() === line.form.title) {
      current = null;
      continue;
    }
    if (PERSONAL.test(line.text)) continue;
    const started = startDraft(line, current);
    if (started !== null) {
      current = started;
      drafts.push(current);
    } else if (current !== null) addDetails(line, current);
  }
  return drafts;
}

/** A new certificate begins where a line names one, unless it names the one just begun. */
function startDraft(line: Line, current: Draft | null): Draft | null {
  const field = FIELD.exec(line.text)?.groups;
  const isNamed = field !== undefined && /名称$/.test(field['label'] ?? '');
  if (field !== undefined && !isNamed) return null;
  const text = isNamed ? line.raw.slice(line.raw.length - (field?.['value'] ?? '').length).trim() : line.raw;
  const read = isNamed && !isBlank(text) ? readNamed(text) : readCertificateText(text);
  if (read === null || (!isNamed && !isTitleOrDetailed(line, read))) return null;
  if (current !== null && core(current.name) === core(read.name)) {
    current.name = read.name;
    return null;
  }
  return { ...read, from: 'passage', month: readValidUntil(line.raw).month, location: locate(line) };
}

function readNamed(text: string): Omit<Draft, 'from' | 'month' | 'location'> {
  const read = readCertificateText(text);
  if (read !== null) return read;
  return { name: text, level: readLevel(text), direction: readDirection(text), issuer: null, validUntil: null };
}

/** Running text that merely mentions a certificate is no proof of it. */
function isTitleOrDetailed(
  line: Line,
  { name, issuer, validUntil }: { name: string; issuer: string | null; validUntil: string | null },
): boolean {
  if (!isCertificateName(name)) return false;
  return (
    line.text.trim().length <= name.length + 30 || issuer !== null || validUntil !== null || /编号/.test(line.text)
  );
}

function addDetails(line: Line, draft: Draft): void {
  const field = FIELD.exec(line.text)?.groups;
  const label = field?.['label'] ?? '';
  const value = line.raw.slice(line.raw.length - (field?.['value'] ?? '').length).trim();
  if (field !== undefined && isBlank(value)) return;
  if (/等级|级别/.test(label)) draft.level ??= readLevel(value) ?? (/方向/.test(label) ? null : value);
  if (/方向/.test(label) && readLevel(value) === null) draft.direction ??= value;
  if (/机构|单位|机关/.test(label)) draft.issuer ??= value;
  draft.issuer ??= readIssuer(line.raw);
  const validity = /^有效/.test(label) ? readValidityCell(value) : readValidUntil(foldText(line.raw));
  draft.validUntil ??= validity.date;
  draft.month ??= validity.month;
}

function isSame(one: Draft, other: Draft): boolean {
  const agree = (a: string | null, b: string | null) => a === null || b === null || core(a) === core(b);
  const crossed = one.from !== other.from;
  return (
    core(one.name) === core(other.name) &&
    agree(one.level, other.level) &&
    agree(one.direction, other.direction) &&
    (crossed || one.validUntil === other.validUntil)
  );
}

function merge(into: Draft, from: Draft, messages: Finding[]): void {
  if (into.validUntil !== null && from.validUntil !== null && into.validUntil !== from.validUntil) {
    messages.push(
      finding(
        'warning',
        'certificate-dates-differ',
        `“${into.name}”的有效期前后不一致：${into.validUntil}、${from.validUntil}，请核对。`,
        {
          locations: [into.location, from.location],
        },
      ),
    );
    into.validUntil = null;
    into.month = null;
  } else into.validUntil ??= from.validUntil;
  into.level ??= from.level;
  into.direction ??= from.direction;
  into.issuer ??= from.issuer;
  into.month ??= from.month;
}

function core(name: string): string {
  return normaliseForMatching(name)
    .replace(/[()《》"'、,.\s-]/g, '')
    .toUpperCase();
}
