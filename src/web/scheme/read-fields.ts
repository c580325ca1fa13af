import type { z } from 'zod';
import type { FieldProblem } from '../../../views/components/form-field.tsx';
import { type SchemeField, type Typed, valueAt } from '../../../views/scheme/fields.ts';
import { Decimal } from '../../domain/decimal.ts';
import { type FormFields, fieldOf } from '../forms.ts';

/** More rows than any list of a scheme has; a form that claims more is cut there. */
const MOST_ROWS = 400;

/** What was typed into fields; rows left blank are gone, so that the others move up. */
export function readTyped(fields: readonly SchemeField[], form: FormFields, prefix = ''): Typed {
  return Object.fromEntries(
    fields.map((field) => {
      const name = `${prefix}${field.name}`;
      return [field.name, field.type === 'rows' ? readRows(field.columns, form, name) : fieldOf(form, name)];
    }),
  );
}

function readRows(columns: readonly SchemeField[], form: FormFields, name: string): Typed[] {
  const rows: Typed[] = [];
  for (let index = 0; index < MOST_ROWS; index += 1) {
    const prefix = `${name}.${index}.`;
    if (form[`${prefix}was`] === undefined) break;
    const row = readTyped(columns, form, prefix);
    if (isBlank(columns, row)) continue;
    rows.push({ ...row, was: fieldOf(form, `${prefix}was`) });
  }
  return rows;
}

/** Nothing typed; a choice always says something, so it says nothing by itself. */
function isBlank(columns: readonly SchemeField[], row: Typed): boolean {
  return columns.every((column) => {
    const value = row[column.name];
    if (column.type === 'choice') return true;
    return typeof value === 'string' ? value.trim() === '' : (value ?? []).length === 0;
  });
}

type Written = Record<string, unknown>;

/**
 * A part of a scheme as the schemas read it (every scalar as text): what was typed, over what the part said beside that.
 * @param before the part as it stands; null for a new one
 */
export function writeTyped(fields: readonly SchemeField[], typed: Typed, before: unknown): Written {
  const written = toText(before) as Written;
  for (const field of fields) {
    const value = writeField(field, typed[field.name] ?? '', valueAt(before, field.name));
    setAt(written, field.name.split('.'), value);
  }
  return written;
}

function writeField(field: SchemeField, typed: Typed[string], before: unknown): unknown {
  if (field.type === 'rows') {
    const rows = typeof typed === 'object' ? typed : [];
    if (rows.length === 0) return undefined;
    const known = Array.isArray(before) ? before : [];
    const taken = new Set(rows.flatMap((row) => (known[indexOf(row)] as { id?: string } | undefined)?.id ?? []));
    return rows.map((row) => {
      const written = writeTyped(field.columns, row, known[indexOf(row)] ?? null);
      if (field.idPrefix === undefined || written['id'] !== undefined) return written;
      let number = 1;
      while (taken.has(`${field.idPrefix}-${number}`)) number += 1;
      const id = `${field.idPrefix}-${number}`;
      taken.add(id);
      return { ...written, id };
    });
  }
  const text = typeof typed === 'string' ? typed.trim() : '';
  if (text === '') return undefined;
  if (field.type === 'pairs') return Object.fromEntries(splitLines(text).map(splitPair));
  if (field.type === 'share') return toShare(toPlainFigure(field, text), before);
  if (field.type !== 'lines') return toPlainFigure(field, text);
  const values = Object.entries(field.names ?? {});
  return splitLines(text).map((line) => values.find(([, name]) => name === line)?.[0] ?? line);
}

function indexOf(row: Typed): number {
  return typeof row['was'] === 'string' && /^\d{1,4}$/.test(row['was']) ? Number.parseInt(row['was'], 10) : -1;
}

function splitLines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function splitPair(line: string): [string, string] {
  const [name = '', ...meaning] = line.split(/[=＝]/);
  return [name.trim(), meaning.join('=').trim()];
}

const FIGURES: ReadonlySet<SchemeField['type']> = new Set(['decimal', 'amount', 'share', 'whole', 'date']);

/** 10% as 0.1, and as it was written before where it is the same; a part of one, such as 0.1, is taken as well. */
function toShare(text: string, before: unknown): string {
  const [, percent] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
  if (percent === undefined) return text;
  const share = new Decimal(percent).div('100');
  const known = String(before);
  return /^\d+(?:\.\d+)?$/.test(known) && share.equals(new Decimal(known)) ? known : share.toFixed();
}

/** People write 1,000.50 and full-width digits. */
function toPlainFigure(field: SchemeField, text: string): string {
  return FIGURES.has(field.type) ? text.normalize('NFKC').replace(/(?<=\d),(?=\d{3})/g, '') : text;
}

function setAt(owner: Written, [key, ...rest]: string[], value: unknown): void {
  if (key === undefined) return;
  if (rest.length === 0) {
    if (value === undefined) delete owner[key];
    else owner[key] = value;
    return;
  }
  const inner = { ...((owner[key] ?? {}) as Written) };
  setAt(inner, rest, value);
  if (Object.keys(inner).length === 0) delete owner[key];
  else owner[key] = inner;
}

function toText(value: unknown): unknown {
  if (value === null || value === undefined) return {};
  return JSON.parse(JSON.stringify(value), (_, part) =>
    typeof part === 'number' || typeof part === 'boolean' ? String(part) : part,
  );
}

/** What a schema finds wrong, at the fields it was typed in. */
export function placeProblems(error: z.ZodError, fields: readonly SchemeField[]): FieldProblem[] {
  const problems = error.issues.map((issue) => {
    const place = findField(fields, issue.path.map(String));
    const isMissing = issue.code === 'invalid_type' && (issue.input === undefined || issue.input === null);
    const message = isMissing ? '请填写' : issue.code === 'invalid_value' ? '请从列表中选择' : issue.message;
    return { field: place.name, message: place.label === '' ? message : `${place.label}：${message}` };
  });
  return problems.filter(
    ({ field, message }, index) =>
      problems.findIndex((one) => one.field === field && one.message === message) === index,
  );
}

function findField(fields: readonly SchemeField[], path: readonly string[]): { name: string; label: string } {
  for (const field of fields) {
    const own = field.name.split('.');
    const isOwn = own.every((key, index) => path[index] === undefined || path[index] === key) && path.length > 0;
    if (!isOwn) continue;
    const [index, ...rest] = path.slice(own.length);
    if (field.type !== 'rows' || index === undefined) return { name: field.name, label: field.label };
    const inner = findField(field.columns, rest);
    const name = inner.name === '' ? field.name : `${field.name}.${index}.${inner.name}`;
    return { name, label: `${field.row} ${Number.parseInt(index, 10) + 1} 的${inner.label || field.label}` };
  }
  return { name: fields[0]?.name ?? '', label: '' };
}
