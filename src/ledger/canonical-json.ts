/**
 * The one way to write a value as JSON (RFC 8785): keys in UTF-16 order, no blanks, shortest escapes. Amounts, points and
 * rates are texts, so the only numbers are whole ones; everything else is refused, as no hash could stand on it.
 */
export function writeCanonical(value: unknown): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return writeText(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error(`Not a whole number: ${value}`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(writeCanonical).join(',')}]`;
  if (typeof value !== 'object') throw new Error(`Not JSON: ${typeof value}`);
  const record = value as Record<string, unknown>;
  const parts: string[] = [];
  for (const key of Object.keys(record).sort()) {
    const part = record[key];
    if (part !== undefined) parts.push(`${writeText(key)}:${writeCanonical(part)}`);
  }
  return `{${parts.join(',')}}`;
}

/** A lone surrogate has no UTF-8 form, so two different texts would have the same hash. */
function writeText(text: string): string {
  if (!text.isWellFormed()) throw new Error('Text with half a character');
  return JSON.stringify(text);
}
