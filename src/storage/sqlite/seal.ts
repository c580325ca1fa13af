import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '../../domain/app-error.ts';
import type { Digests } from '../../ledger/chain.ts';

const KEY_BYTES = 32;

/** Seals made with a key that lies beside the database, not in it: who can only reach the database cannot make one. */
export interface Seals {
  ofHead(procurement: string, position: number, version: number, digests: Digests): string;
  /** Over all ledgers in order of their beginnings: `previous` is the seal over those before. */
  ofRegister(previous: string, procurement: string): string;
}

export function createSeals(key: Uint8Array): Seals {
  const authenticate = createMac(key);
  const seal = (...parts: (string | number)[]) => authenticate(parts.join('\n'));
  return {
    ofHead: (procurement, position, version, { sha256, sm3 }) =>
      seal('head', procurement, position, version, sha256, sm3),
    ofRegister: (previous, procurement) => seal('register', previous, procurement),
  };
}

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
/** Room for what is sealed of a ledger with a name of usual length. */
const USUAL_BYTES = 1024;

/**
 * HMAC-SHA-256 (RFC 2104) in lower-case hexadecimal, with keys of at most a block: two digests over buffers that are kept,
 * as every save waits for one and an object of `node:crypto` takes several times as long.
 */
export function createMac(key: Uint8Array): (text: string) => string {
  let inner = Buffer.alloc(BLOCK_BYTES + USUAL_BYTES, 0x36);
  const outer = Buffer.alloc(BLOCK_BYTES + DIGEST_BYTES, 0x5c);
  for (const [at, byte] of key.entries()) {
    inner[at] = byte ^ 0x36;
    outer[at] = byte ^ 0x5c;
  }
  return (text) => {
    const bytes = Buffer.byteLength(text, 'utf8');
    if (BLOCK_BYTES + bytes > inner.length) inner = Buffer.concat([inner, Buffer.alloc(bytes)]);
    inner.write(text, BLOCK_BYTES, 'utf8');
    outer.set(hash('sha256', inner.subarray(0, BLOCK_BYTES + bytes), 'buffer'), BLOCK_BYTES);
    return hash('sha256', outer, 'hex');
  };
}

export function isSameSeal(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

const LEDGER_KEY: KeyWords = {
  missing: '台账的封印密钥已丢失，无法确认台账没有被截短；请从备份中放回 ledger.key',
  damaged: '台账的封印密钥已损坏，请从备份中放回 ledger.key',
};

/** What is said where a key is gone or damaged, and what to do. */
export interface KeyWords {
  missing: string;
  damaged: string;
}

/**
 * A key of a data folder, the ledger's unless told otherwise, made at its first use.
 * @throws AppError `storage-damaged` where a database has lost its key
 */
export function openKey(file: string, mayCreate: boolean, { missing, damaged } = LEDGER_KEY): Buffer {
  if (!existsSync(file)) {
    if (!mayCreate) throw new AppError('storage-damaged', { file, message: missing });
    createKey(file);
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'hex');
  if (key.length !== KEY_BYTES) throw new AppError('storage-damaged', { file, message: damaged });
  return key;
}

/** Written aside and linked, so that two servers starting at once agree on one. */
function createKey(file: string): void {
  const aside = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
  writeFileSync(aside, randomBytes(KEY_BYTES).toString('hex'), { mode: 0o600, flush: true });
  try {
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside);
  }
}
