import { createHash } from 'node:crypto';

/** An agency's keys, for commands and pages. */
export { openPublicKey, openSigningKey, type SigningKey } from '../archive/signature.ts';

/** What two people compare to know that they have the same key: the SHA-256 of its DER form, in groups of four. */
export function describePublicKey(pem: string): string {
  const der = Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
  const hash = createHash('sha256').update(der).digest('hex');
  return hash.match(/.{4}/g)?.join(' ') ?? hash;
}
