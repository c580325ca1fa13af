import { createHash } from 'node:crypto';
import { Certificate, ContentInfo, type RelativeDistinguishedNames, SignedData, type SignerInfo } from 'pkijs';

/** A CMS message as far as it concerns us. */
export interface SignedMessage {
  signedData: SignedData;
  signer: SignerInfo;
  certificate: Certificate | null;
  /** Digest of the content as the signer stated it; null where the signature is over the content itself. */
  statedDigest: Buffer | null;
  digest: DigestName | null;
  /** Content that the message carries itself. */
  content: Buffer | null;
  signedAt: Date | null;
}

export type DigestName = 'sha1' | 'sha256' | 'sha384' | 'sha512' | 'sm3';

const DIGESTS: Readonly<Record<string, DigestName>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
  '1.2.156.10197.1.401': 'sm3',
};
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const COMMON_NAME = '2.5.4.3';
/** Chinese national algorithms: SM2 and what is built on it. */
const NATIONAL = /^1\.2\.156\.10197\./;

/** @throws whatever the parts of the message make the parser throw */
export function parseMessage(bytes: Buffer): SignedMessage {
  const info = ContentInfo.fromBER(new Uint8Array(bytes));
  const signedData = new SignedData({ schema: info.content });
  const signer = signedData.signerInfos[0];
  if (signer === undefined) throw new Error('no signer');
  const attributes = signer.signedAttrs?.attributes ?? [];
  const findValue = (type: string): unknown => attributes.find((attribute) => attribute.type === type)?.values[0];
  return {
    signedData,
    signer,
    certificate: findCertificate(signedData, signer),
    statedDigest: readOctets(findValue(MESSAGE_DIGEST)),
    digest: DIGESTS[signer.digestAlgorithm.algorithmId] ?? null,
    content: readContent(signedData),
    signedAt: readTime(findValue(SIGNING_TIME)),
  };
}

export function usesNationalAlgorithms({ signer, certificate }: SignedMessage): boolean {
  const key = certificate?.subjectPublicKeyInfo.algorithm.algorithmParams as
    | { valueBlock?: { toString(): string } }
    | undefined;
  return (
    NATIONAL.test(signer.signatureAlgorithm.algorithmId) ||
    NATIONAL.test(signer.digestAlgorithm.algorithmId) ||
    NATIONAL.test(key?.valueBlock?.toString() ?? '')
  );
}

export function digestOf(name: DigestName, content: Uint8Array): Buffer {
  return createHash(name).update(content).digest();
}

export function commonName(name: RelativeDistinguishedNames): string | null {
  const value = name.typesAndValues.find(({ type }) => type === COMMON_NAME)?.value as
    | { valueBlock?: { value?: unknown } }
    | undefined;
  const text = value?.valueBlock?.value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

function findCertificate({ certificates = [] }: SignedData, { sid }: SignerInfo): Certificate | null {
  const own = certificates.filter((certificate) => certificate instanceof Certificate);
  const named = sid as { issuer?: RelativeDistinguishedNames; serialNumber?: Certificate['serialNumber'] };
  const { issuer, serialNumber } = named;
  if (issuer === undefined || serialNumber === undefined) return own.length === 1 ? (own[0] ?? null) : null;
  return (
    own.find((certificate) => certificate.issuer.isEqual(issuer) && certificate.serialNumber.isEqual(serialNumber)) ??
    null
  );
}

function readOctets(value: unknown): Buffer | null {
  const octets = (value as { valueBlock?: { valueHexView?: Uint8Array } } | undefined)?.valueBlock?.valueHexView;
  return octets === undefined ? null : Buffer.from(octets);
}

function readContent({ encapContentInfo: { eContent } }: SignedData): Buffer | null {
  if (eContent === undefined) return null;
  return Buffer.from(eContent.getValue());
}

function readTime(value: unknown): Date | null {
  const time = (value as { toDate?: () => Date } | undefined)?.toDate?.();
  return time === undefined || Number.isNaN(time.getTime()) ? null : time;
}
