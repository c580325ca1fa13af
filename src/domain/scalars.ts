import { z } from 'zod';

/**
 * Scheme and case files are read with YAML's failsafe schema: every scalar arrives as the text that was
 * written, so `0.10` stays `0.10`. These building blocks give such text its meaning.
 */

const DECIMAL = /^-?(0|[1-9]\d*)(\.\d+)?$/;
const INTEGER = /^-?(0|[1-9]\d*)$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export type DecimalText = string;
export type IsoDate = string;

/** Any non-empty text. */
export const text = z.string().trim().min(1, { error: '不能为空' });

/** A decimal number as text: no separators, no unit, no exponent. Amounts are in yuan, rates are fractions (0.20). */
export const decimal = z
  .string({ error: '应为数字' })
  .regex(DECIMAL, {
    error: (issue) => `“${String(issue.input)}”不是数字；金额、分值、比率请写成阿拉伯数字，如 300000、9.5、0.20`,
  })
  .meta({ jsonSchema: { type: ['string', 'number'], pattern: DECIMAL.source } });

/** An amount or score that may not be below zero. */
export const nonNegative = decimal
  .refine((value) => !value.startsWith('-'), { error: '不能小于 0' })
  .meta({ jsonSchema: { type: ['string', 'number'], minimum: 0 } });

/** A price: above zero. */
export const price = decimal
  .refine((value) => !value.startsWith('-') && /[1-9]/.test(value), { error: '报价应大于 0' })
  .meta({ jsonSchema: { type: ['string', 'number'], exclusiveMinimum: 0 } });

/** A whole number that counts things (flaws, people, days). Never an amount or points. */
export const count = z
  .string({ error: '应为整数' })
  .regex(INTEGER, { error: (issue) => `“${String(issue.input)}”不是整数` })
  .transform((value) => Number.parseInt(value, 10))
  .refine((value) => value >= 0, { error: '不能小于 0' })
  .meta({ jsonSchema: { type: 'integer', minimum: 0 } });

export const bool = z
  .enum(['true', 'false'], { error: (issue) => `“${String(issue.input)}”应写成 true 或 false` })
  .transform((value) => value === 'true')
  .meta({ jsonSchema: { type: 'boolean' } });

/** A calendar day, written 2025-12-15. */
export const isoDate = z
  .string({ error: '应为日期' })
  .refine((value) => DATE.test(value) && !Number.isNaN(Date.parse(`${value}T00:00:00Z`)) && isRealDay(value), {
    error: (issue) => `“${String(issue.input)}”不是日期，请写成 2025-12-15`,
  })
  .meta({ jsonSchema: { type: 'string', format: 'date' } });

/** Lower-case identifier: letters, digits, hyphens. */
export const identifier = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: (issue) => `“${String(issue.input)}”不是合法的标识，请用小写字母、数字和连字符`,
});

/** Absent, empty, `~` and `null` all mean: the document does not say. */
export function nullable<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => (ABSENT.has(value) ? null : value), schema.nullable());
}

const ABSENT: ReadonlySet<unknown> = new Set(['null', '', '~', undefined]);

/** Version of a file's form, so that old files can be told from new ones. */
export const schemaVersion = z.literal('1', { error: '应为 1' }).meta({ jsonSchema: { enum: ['1', 1] } });

function isRealDay(value: string): boolean {
  return new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);
}
