import type { PdfSignature, SignatureState } from '../../../../src/domain/pdf-signature.ts';
import { findSignaturePlaces, type SignaturePlace } from './signature-places.ts';
import { commonName, digestOf, parseMessage, type SignedMessage, usesNationalAlgorithms } from './signed-message.ts';

const TIME_STAMP = 'ETSI.RFC3161';
const SHA1_INSIDE = 'adbe.pkcs7.sha1';
const NOT_CMS = 'adbe.x509.rsa_sha1';
const TRUST = '证书是否可信（签发机构、是否吊销）未核验';

interface Verdict {
  state: Exclude<SignatureState, 'extended'>;
  reason: string;
}

/** Signatures of a PDF in the order in which they were made. Never throws: what cannot be read is `broken`. */
export async function readSignatures(file: string, bytes: Uint8Array): Promise<PdfSignature[]> {
  const places = findSignaturePlaces(bytes);
  return Promise.all(
    places.map(async (place, index) => {
      const coversWholeFile = isOnlyLineEnds(bytes, place.end);
      const isFollowed = places.some((other) => other.end > place.end && isOnlyLineEnds(bytes, other.end));
      const message = readMessage(place);
      const verdict = message === null ? BROKEN : await verify(place, message, bytes).catch(() => BROKEN);
      return {
        ...limit(verdict, coversWholeFile, isFollowed),
        ...describe(message),
        coversWholeFile,
        isFollowed,
        location: { file, page: null, path: `signature[${index + 1}]`, quote: '' },
      };
    }),
  );
}

const BROKEN: Verdict = { state: 'broken', reason: '签名数据已损坏或不完整，无法读取' };

function isOnlyLineEnds(bytes: Uint8Array, from: number): boolean {
  return from <= bytes.length && bytes.subarray(from).every((byte) => byte === 0x0a || byte === 0x0d);
}

function readMessage({ message, format }: SignaturePlace): SignedMessage | null {
  if (message === null || format === NOT_CMS) return null;
  try {
    return parseMessage(message);
  } catch {
    return null;
  }
}

async function verify(place: SignaturePlace, message: SignedMessage, bytes: Uint8Array): Promise<Verdict> {
  if (place.format === TIME_STAMP) return { state: 'unverifiable', reason: '文档时间戳，不是签署人的签名，未核验' };
  const covered = Buffer.concat([bytes.subarray(0, place.gapStart), bytes.subarray(place.gapEnd, place.end)]);
  const { content, digest, statedDigest } = message;
  if (content !== null && !content.equals(place.format === SHA1_INSIDE ? digestOf('sha1', covered) : covered))
    return { state: 'changed', reason: '签名所含的内容与文件不同，签名后文件被改动过' };
  const signed = content ?? covered;
  if (digest !== null && statedDigest !== null && !digestOf(digest, signed).equals(statedDigest))
    return { state: 'changed', reason: '摘要与文件内容不符，签名后文件被改动过' };
  if (usesNationalAlgorithms(message)) {
    const known = digest !== null && statedDigest !== null;
    return {
      state: 'unverifiable',
      reason: `国密算法（SM2/SM3）签名：${known ? '摘要与文件内容相符' : '摘要未能核对'}，签名值未能核验，请用签章软件核验`,
    };
  }
  return verifyValue(message, signed);
}

async function verifyValue({ signedData }: SignedMessage, signed: Buffer): Promise<Verdict> {
  const data = new Uint8Array(signed).buffer;
  try {
    const { signatureVerified } = await signedData.verify({ signer: 0, data, checkChain: false, extendedMode: true });
    return signatureVerified === true
      ? { state: 'intact', reason: `签名有效，内容与签署时一致；${TRUST}` }
      : { state: 'changed', reason: '签名值与内容或证书不符' };
  } catch {
    return { state: 'unverifiable', reason: '签名的算法或证书无法在此核验，请用签章软件核验' };
  }
}

/** Something that stands behind the signed part may change what the reader sees. */
function limit(
  verdict: Verdict,
  coversWholeFile: boolean,
  isFollowed: boolean,
): Pick<PdfSignature, 'state' | 'reason'> {
  if (verdict.state !== 'intact' || coversWholeFile) return verdict;
  const what = isFollowed ? '其后又有签名，后一处签名覆盖到文件末尾' : '其后文件又追加了内容，追加的部分没有签名';
  return { state: 'extended', reason: `签名所覆盖的部分有效；${what}；${TRUST}` };
}

function describe(
  message: SignedMessage | null,
): Pick<PdfSignature, 'signer' | 'issuer' | 'signedAt' | 'isOutsideValidity'> {
  const certificate = message?.certificate ?? null;
  const signedAt = message?.signedAt ?? null;
  const isOutsideValidity =
    certificate !== null &&
    signedAt !== null &&
    (signedAt < certificate.notBefore.value || signedAt > certificate.notAfter.value);
  return {
    signer: certificate === null ? null : commonName(certificate.subject),
    issuer: certificate === null ? null : commonName(certificate.issuer),
    signedAt: signedAt === null ? null : signedAt.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    isOutsideValidity,
  };
}
