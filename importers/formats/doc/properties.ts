/** One property of text or a paragraph ("sprm" in [MS-DOC]): what it sets, and its operand. */
export interface Property {
  code: number;
  operand: Buffer;
}

const TABLE_DEFINITION = 0xd608;
const TABLE_DEFINITION_OLD = 0xd606;
const CHANGED_TABS = 0xc615;
/** Bytes of the operand by the three highest bits of the code; 6 is preceded by its length. */
const OPERAND_BYTES = [1, 1, 2, 4, 2, 2, 0, 3] as const;
const VARIABLE = 6;

/** Splits a list of properties; what is cut off at its end is left out. */
export function readProperties(bytes: Buffer): Property[] {
  const properties: Property[] = [];
  let at = 0;
  while (at + 2 < bytes.length) {
    const code = bytes.readUInt16LE(at);
    at += 2;
    const kind = code >> 13;
    let size: number = OPERAND_BYTES[kind] ?? 1;
    if (kind === VARIABLE) {
      if (code === TABLE_DEFINITION || code === TABLE_DEFINITION_OLD) {
        if (at + 2 > bytes.length) break;
        // The length counts one byte of itself.
        size = Math.max(bytes.readUInt16LE(at) - 1, 0);
        at += 2;
      } else {
        size = bytes.readUInt8(at);
        at += 1;
        // Longer than its length can say; nothing read here stands behind it.
        if (code === CHANGED_TABS && size === 255) break;
      }
    }
    if (at + size > bytes.length) break;
    properties.push({ code, operand: bytes.subarray(at, at + size) });
    at += size;
  }
  return properties;
}
