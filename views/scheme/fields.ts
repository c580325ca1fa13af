import { Decimal } from '../../src/domain/decimal.ts';
import { showPrice } from '../figures.ts';

/** What can be typed about a part of a scheme: the one description that forms, comparisons and reading go by. */
interface FieldBase {
  /** Dotted path in the part, such as `sme.setAside`. */
  name: string;
  label: string;
  hint?: string;
}

export interface ValueField extends FieldBase {
  /** `amount`: a decimal in yuan. `share`: a part of one, which people read and write in percent. */
  type: 'line' | 'paragraph' | 'decimal' | 'amount' | 'share' | 'whole' | 'date';
}

/** One of a few values; the empty one says that nothing is stated. */
export interface ChoiceField extends FieldBase {
  type: 'choice';
  choices: readonly { value: string; text: string }[];
}

/** A list of texts, each on its own line. */
export interface LinesField extends FieldBase {
  type: 'lines';
  /** Where each line is one of a few values: how they are written. */
  names?: Readonly<Record<string, string>>;
}

/** Names with their meanings, one a line: `days = 逾期天数`. */
export interface PairsField extends FieldBase {
  type: 'pairs';
}

/** A list of parts that have fields of their own. */
export interface RowsField extends FieldBase {
  type: 'rows';
  /** What one of them is called. */
  row: string;
  columns: readonly SchemeField[];
  /** Beginning of the ids of rows that have one. */
  idPrefix?: string;
}

export type SchemeField = ValueField | ChoiceField | LinesField | PairsField | RowsField;

/** What stands in the fields of a part, as text; rows within rows. `was` is a row's index in the list it came from. */
export type Typed = { readonly [name: string]: string | readonly Typed[] };

export const YES_NO: ChoiceField['choices'] = [
  { value: 'true', text: '是' },
  { value: 'false', text: '否' },
];
export const YES_NO_OPEN: ChoiceField['choices'] = [{ value: '', text: '没有写明' }, ...YES_NO];

/** What a part of a scheme says, as it stands in its fields. */
export function typeOut(fields: readonly SchemeField[], part: unknown): Typed {
  return Object.fromEntries(fields.map((field) => [field.name, typeField(field, valueAt(part, field.name))]));
}

function typeField(field: SchemeField, value: unknown): string | Typed[] {
  switch (field.type) {
    case 'rows':
      return (Array.isArray(value) ? value : []).map((row, index) => ({
        ...typeOut(field.columns, row),
        was: String(index),
      }));
    case 'lines':
      return (Array.isArray(value) ? value : []).map((one) => field.names?.[one] ?? one).join('\n');
    case 'pairs':
      return Object.entries((value ?? {}) as Record<string, string>)
        .map(([name, meaning]) => `${name} = ${meaning}`)
        .join('\n');
    default: {
      const text = value === null || value === undefined ? '' : String(value);
      return field.type === 'share' ? toPercent(text) : text;
    }
  }
}

/** 0.10 as 10%; what is no figure stays as it is. */
function toPercent(text: string): string {
  return /^\d+(?:\.\d+)?$/.test(text) ? `${new Decimal(text).times('100').toFixed()}%` : text;
}

export function valueAt(part: unknown, name: string): unknown {
  return name
    .split('.')
    .reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], part);
}

/** What a field says, in words; empty where it says nothing. */
export function showTyped(field: SchemeField, typed: Typed): string {
  const value = typed[field.name];
  if (field.type === 'rows') {
    return (typeof value === 'object' ? value : [])
      .map((row) => {
        const parts = field.columns.map((column) => ({ label: column.label, text: showTyped(column, row) }));
        return parts.flatMap(({ label, text }) => (text === '' ? [] : [`${label} ${text}`])).join('，');
      })
      .join('；');
  }
  const text = typeof value === 'string' ? value : '';
  if (field.type === 'choice') return field.choices.find((choice) => choice.value === text)?.text ?? text;
  if (field.type === 'amount' && /^\d+(?:\.\d+)?$/.test(text)) return showPrice(text);
  return field.type === 'lines' || field.type === 'pairs' ? text.split('\n').filter(Boolean).join('、') : text;
}
