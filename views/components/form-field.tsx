import type { Child, PropsWithChildren } from 'hono/jsx';

/** What is wrong with one field, and what to do. `field` is the field's name. */
export interface FieldProblem {
  field: string;
  message: string;
}

export function listMessages(problems: readonly FieldProblem[], field: string): string[] {
  return problems.filter((problem) => problem.field === field).map(({ message }) => message);
}

interface ErrorSummaryProps {
  problems: readonly FieldProblem[];
}

/** On top of a form that came back: every problem, leading to its field. */
export function ErrorSummary({ problems, children }: PropsWithChildren<ErrorSummaryProps>) {
  if (problems.length === 0) return null;
  return (
    <section class="card error-summary" aria-labelledby="problems-title" role="alert">
      <h2 id="problems-title">需要更正</h2>
      <ul>
        {problems.map(({ field, message }) => (
          <li>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

/** What ties a control to its label, hint and problems; to be spread on the control. */
export interface ControlAttributes {
  id: string;
  name: string;
  'aria-describedby'?: string;
  'aria-invalid'?: 'true';
}

interface FieldProps {
  /** Name of the control. */
  name: string;
  /** Where a name stands in several forms of one page; else the name. Problems go by it. */
  id?: string;
  label: Child;
  hint?: Child;
  /** Those of other fields are left aside. */
  problems?: readonly FieldProblem[];
  control: (attributes: ControlAttributes) => Child;
}

/** Label, problems, control and hint of one field. */
export function Field({ name, id = name, label, hint, problems = [], control }: FieldProps) {
  const messages = listMessages(problems, id);
  const isWrong = messages.length > 0;
  const describedBy = [isWrong ? `${id}-error` : '', hint === undefined ? '' : `${id}-hint`].filter(Boolean);
  return (
    <div class={isWrong ? 'field is-wrong' : 'field'}>
      <label for={id}>{label}</label>
      {isWrong ? (
        <p class="field-error" id={`${id}-error`}>
          {messages.join('；')}
        </p>
      ) : null}
      {control({
        id,
        name,
        ...(describedBy.length === 0 ? {} : { 'aria-describedby': describedBy.join(' ') }),
        ...(isWrong ? { 'aria-invalid': 'true' as const } : {}),
      })}
      {hint === undefined ? null : (
        <p class="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends Omit<FieldProps, 'control'> {
  type?: 'text' | 'password';
  /** What was typed; a password is never sent back. */
  value?: string;
  autocomplete?: string;
  inputmode?: 'text' | 'numeric' | 'decimal';
  maxlength?: number;
  required?: boolean;
}

/** A field of one line. */
export function TextField({ name, label, hint, problems, value, type = 'text', ...input }: TextFieldProps) {
  return (
    <Field
      name={name}
      label={label}
      {...(hint === undefined ? {} : { hint })}
      {...(problems === undefined ? {} : { problems })}
      control={(attributes) => (
        <input {...attributes} type={type} value={type === 'password' ? undefined : value} {...input} />
      )}
    />
  );
}

interface ChoiceFieldProps extends Omit<FieldProps, 'control'> {
  value: string;
  choices: readonly { value: string; text: string }[];
}

/** One of a few values. What was chosen and is none of them stays, to be seen and changed. */
export function ChoiceField({ value, choices, ...field }: ChoiceFieldProps) {
  const isKnown = choices.some((choice) => choice.value === value);
  return (
    <Field
      {...field}
      control={(attributes) => (
        <select {...attributes}>
          {isKnown ? null : (
            <option value={value} selected>
              {value}
            </option>
          )}
          {choices.map((choice) => (
            <option value={choice.value} selected={choice.value === value}>
              {choice.text}
            </option>
          ))}
        </select>
      )}
    />
  );
}

interface CheckFieldProps {
  name: string;
  label: Child;
  hint?: Child;
  isChecked?: boolean;
}

/** One yes or no; sends `yes` where it is checked. */
export function CheckField({ name, label, hint, isChecked = false }: CheckFieldProps) {
  const hintId = hint === undefined ? undefined : `${name}-hint`;
  return (
    <div class="field check">
      <input type="checkbox" id={name} name={name} value="yes" checked={isChecked} aria-describedby={hintId} />
      <label for={name}>{label}</label>
      {hint === undefined ? null : (
        <p class="field-hint" id={hintId}>
          {hint}
        </p>
      )}
    </div>
  );
}
