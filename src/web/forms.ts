import type { Context } from 'hono';
import { z } from 'zod';
import type { FieldProblem } from '../../views/components/form-field.tsx';
import { AppError } from '../domain/app-error.ts';
import { limitForm } from './limit-form.ts';

/** What a form sent, by field; a field sent several times keeps all its values. */
export type FormFields = Readonly<Record<string, readonly string[]>>;

export type ParsedForm<T> = { ok: true; value: T } | { ok: false; problems: FieldProblem[] };

/** @throws AppError `input-invalid` */
export async function readFormFields(c: Context): Promise<FormFields> {
  await limitForm(c);
  const body = await c.req.parseBody({ all: true });
  const fields: Record<string, string[]> = Object.create(null);
  for (const [name, value] of Object.entries(body)) {
    const values = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === 'string');
    fields[name] = values.map((one) => one.replaceAll('\r\n', '\n'));
  }
  return fields;
}

/** The first value of a field, or an empty text: what the field shows again. */
export function fieldOf(fields: FormFields, name: string): string {
  return fields[name]?.[0] ?? '';
}

/** Checks a form: each field's first value, or all of them where the schema wants a list. */
export function parseForm<S extends z.ZodObject>(schema: S, fields: FormFields): ParsedForm<z.output<S>> {
  const given = Object.fromEntries(
    Object.entries(schema.shape).map(([name, part]) => [
      name,
      takesList(part as z.ZodType) ? (fields[name] ?? []) : fields[name]?.[0],
    ]),
  );
  const parsed = schema.safeParse(given);
  if (parsed.success) return { ok: true, value: parsed.data };
  const problems = parsed.error.issues.map(({ path: [field], message }) => ({ field: String(field ?? ''), message }));
  const isFirst = ({ field }: FieldProblem, index: number) =>
    problems.findIndex((one) => one.field === field) === index;
  return { ok: false, problems: problems.filter(isFirst) };
}

/** What a form without fields of its own to mend sent. @throws AppError `input-invalid` with everything that is wrong */
export function acceptForm<S extends z.ZodObject>(schema: S, fields: FormFields): z.output<S> {
  const parsed = parseForm(schema, fields);
  if (parsed.ok) return parsed.value;
  throw new AppError(
    'input-invalid',
    parsed.problems.map(({ message }) => ({ message })),
  );
}

function takesList(schema: z.ZodType): boolean {
  if (schema instanceof z.ZodArray) return true;
  const { innerType } = schema.def as { innerType?: z.ZodType };
  return innerType !== undefined && takesList(innerType);
}

/** A text people type: blanks around it do not count. */
export function requiredText(message: string, most = 2_000) {
  return z
    .string({ error: message })
    .trim()
    .min(1, { error: message })
    .max(most, { error: `不能超过 ${most} 个字` });
}

export function optionalText(most = 2_000) {
  return z
    .string()
    .trim()
    .max(most, { error: `不能超过 ${most} 个字` })
    .optional()
    .transform((value) => (value === undefined || value === '' ? null : value));
}
