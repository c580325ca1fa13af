import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 120;
const HEIGHT = 40;

/** A small grey picture with two dark bars. */
export function buildPng(): Buffer {
  const rows = Array.from({ length: HEIGHT }, (_, y) => {
    const row = Buffer.alloc(WIDTH + 1, 0xff);
    row[0] = 0;
    if (y % 16 > 9) row.fill(0x10, 20, 100);
    return row;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.writeUInt8(8, 8);
  const chunks = [writeChunk('IHDR', header), writeChunk('IDAT', deflateSync(Buffer.concat(rows))), writeChunk('IEND')];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}

function writeChunk(type: string, data: Buffer = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, checksum]);
}
