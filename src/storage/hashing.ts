import { createHash } from 'node:crypto';
import type { Hashing } from '../ledger/chain.ts';

/** The digests of OpenSSL. */
export const HASHING: Hashing = {
  sha256: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  sm3: (text) => createHash('sm3').update(text, 'utf8').digest('hex'),
};
