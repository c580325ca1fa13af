const SECTOR = 512;
const MINI_SECTOR = 64;
const MINI_LIMIT = 4096;
const END = 0xfffffffe;
const FREE = 0xffffffff;
const TABLE = 0xfffffffd;

/** A compound file of streams; a storage is a name without content. */
export function writeCompoundFile(streams: Readonly<Record<string, Buffer | null>>): Buffer {
  const sectors: Buffer[] = [];
  const table: number[] = [];
  const add = (content: Buffer) => {
    const start = sectors.length;
    for (let at = 0; at < content.length; at += SECTOR) {
      sectors.push(Buffer.concat([content.subarray(at, at + SECTOR)], SECTOR));
      table.push(at + SECTOR < content.length ? sectors.length : END);
    }
    return content.length === 0 ? END : start;
  };
  const mini: Buffer[] = [];
  const miniTable: number[] = [];
  const entries = Object.entries(streams).map(([name, content]) => {
    if (content === null) return writeEntry(name, 1, END, 0);
    if (content.length >= MINI_LIMIT) return writeEntry(name, 2, add(content), content.length);
    const start = content.length === 0 ? END : mini.length;
    for (let at = 0; at < content.length; at += MINI_SECTOR) {
      mini.push(Buffer.concat([content.subarray(at, at + MINI_SECTOR)], MINI_SECTOR));
      miniTable.push(at + MINI_SECTOR < content.length ? mini.length : END);
    }
    return writeEntry(name, 2, start, content.length);
  });
  const miniStart = add(Buffer.concat(mini));
  const miniTableStart = add(toBytes(miniTable));
  const root = writeEntry('Root Entry', 5, miniStart, mini.length * MINI_SECTOR);
  root.writeUInt32LE(entries.length === 0 ? FREE : 1, 76);
  // The entries hang on each other as a list, which is a tree, too.
  for (const [index, entry] of entries.entries())
    entry.writeUInt32LE(index + 2 > entries.length ? FREE : index + 2, 72);
  const directoryStart = add(Buffer.concat([root, ...entries]));
  const tableStart = sectors.length;
  const tableSectors = Math.ceil((table.length + 2) / (SECTOR / 4 - 1)) + 1;
  for (let index = 0; index < tableSectors; index += 1) table.push(TABLE);
  const written = Buffer.concat([toBytes(table), Buffer.alloc(tableSectors * SECTOR, 0xff)], tableSectors * SECTOR);
  const header = Buffer.alloc(SECTOR, 0xff);
  header.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  header.writeUInt16LE(9, 30);
  header.writeUInt16LE(6, 32);
  header.writeUInt32LE(tableSectors, 44);
  header.writeUInt32LE(directoryStart, 48);
  header.writeUInt32LE(MINI_LIMIT, 56);
  header.writeUInt32LE(miniTableStart, 60);
  header.writeUInt32LE(END, 68);
  for (let index = 0; index < tableSectors; index += 1) header.writeUInt32LE(tableStart + index, 76 + index * 4);
  return Buffer.concat([header, ...sectors, written]);
}

function writeEntry(name: string, type: number, start: number, size: number): Buffer {
  const entry = Buffer.alloc(128);
  entry.write(name, 'utf16le');
  entry.writeUInt16LE((name.length + 1) * 2, 64);
  entry.writeUInt8(type, 66);
  entry.writeUInt32LE(FREE, 68);
  entry.writeUInt32LE(FREE, 72);
  entry.writeUInt32LE(FREE, 76);
  entry.writeUInt32LE(start, 116);
  entry.writeUInt32LE(size, 120);
  return entry;
}

function toBytes(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4);
  for (const [index, number] of numbers.entries()) bytes.writeUInt32LE(number, index * 4);
  return bytes;
}
