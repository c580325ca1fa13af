import { z } from 'zod';

/**
 * A domain schema reads what people wrote, where every scalar is text. Events keep what such a schema made of it: this
 * turns whole numbers and yes/no back into text, so that the same schema checks a stored event again.
 */
export function fromJson<S extends z.ZodType>(schema: S) {
  return z.preprocess(toText, schema);
}

function toText(value: unknown): unknown {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (Array.isArray(value)) return value.map(toText);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toText(part)]));
}
