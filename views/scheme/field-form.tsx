import { ChoiceField, Field, type FieldProblem, listMessages } from '../components/form-field.tsx';
import type { RowsField, SchemeField, Typed } from './fields.ts';

interface FieldFormProps {
  fields: readonly SchemeField[];
  typed: Typed;
  problems: readonly FieldProblem[];
  /** Before the names of the fields: where they stand in rows. */
  prefix?: string;
  /** Name of the list that gets more blank rows. */
  longer: string | null;
}

/** The fields of a part of a scheme, with what stands in them. */
export function FieldForm({ fields, typed, problems, prefix = '', longer }: FieldFormProps) {
  return (
    <>
      {fields.map((field) => {
        const name = `${prefix}${field.name}`;
        const value = typed[field.name];
        if (field.type === 'rows') {
          const rows = typeof value === 'object' ? value : [];
          return <RowSet field={field} name={name} rows={rows} problems={problems} longer={longer} />;
        }
        return <OneField field={field} name={name} text={typeof value === 'string' ? value : ''} problems={problems} />;
      })}
    </>
  );
}

interface OneFieldProps {
  field: Exclude<SchemeField, RowsField>;
  name: string;
  text: string;
  problems: readonly FieldProblem[];
}

function OneField({ field, name, text, problems }: OneFieldProps) {
  const { label, hint, type } = field;
  const about = { name, label, problems, ...(hint === undefined ? {} : { hint }) };
  if (type === 'choice') {
    const isOpen = field.choices.some(({ value }) => value === '');
    const choices = text === '' && !isOpen ? [{ value: '', text: '请选择' }, ...field.choices] : field.choices;
    return <ChoiceField {...about} value={text} choices={choices} />;
  }
  if (type === 'lines' || type === 'pairs' || type === 'paragraph') {
    const lines = Math.min(Math.max(text.split('\n').length + 1, 2), 12);
    return (
      <Field
        {...about}
        control={(attributes) => (
          <textarea {...attributes} rows={type === 'paragraph' ? Math.max(lines, 4) : lines}>
            {text}
          </textarea>
        )}
      />
    );
  }
  const isDecimal = type === 'decimal' || type === 'amount' || type === 'share';
  const isFigure = isDecimal || type === 'whole';
  return (
    <Field
      {...about}
      control={(attributes) => (
        <input
          {...attributes}
          class={isFigure ? 'figure' : undefined}
          type="text"
          inputmode={isDecimal ? 'decimal' : type === 'whole' ? 'numeric' : undefined}
          value={text}
          autocomplete="off"
        />
      )}
    />
  );
}

/** Blank rows behind those that stand in a list: one, or some more where they were asked for. */
const SPARE_ROWS = 1;
const MORE_ROWS = 5;

interface RowSetProps {
  field: RowsField;
  name: string;
  rows: readonly Typed[];
  problems: readonly FieldProblem[];
  longer: string | null;
}

function RowSet(props: RowSetProps) {
  const { field, name, rows, longer } = props;
  const isWithinRow = /\.\d+\./.test(name);
  if (!isWithinRow || rows.length > 0 || longer === name) return <OpenRowSet {...props} />;
  return (
    <details class="no-rows">
      <summary>{field.label}：没有，需要时打开填写</summary>
      <OpenRowSet {...props} />
    </details>
  );
}

function OpenRowSet({ field, name, rows, problems, longer }: RowSetProps) {
  const spare = Array.from({ length: longer === name ? MORE_ROWS : SPARE_ROWS }, () => blankRow(field));
  const messages = listMessages(problems, name);
  const isDeep = field.columns.some(({ type }) => type === 'rows');
  return (
    <fieldset class={messages.length > 0 ? 'rows is-wrong' : 'rows'} id={name}>
      <legend>{field.label}</legend>
      {messages.length === 0 ? null : <p class="field-error">{messages.join('；')}</p>}
      {field.hint === undefined ? null : <p class="field-hint">{field.hint}</p>}
      {[...rows, ...spare].map((row, index) => (
        <fieldset class={isDeep ? 'row deep' : 'row'}>
          <legend class="sr">
            {field.row} {index + 1}
          </legend>
          <input type="hidden" name={`${name}.${index}.was`} value={typeof row['was'] === 'string' ? row['was'] : ''} />
          <span class="row-number" aria-hidden="true">
            {index < rows.length ? index + 1 : '＋'}
          </span>
          <FieldForm
            fields={field.columns}
            typed={row}
            problems={problems}
            prefix={`${name}.${index}.`}
            longer={longer}
          />
        </fieldset>
      ))}
      <p class="field-hint">
        清空一行即删除。
        <button class="plain" type="submit" name="longer" value={name} formnovalidate>
          再加几行{field.row}
        </button>
      </p>
    </fieldset>
  );
}

/** A row nobody has filled in: choices stand at their first value. */
function blankRow({ columns }: RowsField): Typed {
  return Object.fromEntries(
    columns.map((column) => [
      column.name,
      column.type === 'rows' ? [] : column.type === 'choice' ? (column.choices[0]?.value ?? '') : '',
    ]),
  );
}
