import { expect, test } from 'vitest';
import type { PdfSignature } from '../../domain/pdf-signature.ts';
import { checkSignatures } from './signatures.ts';

const location = { file: '投标文件.pdf', page: null, path: 'signature[1]', quote: '' };
const intact: PdfSignature = {
  state: 'intact',
  reason: '签名有效',
  signer: '示例甲',
  issuer: '示例签发机构',
  signedAt: '2025-12-12T01:00:00Z',
  coversWholeFile: true,
  isFollowed: false,
  isOutsideValidity: false,
  location,
};
const codes = (change: Partial<PdfSignature>) =>
  checkSignatures([{ ...intact, ...change }], []).map(({ code }) => code);

test('an intact signature needs no word, nor one that a later signature follows', () => {
  expect([codes({}), codes({ state: 'extended', isFollowed: true })]).toEqual([[], []]);
});

test.each([
  [{ state: 'changed' }, 'signature-changed'],
  [{ state: 'broken' }, 'signature-broken'],
  [{ state: 'unverifiable' }, 'signature-unverified'],
  [{ state: 'extended' }, 'signature-partial'],
  [{ isOutsideValidity: true }, 'signature-certificate-date'],
] as const)('%j is a finding with its place, never an error', (change, code) => {
  const findings = checkSignatures([{ ...intact, ...change }], []);
  expect(findings).toMatchObject([{ code, locations: [location] }]);
  expect(findings[0]?.severity).not.toBe('error');
});

test('a picture of a seal is only a picture', () => {
  expect(checkSignatures([], [location])).toMatchObject([{ code: 'seal-picture', severity: 'info' }]);
});
