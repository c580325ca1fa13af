const CHECK_BOX = 1;
const CHOICE = 2;
const VERSION = 0xffffffff;
const HEADER_AT = 4;
const USES_DEFAULT = 25;
/** Texts between the default of a field and the list of its choices: format, help, status, two macros. */
const TEXTS_BEFORE_CHOICES = 5;

/**
 * What a form's check box or choice shows, which stands in no text but in the data that come with its field
 * ("FFData" in [MS-DOC]). Empty for text fields, whose text is in the document.
 */
export function showFormField(data: Buffer, at: number | null): string {
  if (at === null || at < 0 || at + HEADER_AT + 2 > data.length) return '';
  const start = at + data.readUInt16LE(at + HEADER_AT);
  if (start + 12 > data.length || data.readUInt32LE(start) !== VERSION) return '';
  const flags = data.readUInt16LE(start + 4);
  const kind = flags & 0x3;
  if (kind !== CHECK_BOX && kind !== CHOICE) return '';
  const name = skipText(data, start + 10);
  const usual = name + 2 <= data.length ? data.readUInt16LE(name) : 0;
  const state = (flags >> 2) & 0x1f;
  const chosen = state === USES_DEFAULT ? usual : state;
  if (kind === CHECK_BOX) return chosen === 1 ? '☑' : '☐';
  let choices = name + 2;
  for (let index = 0; index < TEXTS_BEFORE_CHOICES; index += 1) choices = skipText(data, choices);
  return readChoice(data, choices, chosen);
}

function skipText(data: Buffer, at: number): number {
  return at + 2 <= data.length ? at + 2 + (data.readUInt16LE(at) + 1) * 2 : data.length;
}

/** A list of texts: a mark, their number, and each with its length. */
function readChoice(data: Buffer, start: number, chosen: number): string {
  if (start + 6 > data.length || data.readUInt16LE(start) !== 0xffff) return '';
  let at = start + 6;
  for (let index = 0; at + 2 <= data.length && index < data.readUInt16LE(start + 2); index += 1) {
    const end = at + 2 + data.readUInt16LE(at) * 2;
    if (index === chosen) return data.toString('utf16le', at + 2, end);
    at = end;
  }
  return '';
}
