import { createHash } from 'node:crypto';

/** The padding of PDF 1.7, algorithm 2. */
const PADDING = Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex');
const KEY_BYTES = 5;
export const FILE_ID = Buffer.alloc(16, 7);

/** The standard 40-bit handler: enough to say what a reader may do, and to lock a file. */
export class FixtureEncryption {
  readonly dictionary: string;
  private readonly key: Buffer;

  constructor({ permissions, password = '' }: { permissions: number; password?: string }) {
    const padded = pad(password);
    const ownerKey = createHash('md5').update(pad('owner')).digest().subarray(0, KEY_BYTES);
    const owner = encrypt(ownerKey, padded);
    const rights = Buffer.alloc(4);
    rights.writeInt32LE(permissions);
    const hash = createHash('md5').update(padded).update(owner).update(rights).update(FILE_ID);
    this.key = hash.digest().subarray(0, KEY_BYTES);
    const user = encrypt(this.key, PADDING);
    this.dictionary = `<< /Filter /Standard /V 1 /R 2 /P ${permissions} /O ${hex(owner)} /U ${hex(user)} >>`;
  }

  encryptStream(object: number, data: Buffer): Buffer {
    const suffix = Buffer.from([object & 255, (object >> 8) & 255, (object >> 16) & 255, 0, 0]);
    const key = createHash('md5')
      .update(this.key)
      .update(suffix)
      .digest()
      .subarray(0, KEY_BYTES + 5);
    return encrypt(key, data);
  }
}

function pad(password: string): Buffer {
  return Buffer.concat([Buffer.from(password, 'latin1'), PADDING]).subarray(0, 32);
}

function hex(data: Buffer): string {
  return `<${data.toString('hex')}>`;
}

/** RC4; OpenSSL no longer has it. */
function encrypt(key: Buffer, data: Buffer): Buffer {
  const state = Uint8Array.from({ length: 256 }, (_, index) => index);
  const at = (index: number) => state[index] ?? 0;
  const swap = (one: number, other: number) => {
    const kept = at(one);
    state[one] = at(other);
    state[other] = kept;
  };
  for (let i = 0, j = 0; i < 256; i += 1) {
    j = (j + at(i) + (key[i % key.length] ?? 0)) & 255;
    swap(i, j);
  }
  let i = 0;
  let j = 0;
  return Buffer.from(
    data.map((byte) => {
      i = (i + 1) & 255;
      j = (j + at(i)) & 255;
      swap(i, j);
      return byte ^ at((at(i) + at(j)) & 255);
    }),
  );
}
