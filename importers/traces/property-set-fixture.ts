/** A property as its bytes; see the functions below. */
export type PropertyFixture = readonly [id: number, content: Buffer];

export const SUMMARY_FORMAT = 'e0859ff2f94f6810ab9108002b27b3d9';
export const DOCUMENT_FORMAT = '02d5cdd59c2e1b10939708002b2cf9ae';
export const USER_FORMAT = '05d5cdd59c2e1b10939708002b2cf9ae';

/** A stream of property sets: the format of each with its properties. */
export function writePropertySets(sets: Readonly<Record<string, readonly PropertyFixture[]>>): Buffer {
  const head = Buffer.alloc(28);
  head.writeUInt16LE(0xfffe, 0);
  head.writeUInt32LE(Object.keys(sets).length, 24);
  const bodies = Object.values(sets).map(writeSet);
  let at = 28 + bodies.length * 20;
  const list = Object.keys(sets).map((format, index) => {
    const entry = Buffer.concat([Buffer.from(format, 'hex'), writeNumber(at)]);
    at += bodies[index]?.length ?? 0;
    return entry;
  });
  return Buffer.concat([head, ...list, ...bodies]);
}

function writeSet(properties: readonly PropertyFixture[]): Buffer {
  let at = 8 + properties.length * 8;
  const places = properties.map(([id, content]) => {
    const place = Buffer.concat([writeNumber(id), writeNumber(at)]);
    at += content.length;
    return place;
  });
  const contents = properties.map(([, content]) => content);
  return Buffer.concat([writeNumber(at), writeNumber(properties.length), ...places, ...contents]);
}

export function codePage(number: number): PropertyFixture {
  return [1, Buffer.concat([writeNumber(2), writeNumber(number)])];
}

/** Text in the code page of its set. */
export function bytes(id: number, content: Buffer): PropertyFixture {
  return [id, Buffer.concat([writeNumber(0x1e), writeNumber(content.length + 1), fill(content, content.length + 1)])];
}

export function wide(id: number, text: string): PropertyFixture {
  const content = Buffer.from(`${text}\0`, 'utf16le');
  return [id, Buffer.concat([writeNumber(0x1f), writeNumber(content.length / 2), fill(content, content.length)])];
}

/** @param ticks of 100 nanoseconds since 1601 */
export function time(id: number, ticks: bigint): PropertyFixture {
  const content = Buffer.alloc(8);
  content.writeBigUInt64LE(ticks);
  return [id, Buffer.concat([writeNumber(0x40), content])];
}

export function dictionary(names: Readonly<Record<number, string>>): PropertyFixture {
  const entries = Object.entries(names).map(([id, name]) =>
    Buffer.concat([writeNumber(Number(id)), writeNumber(name.length + 1), Buffer.from(`${name}\0`)]),
  );
  return [0, Buffer.concat([writeNumber(entries.length), ...entries])];
}

function fill(content: Buffer, length: number): Buffer {
  return Buffer.concat([content], Math.ceil(length / 4) * 4);
}

function writeNumber(number: number): Buffer {
  const content = Buffer.alloc(4);
  content.writeUInt32LE(number);
  return content;
}
