import { type Property, readProperties } from './properties.ts';

/** What a paragraph's own format or its style says; null where it says nothing. */
export interface ParagraphFormat {
  style: number;
  /** 0 to 8 for headings, 9 for text. */
  outlineLevel: number | null;
  list: number | null;
  listLevel: number | null;
  isInTable: boolean;
  /** The mark at its end closes a row. */
  isRowEnd: boolean;
  /** How many tables it lies in; null: one, if in any. */
  tableDepth: number | null;
  isInnerCellEnd: boolean;
  isInnerRowEnd: boolean;
  row: RowDefinition | null;
}

/** Cells of a row by their edges, in twentieths of a point. */
export interface RowDefinition {
  edges: number[];
  cells: CellMerge[];
}

export interface CellMerge {
  /** 0 where the cell is not merged with those beside it. */
  across: number;
  down: 'none' | 'first' | 'further';
}

const IN_TABLE = 0x2416;
const ROW_END = 0x2417;
const TABLE_DEPTH = 0x6649;
const INNER_CELL_END = 0x244b;
const INNER_ROW_END = 0x244c;
const OUTLINE_LEVEL = 0x2640;
const LIST = 0x460b;
const LIST_LEVEL = 0x260a;
const TABLE_DEFINITION = 0xd608;
const MERGE_DOWN = 0xd62b;
const MERGE_ACROSS = 0x5624;
/** Properties too long for a page lie among the data. */
const ELSEWHERE = new Set([0x6645, 0x6646]);

/** Reads the style and properties of a paragraph. */
export function readParagraphFormat(bytes: Buffer, data: Buffer): ParagraphFormat {
  const style = bytes.length >= 2 ? bytes.readUInt16LE(0) : 0;
  return readFormat(style, collectProperties(bytes.subarray(2), data));
}

function readFormat(style: number, properties: readonly Property[]): ParagraphFormat {
  const format: ParagraphFormat = {
    style,
    outlineLevel: null,
    list: null,
    listLevel: null,
    isInTable: false,
    isRowEnd: false,
    tableDepth: null,
    isInnerCellEnd: false,
    isInnerRowEnd: false,
    row: null,
  };
  for (const { code, operand } of properties) {
    switch (code) {
      case IN_TABLE:
        format.isInTable = operand[0] === 1;
        break;
      case ROW_END:
        format.isRowEnd = operand[0] === 1;
        break;
      case TABLE_DEPTH:
        format.tableDepth = operand.readInt32LE(0);
        break;
      case INNER_CELL_END:
        format.isInnerCellEnd = operand[0] === 1;
        break;
      case INNER_ROW_END:
        format.isInnerRowEnd = operand[0] === 1;
        break;
      case OUTLINE_LEVEL:
        format.outlineLevel = operand[0] ?? null;
        break;
      case LIST:
        format.list = operand.readInt16LE(0);
        break;
      case LIST_LEVEL:
        format.listLevel = operand[0] ?? null;
        break;
      case TABLE_DEFINITION:
        format.row = readRow(operand);
        break;
      case MERGE_DOWN:
        mergeDown(format.row, operand);
        break;
      case MERGE_ACROSS:
        mergeAcross(format.row, operand);
        break;
    }
  }
  return format;
}

function collectProperties(bytes: Buffer, data: Buffer): Property[] {
  return readProperties(bytes).flatMap((property) => {
    if (!ELSEWHERE.has(property.code)) return [property];
    const at = property.operand.readUInt32LE(0);
    if (at + 2 > data.length) return [];
    return readProperties(data.subarray(at + 2, at + 2 + data.readUInt16LE(at)));
  });
}

const CELL_BYTES = 20;

function readRow(operand: Buffer): RowDefinition | null {
  const count = operand[0] ?? 0;
  const cellsAt = 1 + (count + 1) * 2;
  if (count === 0 || cellsAt > operand.length) return null;
  const edges: number[] = [];
  for (let index = 0; index <= count; index += 1) edges.push(operand.readInt16LE(1 + index * 2));
  const cells = Array.from({ length: count }, (_, index): CellMerge => {
    const at = cellsAt + index * CELL_BYTES;
    const flags = at + 2 <= operand.length ? operand.readUInt16LE(at) : 0;
    return { across: flags & 0x3, down: readDown((flags >> 5) & 0x3) };
  });
  return { edges, cells };
}

function readDown(flags: number): CellMerge['down'] {
  return flags === 1 ? 'further' : flags === 0 ? 'none' : 'first';
}

function mergeDown(row: RowDefinition | null, operand: Buffer): void {
  const cell = row?.cells[operand[0] ?? -1];
  if (cell !== undefined) cell.down = readDown((operand[1] ?? 0) & 0x3);
}

function mergeAcross(row: RowDefinition | null, operand: Buffer): void {
  for (let index = operand[0] ?? 0; index < (operand[1] ?? 0); index += 1) {
    const cell = row?.cells[index];
    if (cell !== undefined) cell.across = index === operand[0] ? 2 : 1;
  }
}
