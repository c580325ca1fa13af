/** Without quotes, backslashes, control characters and surrogates: the text itself is its shortest form. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;

/**
 * The one way to write a value as JSON (RFC 8785): keys in UTF-16 order, no blanks, shortest escapes. Amounts, points and
 * rates are texts, so the only numbers are whole ones; everything else is refused, as no hash could stand on it.
 */
export function writeCanonical(value: unknown): string {
  if (typeof value === 'string') return writeText(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new Error(`Not a whole number: ${value}`);
    return String(value);
  }
  if (Array.isArray(value)) return `[${value.map(writeCanonical).join(',')}]`;
  if (typeof value !== 'object') throw new Error(`Not JSON: ${typeof value}`);
  const record = value as Record<string, unknown>;
  let members = '';
  for (const key of listSortedKeys(record)) {
    const part = record[key];
    if (part !== undefined) members += `${members === '' ? '' : ','}${writeText(key)}:${writeCanonical(part)}`;
  }
  return `{${members}}`;
}

function listSortedKeys(record: Record<string, unknown>): string[] {
  const keys = Object.keys(record);
  return keys.every((key, index) => index === 0 || (keys[index - 1] as string) < key) ? keys : keys.sort();
}

/** A lone surrogate has no UTF-8 form, so two different texts would have the same hash. */
function writeText(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new Error('Text with half a character');
  return JSON.stringify(text);
}
