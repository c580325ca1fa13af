import { createHash, type webcrypto } from 'node:crypto';
import * as asn1js from 'asn1js';
import {
  AlgorithmIdentifier,
  Attribute,
  AttributeTypeAndValue,
  Certificate,
  ContentInfo,
  EncapsulatedContentInfo,
  IssuerAndSerialNumber,
  SignedAndUnsignedAttributes,
  SignedData,
  SignerInfo,
} from 'pkijs';

const CONTENTS_LENGTH = 8192;
const RANGE_WIDTH = 10;

export interface Signing {
  name?: string;
  at?: Date;
  format?: string;
  /** Signs with the digest of the Chinese national standard; the value cannot be computed and is left as noise. */
  isNational?: boolean;
}

/** A one-page PDF with its own text, signed with a key made for it. */
export async function signedPdf(options: Signing = {}): Promise<Buffer> {
  return sign(Buffer.from(PAGE, 'latin1'), options);
}

/** Adds a revision that holds a signature over everything before it and itself. */
export async function sign(file: Buffer, options: Signing = {}): Promise<Buffer> {
  const { format = 'adbe.pkcs7.detached' } = options;
  const head = `\n9 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${format} /ByteRange [`;
  const range = (numbers: readonly number[]) =>
    numbers.map((number) => String(number).padStart(RANGE_WIDTH, ' ')).join(' ');
  const beforeGap = file.length + Buffer.byteLength(`${head}${range([0, 0, 0, 0])}] /Contents `);
  const tail = '>>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n';
  const gapEnd = beforeGap + CONTENTS_LENGTH + 2;
  const numbers = range([0, beforeGap, gapEnd, tail.length]);
  const first = Buffer.concat([file, Buffer.from(`${head}${numbers}] /Contents `)]);
  const message = await createMessage(Buffer.concat([first, Buffer.from(tail)]), options);
  const contents = message.toString('hex').padEnd(CONTENTS_LENGTH, '0');
  return Buffer.concat([first, Buffer.from(`<${contents}>`), Buffer.from(tail)]);
}

async function createMessage(content: Buffer, options: Signing): Promise<Buffer> {
  const { name = '示例甲数字科技有限公司', at = new Date('2025-12-12T01:00:00Z'), isNational = false } = options;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await createCertificate(keys, name);
  const digest = createHash(isNational ? 'sm3' : 'sha256')
    .update(content)
    .digest();
  const attribute = (type: string, value: asn1js.BaseBlock) => new Attribute({ type, values: [value] });
  const signedData = new SignedData({
    version: 1,
    encapContentInfo: new EncapsulatedContentInfo({ eContentType: '1.2.840.113549.1.7.1' }),
    signerInfos: [
      new SignerInfo({
        version: 1,
        sid: new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber }),
        signedAttrs: new SignedAndUnsignedAttributes({
          type: 0,
          attributes: [
            attribute('1.2.840.113549.1.9.3', new asn1js.ObjectIdentifier({ value: '1.2.840.113549.1.7.1' })),
            attribute('1.2.840.113549.1.9.5', new asn1js.UTCTime({ valueDate: at })),
            attribute('1.2.840.113549.1.9.4', new asn1js.OctetString({ valueHex: new Uint8Array(digest).buffer })),
          ],
        }),
      }),
    ],
    certificates: [certificate],
  });
  await signedData.sign(keys.privateKey, 0, 'SHA-256');
  const signer = signedData.signerInfos[0];
  if (isNational && signer !== undefined) {
    signer.digestAlgorithm = new AlgorithmIdentifier({ algorithmId: '1.2.156.10197.1.401' });
    signer.signatureAlgorithm = new AlgorithmIdentifier({ algorithmId: '1.2.156.10197.1.501' });
  }
  const info = new ContentInfo({ contentType: ContentInfo.SIGNED_DATA, content: signedData.toSchema(true) });
  return Buffer.from(info.toSchema().toBER());
}

async function createCertificate(keys: webcrypto.CryptoKeyPair, name: string): Promise<Certificate> {
  const certificate = new Certificate();
  const commonName = () =>
    new AttributeTypeAndValue({ type: '2.5.4.3', value: new asn1js.Utf8String({ value: name }) });
  certificate.version = 2;
  certificate.serialNumber = new asn1js.Integer({ value: 7 });
  certificate.issuer.typesAndValues.push(commonName());
  certificate.subject.typesAndValues.push(commonName());
  certificate.notBefore.value = new Date('2025-01-01T00:00:00Z');
  certificate.notAfter.value = new Date('2026-12-31T00:00:00Z');
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  await certificate.sign(keys.privateKey, 'SHA-256');
  return certificate;
}

const PAGE = `%PDF-1.7
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Kids [3 0 R] /Count 1 >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>
endobj
4 0 obj
<< /Length 61 >>
stream
BT /F1 12 Tf 72 770 Td (Price of this bid: 318000 yuan) Tj ET
endstream
endobj
trailer
<< /Root 1 0 R >>
%%EOF
`;
