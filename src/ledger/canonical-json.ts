/** Without quotes, backslashes, control characters and surrogates: the text itself is its shortest form. */
const PLAIN = /^[ !#-[\]-\ud7ff\ue000-\uffff]*$/;
const LABELS = new Map<string, string>();
const MOST_LABELS = 1_000;
const FEW = 20;

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
  for (const key of sort(Object.keys(record))) {
    const part = record[key];
    if (part !== undefined) members += `${members === '' ? '' : ','}${label(key)}${writeCanonical(part)}`;
  }
  return `{${members}}`;
}

/** By insertion where they are few, as they are in events: several times as fast. */
function sort(keys: string[]): string[] {
  if (keys.length > FEW) return keys.sort();
  for (let next = 1; next < keys.length; next += 1) {
    const key = keys[next] as string;
    let place = next;
    for (; place > 0 && (keys[place - 1] as string) > key; place -= 1) keys[place] = keys[place - 1] as string;
    keys[place] = key;
  }
  return keys;
}

/** A key and its colon, kept, as events have the same keys again and again. */
function label(key: string): string {
  let text = LABELS.get(key);
  if (text === undefined) {
    text = `${writeText(key)}:`;
    if (LABELS.size < MOST_LABELS) LABELS.set(key, text);
  }
  return text;
}

/** A lone surrogate has no UTF-8 form, so two different texts would have the same hash. */
function writeText(text: string): string {
  if (PLAIN.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new Error('Text with half a character');
  return JSON.stringify(text);
}
