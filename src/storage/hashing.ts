import { hash } from 'node:crypto';
import type { Hashing } from '../ledger/chain.ts';

/** The digests of OpenSSL. */
export const HASHING: Hashing = {
  sha256: (text) => hash('sha256', text, 'hex'),
  sm3: (text) => hash('sm3', text, 'hex'),
};
