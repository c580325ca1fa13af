import { CompoundFile } from './compound-file.ts';

/** The parts of the text in the order in which a file stores them. */
const STORIES = [
  'body',
  'footnotes',
  'headers',
  'macros',
  'comments',
  'endnotes',
  'textBoxes',
  'headerTextBoxes',
] as const;
export type StoryName = (typeof STORIES)[number];
const STORY_LENGTHS = 0x4c;

/** Tables a file may have, by their place in its list of places (FibRgFcLcb97). */
const TABLES = {
  styles: 1,
  footnoteReferences: 2,
  footnoteTexts: 3,
  commentReferences: 4,
  commentTexts: 5,
  headerTexts: 11,
  characterPages: 12,
  paragraphPages: 13,
  fonts: 15,
  pieces: 33,
  endnoteReferences: 46,
  endnoteTexts: 47,
  textBoxTexts: 56,
  lists: 73,
  listOverrides: 74,
} as const;
export type TableName = keyof typeof TABLES;
const TABLE_PLACES = 0x9a;
const FIB_BYTES = 0x1aa;

const WORD_97 = 0xa5ec;
const FIRST_WORD_97 = 0x00c1;
const OLDER_WORDS = new Set([0xa59b, 0xa5db, 0xa5dc, 0x37fe]);

export type WordFileFault = 'damaged' | 'encrypted' | 'older';

export class WordFileError extends Error {
  readonly fault: WordFileFault;

  constructor(fault: WordFileFault, message: string) {
    super(message);
    this.fault = fault;
  }
}

export interface Story {
  /** Characters are counted over all stories; `end` is the first one after. */
  start: number;
  end: number;
}

/** The streams of a Word 97–2003 file and where things are in them, as [MS-DOC] says. */
export class WordFile {
  readonly container: CompoundFile;
  /** Text and its formats. */
  readonly main: Buffer;
  /** Pictures, form fields, long lists of properties. */
  readonly data: Buffer;
  readonly stories: Readonly<Record<StoryName, Story>>;
  private readonly tables: Buffer;

  /** @throws CompoundFileError, WordFileError */
  constructor(bytes: Uint8Array) {
    this.container = new CompoundFile(bytes);
    this.main = this.container.read('WordDocument');
    if (this.main.length < 12) throw new WordFileError('damaged', 'no header');
    const magic = this.main.readUInt16LE(0);
    const version = this.main.readUInt16LE(2);
    if (OLDER_WORDS.has(magic) || (magic === WORD_97 && version < FIRST_WORD_97)) {
      throw new WordFileError('older', `version ${version}`);
    }
    if (magic !== WORD_97) throw new WordFileError('damaged', `signature ${magic.toString(16)}`);
    const flags = this.main.readUInt16LE(10);
    if ((flags & 0x0100) !== 0) throw new WordFileError('encrypted', 'encrypted');
    if (this.main.length < FIB_BYTES) throw new WordFileError('damaged', 'header is cut off');
    this.tables = this.container.read((flags & 0x0200) === 0 ? '0Table' : '1Table');
    this.data = this.container.has('Data') ? this.container.read('Data') : Buffer.alloc(0);
    this.stories = this.readStories();
  }

  /** A table's bytes, empty where the file has none; with `rest`, all behind its start. */
  readTable(name: TableName, rest = false): Buffer {
    const at = TABLE_PLACES + TABLES[name] * 8;
    if (at + 8 > this.main.length) return Buffer.alloc(0);
    const start = this.main.readUInt32LE(at);
    const size = this.main.readUInt32LE(at + 4);
    return size === 0 ? Buffer.alloc(0) : this.tables.subarray(start, rest ? undefined : start + size);
  }

  private readStories(): Record<StoryName, Story> {
    let start = 0;
    const stories = STORIES.map((name, index): [StoryName, Story] => {
      const length = Math.max(0, this.main.readInt32LE(STORY_LENGTHS + index * 4));
      const story = { start, end: start + length };
      start = story.end;
      return [name, story];
    });
    return Object.fromEntries(stories) as Record<StoryName, Story>;
  }
}

/** Places of characters, and what a table says between each and the next (a "PLC"). */
export function readPlaces(table: Buffer, itemBytes: number): { places: number[]; items: Buffer[] } {
  const count = Math.max(0, Math.floor((table.length - 4) / (4 + itemBytes)));
  const places: number[] = [];
  const items: Buffer[] = [];
  if (count === 0) return { places, items };
  for (let index = 0; index <= count; index += 1) places.push(table.readUInt32LE(index * 4));
  for (let index = 0; index < count; index += 1) {
    const at = (count + 1) * 4 + index * itemBytes;
    items.push(table.subarray(at, at + itemBytes));
  }
  return { places, items };
}
