import { isBlank } from '../language/fold.ts';
import type { ColumnNames } from './columns.ts';
import type { Cell, Row, Sheet } from './sheet.ts';

/** Rows without a known label that such a table may have, as a share of all. */
const OTHER_ROWS = 0.4;

/** A label is a few words without figures; any other cell speaks of the matter itself. */
const LABEL = /^[^\d]{1,20}$/;

interface Field {
  label: Cell;
  value: Cell;
}

/**
 * A table that stands upright, one record below the other with the labels at the left (条款号 | …, 磋商要求 | …, 响应内容 | …),
 * as tables with a head: one for each record. Null where the table has its labels in a head already.
 */
export function turnUprightTable<Name extends string>(
  sheet: Sheet,
  names: ColumnNames<Name>,
  isRecord: (found: ReadonlySet<Name>) => boolean,
): Sheet[] | null {
  const nameOf = ({ label }: Cell) =>
    LABEL.test(label) ? names.find(([, pattern]) => pattern.test(label))?.[0] : undefined;
  const rows = sheet.rows.map((row) => readFields(row, (cell) => nameOf(cell) !== undefined));
  const [first] = rows.flat();
  const labelled = rows.filter(([field]) => field !== undefined && nameOf(field.label) !== undefined);
  if (first === undefined || nameOf(first.value) !== undefined || labelled.length < 2) return null;
  if (rows.length - labelled.length > rows.length * OTHER_ROWS) return null;
  const records = divide(rows.flat());
  const areRecords = records.map((fields) => isRecord(new Set(fields.flatMap(({ label }) => nameOf(label) ?? []))));
  if (!areRecords.some(Boolean)) return null;
  return records.filter((_fields, index) => areRecords[index] === true).map((fields) => layRecord(sheet, fields));
}

/** Labels and values of a row in turn; a number that counts the records may stand before them. */
function readFields(row: Row, isLabel: (cell: Cell) => boolean): Field[] {
  const [first, second] = row.own;
  const hasCounter =
    first !== undefined && second !== undefined && !isLabel(first) && isLabel(second) && row.own.length > 2;
  const cells = hasCounter ? row.own.slice(1) : row.own;
  return cells.flatMap((label, at) => {
    const value = cells[at + 1];
    return at % 2 === 1 || value === undefined || isBlank(label.text) ? [] : [{ label, value }];
  });
}

/** A label that comes again begins the next record. */
function divide(fields: readonly Field[]): Field[][] {
  const records: Field[][] = [];
  let open = new Set<string>();
  for (const field of fields) {
    if (records.length === 0 || open.has(field.label.label)) {
      records.push([]);
      open = new Set();
    }
    open.add(field.label.label);
    records.at(-1)?.push(field);
  }
  return records;
}

function layRecord(sheet: Sheet, fields: readonly Field[]): Sheet {
  const lay = (cells: Cell[]): Row => {
    const own = cells.map((cell, column) => ({ ...cell, column, columnSpan: 1, rowSpan: 1 }));
    return { path: sheet.path, isTurned: true, own, columns: own };
  };
  const rows = [lay(fields.map(({ label }) => label)), lay(fields.map(({ value }) => value))];
  return { ...sheet, width: fields.length, rows };
}
