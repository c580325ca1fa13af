import type { ListDefinition, ListLevel } from '../docx/list-definitions.ts';
import { findSymbol } from './symbols.ts';

/** Names number formats have in newer files, by their number in old ones. */
const FORMATS = [
  'decimal',
  'upperRoman',
  'lowerRoman',
  'upperLetter',
  'lowerLetter',
  'ordinal',
  'cardinalText',
  'ordinalText',
  'hex',
  'chicago',
  'ideographDigital',
  'japaneseCounting',
  'aiueo',
  'iroha',
  'decimalFullWidth',
  'decimalHalfWidth',
  'japaneseLegal',
  'japaneseDigitalTenThousand',
  'decimalEnclosedCircle',
  'decimalFullWidth2',
  'aiueoFullWidth',
  'irohaFullWidth',
  'decimalZero',
  'bullet',
  'ganada',
  'chosung',
  'decimalEnclosedFullstop',
  'decimalEnclosedParen',
  'decimalEnclosedCircleChinese',
  'ideographEnclosedCircle',
  'ideographTraditional',
  'ideographZodiac',
  'ideographZodiacTraditional',
  'taiwaneseCounting',
  'ideographLegalTraditional',
  'taiwaneseCountingThousand',
  'taiwaneseDigital',
  'chineseCounting',
  'chineseLegalSimplified',
  'chineseCountingThousand',
] as const;
const NUMBER_IN_DASH = 57;
const NO_NUMBER = 255;

const LEVELS = 9;
const LIST_BYTES = 28;
const LEVEL_BYTES = 28;
const OVERRIDE_BYTES = 16;
const LEVEL_OVERRIDE_BYTES = 8;
const GAPS = ['tab', 'space', 'nothing'] as const;

/** The lists of a file by the numbers their paragraphs know them by, counted from 1. */
export function readLists(lists: Buffer, overrides: Buffer): ReadonlyMap<number, ListDefinition> {
  const templates = readTemplates(lists);
  const definitions = new Map<number, ListDefinition>();
  if (overrides.length < 4) return definitions;
  const count = Math.min(overrides.readUInt32LE(0), Math.floor((overrides.length - 4) / OVERRIDE_BYTES));
  const reader = new LevelReader(overrides, 4 + count * OVERRIDE_BYTES);
  for (let index = 0; index < count; index += 1) {
    const at = 4 + index * OVERRIDE_BYTES;
    const key = overrides.readInt32LE(at);
    const levels = [...(templates.get(key) ?? [])];
    const startOverrides: (number | null)[] = Array.from({ length: LEVELS }, () => null);
    reader.readOverrides(overrides.readUInt8(at + 12), levels, startOverrides);
    if (levels.length > 0)
      definitions.set(index + 1, { numId: String(index + 1), key: String(key), levels, startOverrides });
  }
  return definitions;
}

/** The levels of all lists stand behind the list of lists, outside of what the file gives as its length. */
function readTemplates(table: Buffer): Map<number, (ListLevel | null)[]> {
  const templates = new Map<number, (ListLevel | null)[]>();
  if (table.length < 2) return templates;
  const count = Math.min(table.readUInt16LE(0), Math.floor((table.length - 2) / LIST_BYTES));
  const reader = new LevelReader(table, 2 + count * LIST_BYTES);
  for (let index = 0; index < count; index += 1) {
    const at = 2 + index * LIST_BYTES;
    const isSimple = (table.readUInt8(at + 26) & 1) === 1;
    const levels = Array.from({ length: isSimple ? 1 : LEVELS }, () => reader.readLevel());
    templates.set(table.readInt32LE(at), levels);
  }
  return templates;
}

/** Reads what has no length of its own, one after the other. */
class LevelReader {
  private readonly table: Buffer;
  private at: number;

  constructor(table: Buffer, at: number) {
    this.table = table;
    this.at = at;
  }

  readLevel(): ListLevel | null {
    const { table, at } = this;
    if (at + LEVEL_BYTES + 2 > table.length) return null;
    const characterBytes = table.readUInt8(at + 24);
    const paragraphBytes = table.readUInt8(at + 25);
    const textAt = at + LEVEL_BYTES + paragraphBytes + characterBytes;
    if (textAt + 2 > table.length) return null;
    const length = table.readUInt16LE(textAt);
    const written = table.toString('utf16le', textAt + 2, textAt + 2 + length * 2);
    this.at = textAt + 2 + length * 2;
    const flags = table.readUInt8(at + 5);
    const restart = table.readUInt8(at + 26);
    return {
      start: Math.max(0, table.readInt32LE(at)),
      format: nameFormat(table.readUInt8(at + 4)),
      width: 1,
      text: writeText(written),
      gap: GAPS[table.readUInt8(at + 15)] ?? 'tab',
      isLegal: (flags & 0x04) !== 0,
      restartsAfter: (flags & 0x08) === 0 ? null : restart,
      style: null,
    };
  }

  readOverrides(count: number, levels: (ListLevel | null)[], starts: (number | null)[]): void {
    // What the override of a whole list begins with; nothing is said by it.
    this.at += 4;
    for (let index = 0; index < count && this.at + LEVEL_OVERRIDE_BYTES <= this.table.length; index += 1) {
      const start = this.table.readInt32LE(this.at);
      const flags = this.table.readUInt32LE(this.at + 4);
      this.at += LEVEL_OVERRIDE_BYTES;
      const level = flags & 0xf;
      if (level >= LEVELS) continue;
      if ((flags & 0x20) !== 0) levels[level] = this.readLevel();
      else if ((flags & 0x10) !== 0) starts[level] = start;
    }
  }
}

function nameFormat(number: number): string {
  if (number === NO_NUMBER) return 'none';
  return number === NUMBER_IN_DASH ? 'numberInDash' : (FORMATS[number] ?? 'decimal');
}

/** Places for numbers are the levels themselves as characters; bullets of symbol fonts are signs of no meaning. */
function writeText(written: string): string {
  return [...written]
    .map((character) => {
      const code = character.charCodeAt(0);
      if (code < LEVELS) return `%${code + 1}`;
      return code >= 0xf000 && code <= 0xf0ff ? (findSymbol('Wingdings', code) ?? '•') : character;
    })
    .join('');
}
