import { type ParagraphFormat, readParagraphFormat } from './paragraph-format.ts';

const PARAGRAPH_STYLE = 1;
const NO_STYLE = 0xfff;
/** Styles 1 to 9 are the headings 1 to 9 in every file. */
const LAST_HEADING = 9;

interface Style {
  base: number;
  format: ParagraphFormat;
}

export interface StyleSheet {
  /** Level of a heading, null where a paragraph of the style is none. */
  findHeadingLevel(style: number): number | null;
  /** The list a style puts its paragraphs in. */
  findList(style: number): { list: number; level: number } | null;
}

/** What the paragraph styles say about headings and lists, each with what it takes from the style it is based on. */
export function readStyleSheet(table: Buffer, data: Buffer): StyleSheet {
  const styles = readStyles(table, data);
  const find = <T>(style: number, pick: (format: ParagraphFormat) => T | null): T | null => {
    const seen = new Set<number>();
    for (let index = style; !seen.has(index); ) {
      seen.add(index);
      const known = styles.get(index);
      const value = known === undefined ? null : pick(known.format);
      if (value !== null) return value;
      index = known?.base ?? NO_STYLE;
    }
    return null;
  };
  const findHeadingLevel = (style: number) => {
    const level = find(style, (format) => format.outlineLevel);
    if (level !== null) return level < LAST_HEADING ? level + 1 : null;
    return style >= 1 && style <= LAST_HEADING ? style : null;
  };
  const findList = (style: number) => {
    const list = find(style, (format) => format.list);
    return list === null || list === 0 ? null : { list, level: find(style, (format) => format.listLevel) ?? 0 };
  };
  return { findHeadingLevel, findList };
}

function readStyles(table: Buffer, data: Buffer): Map<number, Style> {
  const styles = new Map<number, Style>();
  if (table.length < 6) return styles;
  const count = table.readUInt16LE(2);
  const baseBytes = table.readUInt16LE(4);
  let at = 2 + table.readUInt16LE(0);
  for (let index = 0; index < count && at + 2 <= table.length; index += 1) {
    const size = table.readUInt16LE(at);
    const style = readStyle(table.subarray(at + 2, at + 2 + size), baseBytes, data);
    if (style !== null) styles.set(index, style);
    at += 2 + size;
  }
  return styles;
}

/** A style: its kind and base, its name, and then the properties of its paragraphs. */
function readStyle(bytes: Buffer, baseBytes: number, data: Buffer): Style | null {
  if (bytes.length < baseBytes + 4 || bytes.length < 6) return null;
  const kind = bytes.readUInt16LE(2);
  if ((kind & 0xf) !== PARAGRAPH_STYLE) return null;
  const nameLength = bytes.readUInt16LE(baseBytes);
  const at = evenly(baseBytes + 2 + (nameLength + 1) * 2);
  if (at + 2 > bytes.length) return null;
  const properties = bytes.subarray(at + 2, at + 2 + bytes.readUInt16LE(at));
  return { base: kind >> 4, format: readParagraphFormat(properties, data) };
}

function evenly(bytes: number): number {
  return bytes + (bytes % 2);
}
