import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../domain/app-error.ts';
import { writeCanonical } from '../ledger/canonical-json.ts';

/** Over the bytes of tagmanifest-sha256.txt, which cover every other file. SM2 only where this OpenSSL has it. */
const signatureSchema = z.strictObject({
  algorithm: z.enum(['Ed25519', 'SM2-SM3']),
  publicKey: z.string(),
  signature: z.string(),
});
type Signature = z.output<typeof signatureSchema>;

export type SignatureFault = 'unreadable' | 'wrong' | 'other-key';

/** Object identifier 1.2.156.10197.1.301 in DER. Node has no name for such keys. */
const SM2_CURVE = Buffer.from('06082a811ccf5501822d', 'hex');

export interface SigningKey {
  /** PEM, to be given to whoever verifies. */
  publicKey: string;
  sign(bytes: Uint8Array): string;
}

/** @throws AppError where the PEM holds no private key that can sign */
export function openSigningKey(pem: string, file: string): SigningKey {
  try {
    const key = createPrivateKey(pem);
    const publicKey = createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
    const algorithm = algorithmOf(key);
    return {
      publicKey,
      sign: (bytes) => {
        const signature = sign(digestOf(algorithm), bytes, key).toString('base64');
        return writeCanonical({ algorithm, publicKey, signature } satisfies Signature);
      },
    };
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    throw new AppError(
      'input-invalid',
      { file, message: '不是可用的签名私钥；请用 Ed25519 或 SM2 私钥的 PEM 文件' },
      cause,
    );
  }
}

function algorithmOf(key: KeyObject): Signature['algorithm'] {
  if (key.asymmetricKeyType === 'ed25519') return 'Ed25519';
  const der = key.export({ type: 'pkcs8', format: 'der' });
  if (der.includes(SM2_CURVE)) return 'SM2-SM3';
  throw new Error(`Unsupported key: ${key.asymmetricKeyType}`);
}

function digestOf(algorithm: Signature['algorithm']): 'sm3' | null {
  return algorithm === 'SM2-SM3' ? 'sm3' : null;
}

/** @throws AppError where the PEM holds no public key */
export function openPublicKey(pem: string, file: string): string {
  try {
    return createPublicKey(pem).export({ type: 'spki', format: 'pem' }).toString();
  } catch (cause) {
    throw new AppError('input-invalid', { file, message: '不是可用的公钥；请用 PEM 格式的公钥文件' }, cause);
  }
}

/** @param expectedKey the agency's public key, had from the agency and not from the archive */
export function checkSignature(text: string, bytes: Uint8Array, expectedKey: string | null): SignatureFault | null {
  let given: Signature;
  let key: KeyObject;
  try {
    given = signatureSchema.parse(JSON.parse(text));
    key = createPublicKey(given.publicKey);
    const isAsWritten =
      writeCanonical(given) === text &&
      Buffer.from(given.signature, 'base64').toString('base64') === given.signature &&
      key.export({ type: 'spki', format: 'pem' }).toString() === given.publicKey;
    if (!isAsWritten) return 'unreadable';
  } catch {
    return 'unreadable';
  }
  let isGenuine = false;
  try {
    isGenuine = verify(digestOf(given.algorithm), bytes, key, Buffer.from(given.signature, 'base64'));
  } catch {
    isGenuine = false;
  }
  if (!isGenuine) return 'wrong';
  return expectedKey !== null && given.publicKey !== expectedKey ? 'other-key' : null;
}
