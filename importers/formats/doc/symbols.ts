import { codePoint } from 'dingbat-to-unicode';

/** The character a symbol font shows, null where it is not known. */
export function findSymbol(font: string, code: number): string | null {
  return codePoint(font, code & 0xff)?.string ?? (code < 0xf000 ? String.fromCharCode(code) : null);
}

/** Names of the fonts of a file, by their numbers. */
export function readFonts(table: Buffer): string[] {
  const fonts: string[] = [];
  if (table.length < 4) return fonts;
  const count = table.readUInt16LE(0);
  // Each font: its length, 39 bytes of its shape, its name.
  let at = 4;
  for (let index = 0; index < count && at < table.length; index += 1) {
    const size = table.readUInt8(at);
    const name = table.toString('utf16le', at + 40, Math.max(at + 40, at + 1 + size));
    fonts.push(name.split('\0')[0] ?? '');
    at += 1 + size;
  }
  return fonts;
}
