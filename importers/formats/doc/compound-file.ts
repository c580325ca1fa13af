/** The container of Word 97 (an OLE compound file) is damaged. */
export class CompoundFileError extends Error {}

const SIGNATURE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const HEADER_BYTES = 512;
const HEADER_TABLE_SECTORS = 109;
/** Sector numbers from here on are marks: free, end of chain, table. */
const FIRST_MARK = 0xfffffffa;
const DIRECTORY_ENTRY_BYTES = 128;
const ROOT = 5;
const STREAM = 2;
const STORAGE = 1;

interface DirectoryEntry {
  name: string;
  type: number;
  left: number;
  right: number;
  child: number;
  start: number;
  size: number;
}

export function isCompoundFile(bytes: Uint8Array): boolean {
  return SIGNATURE.every((byte, index) => bytes[index] === byte);
}

/** Streams of a compound file, as [MS-CFB] stores them. Chains of sectors that run in circles end the reading. */
export class CompoundFile {
  /** Names of the streams and storages of the root. */
  readonly names: readonly string[];
  private readonly bytes: Buffer;
  private readonly sectorBytes: number;
  private readonly miniSectorBytes: number;
  private readonly miniLimit: number;
  private readonly table: Uint32Array;
  private readonly miniTable: Uint32Array;
  private readonly miniStream: Buffer;
  private readonly streams = new Map<string, DirectoryEntry>();

  /** @throws CompoundFileError */
  constructor(input: Uint8Array) {
    this.bytes = Buffer.from(input.buffer, input.byteOffset, input.byteLength);
    if (!isCompoundFile(input) || this.bytes.length < HEADER_BYTES) throw new CompoundFileError('no header');
    const shift = this.bytes.readUInt16LE(30);
    const miniShift = this.bytes.readUInt16LE(32);
    if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw new CompoundFileError(`sector size ${shift}`);
    this.sectorBytes = 2 ** shift;
    this.miniSectorBytes = 2 ** miniShift;
    this.miniLimit = this.bytes.readUInt32LE(56);
    this.table = this.readTable();
    const entries = this.readDirectory();
    const root = entries.find((entry) => entry.type === ROOT);
    if (root === undefined) throw new CompoundFileError('no root');
    this.miniTable = toNumbers(this.readChain(this.bytes.readUInt32LE(60)));
    this.miniStream = this.readChain(root.start).subarray(0, root.size);
    this.names = this.collectChildren(entries, root);
  }

  has(name: string): boolean {
    return this.streams.has(name.toLowerCase());
  }

  /** @throws CompoundFileError */
  read(name: string): Buffer {
    const entry = this.streams.get(name.toLowerCase());
    if (entry === undefined) throw new CompoundFileError(`no stream ${name}`);
    const content = entry.size < this.miniLimit ? this.readMiniChain(entry.start) : this.readChain(entry.start);
    return content.subarray(0, entry.size);
  }

  private readTable(): Uint32Array {
    const sectors: number[] = [];
    for (let index = 0; index < HEADER_TABLE_SECTORS; index += 1) sectors.push(this.bytes.readUInt32LE(76 + index * 4));
    const seen = new Set<number>();
    for (let next = this.bytes.readUInt32LE(68); next < FIRST_MARK && !seen.has(next); ) {
      seen.add(next);
      const numbers = toNumbers(this.readSector(next));
      sectors.push(...numbers.subarray(0, -1));
      next = numbers.at(-1) ?? FIRST_MARK;
    }
    const used = sectors.filter((sector) => sector < FIRST_MARK);
    return toNumbers(Buffer.concat([...new Set(used)].map((sector) => this.readSector(sector))));
  }

  private readSector(sector: number): Buffer {
    const start = (sector + 1) * this.sectorBytes;
    if (start >= this.bytes.length) throw new CompoundFileError(`sector ${sector} is behind the end`);
    const content = this.bytes.subarray(start, start + this.sectorBytes);
    // The last sector of a file may be shorter than the others.
    return content.length === this.sectorBytes ? content : Buffer.concat([content], this.sectorBytes);
  }

  private readChain(start: number): Buffer {
    return Buffer.concat(followChain(start, this.table).map((sector) => this.readSector(sector)));
  }

  private readMiniChain(start: number): Buffer {
    const size = this.miniSectorBytes;
    const sectors = followChain(start, this.miniTable).map((sector) =>
      this.miniStream.subarray(sector * size, (sector + 1) * size),
    );
    return Buffer.concat(sectors);
  }

  private readDirectory(): DirectoryEntry[] {
    const content = this.readChain(this.bytes.readUInt32LE(48));
    const entries: DirectoryEntry[] = [];
    for (let at = 0; at + DIRECTORY_ENTRY_BYTES <= content.length; at += DIRECTORY_ENTRY_BYTES) {
      const nameBytes = Math.min(Math.max(content.readUInt16LE(at + 64) - 2, 0), 62);
      entries.push({
        name: content.toString('utf16le', at, at + nameBytes),
        type: content.readUInt8(at + 66),
        left: content.readUInt32LE(at + 68),
        right: content.readUInt32LE(at + 72),
        child: content.readUInt32LE(at + 76),
        start: content.readUInt32LE(at + 116),
        size: content.readUInt32LE(at + 120),
      });
    }
    return entries;
  }

  private collectChildren(entries: readonly DirectoryEntry[], root: DirectoryEntry): string[] {
    const names: string[] = [];
    const seen = new Set<number>();
    const waiting = [root.child];
    for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
      const entry = entries[index];
      if (entry === undefined || seen.has(index)) continue;
      seen.add(index);
      if (entry.type === STREAM) this.streams.set(entry.name.toLowerCase(), entry);
      if (entry.type === STREAM || entry.type === STORAGE) names.push(entry.name);
      waiting.push(entry.left, entry.right);
    }
    return names;
  }
}

function followChain(start: number, table: Uint32Array): number[] {
  const sectors: number[] = [];
  for (let sector = start; sector < FIRST_MARK; sector = table[sector] ?? FIRST_MARK) {
    sectors.push(sector);
    if (sectors.length > table.length) throw new CompoundFileError('sectors run in a circle');
  }
  return sectors;
}

function toNumbers(bytes: Buffer): Uint32Array {
  const numbers = new Uint32Array(Math.floor(bytes.length / 4));
  for (let index = 0; index < numbers.length; index += 1) numbers[index] = bytes.readUInt32LE(index * 4);
  return numbers;
}
