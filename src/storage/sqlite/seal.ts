import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { existsSync, linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { AppError } from '../../domain/app-error.ts';
import type { Digests } from '../../ledger/chain.ts';

const KEY_BYTES = 32;

/** Seals made with a key that lies beside the database, not in it: who can only reach the database cannot make one. */
export interface Seals {
  ofHead(procurement: string, position: number, version: number, digests: Digests): string;
  /** Also where an earlier version made it. */
  isOfHead(seal: string, procurement: string, position: number, version: number, digests: Digests): boolean;
  /** Over all ledgers in order of their beginnings: `previous` is the seal over those before. */
  ofRegister(previous: string, procurement: string): string;
}

export function createSeals(key: Buffer): Seals {
  const secret = key.toString('hex');
  const authenticate = (...parts: (string | number)[]) =>
    createHmac('sha256', key).update(parts.join('\n')).digest('hex');
  // Every save waits for it, so it is one digest: of SHA-512/256, which nobody can lengthen who does not know what is before it.
  const ofHead: Seals['ofHead'] = (procurement, position, version, { sha256, sm3 }) =>
    hash('sha512-256', `${secret}\nhead\n${procurement}\n${position}\n${version}\n${sha256}\n${sm3}`, 'hex');
  return {
    ofHead,
    isOfHead: (seal, ...head) => {
      const [procurement, position, version, { sha256, sm3 }] = head;
      const earlier = authenticate('head', procurement, position, version, sha256, sm3);
      return isSameSeal(seal, ofHead(...head)) || isSameSeal(seal, earlier);
    },
    ofRegister: (previous, procurement) => authenticate('register', previous, procurement),
  };
}

export function isSameSeal(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
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
