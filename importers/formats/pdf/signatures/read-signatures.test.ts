import { describe, expect, test } from 'vitest';
import { importDocument } from '../../../importer.ts';
import { readSignatures } from './read-signatures.ts';
import { sign, signedPdf } from './signed-pdf-fixture.ts';

const read = async (bytes: Buffer) => readSignatures('投标文件.pdf', bytes);
const PRICE = '318000 yuan';

describe('signatures of a PDF', () => {
  test('one over the whole file: intact, with who and when', async () => {
    expect(await read(await signedPdf())).toMatchObject([
      {
        state: 'intact',
        signer: '示例甲数字科技有限公司',
        signedAt: '2025-12-12T01:00:00Z',
        coversWholeFile: true,
        isOutsideValidity: false,
        location: { file: '投标文件.pdf', path: 'signature[1]' },
      },
    ]);
  });

  test('one changed byte inside what was signed', async () => {
    const bytes = await signedPdf();
    bytes.write('218000 yuan', bytes.indexOf(PRICE), 'latin1');
    expect(await read(bytes)).toMatchObject([{ state: 'changed', signer: '示例甲数字科技有限公司' }]);
  });

  test('a changed signature value', async () => {
    const bytes = await signedPdf();
    const text = bytes.toString('latin1');
    const end = text.search(/0{400}/) - 10;
    bytes.write(text[end] === '1' ? '2' : '1', end, 'latin1');
    expect(await read(bytes)).not.toMatchObject([{ state: 'intact' }]);
  });

  test('something added behind it', async () => {
    const bytes = Buffer.concat([await signedPdf(), Buffer.from('4 0 obj\n<< >>\nendobj\n%%EOF\n')]);
    expect(await read(bytes)).toMatchObject([{ state: 'extended', coversWholeFile: false, isFollowed: false }]);
  });

  test('two signatures: the first is followed by the second, which covers the file', async () => {
    expect(await read(await sign(await signedPdf(), { name: '人员甲' }))).toMatchObject([
      { state: 'extended', isFollowed: true, signer: '示例甲数字科技有限公司' },
      { state: 'intact', isFollowed: false, signer: '人员甲' },
    ]);
  });

  test('text put beside the message, where no signature covers it', async () => {
    const bytes = await signedPdf();
    const end = bytes.lastIndexOf('0>');
    bytes.write('Q', end, 'latin1');
    expect(await read(bytes)).toMatchObject([{ state: 'broken', signer: null }]);
  });

  test('a certificate that was not yet valid', async () => {
    expect(await read(await signedPdf({ at: new Date('2024-06-01T00:00:00Z') }))).toMatchObject([
      { isOutsideValidity: true },
    ]);
  });

  test('national algorithms: the digest is compared, the value is said not to be verified', async () => {
    const [signature] = await read(await signedPdf({ isNational: true }));
    expect(signature).toMatchObject({ state: 'unverifiable' });
    expect(signature?.reason).toContain('摘要与文件内容相符，签名值未能核验');
    const bytes = await signedPdf({ isNational: true });
    bytes.write('218000 yuan', bytes.indexOf(PRICE), 'latin1');
    expect(await read(bytes)).toMatchObject([{ state: 'changed' }]);
  });

  test.each([
    ['a range beyond the file', '/ByteRange [0 10 20 99999999]'],
    ['a range that goes backwards', '/ByteRange [0 30 20 10]'],
    ['no message in the gap', '%PDF-1.7 /ByteRange [0 10 40 5] ................................'],
    ['a message that is no message', `%PDF-1.7 <00112233> /ByteRange [0 9 19 50] ${' '.repeat(60)}`],
  ])('%s is broken, never a crash', async (_, text) => {
    expect(await read(Buffer.from(text))).toMatchObject([{ state: 'broken' }]);
  });

  test('a file without one has none, nor does one that only speaks of them', async () => {
    expect(await read(Buffer.from('%PDF-1.7 /ByteRange is an entry'))).toEqual([]);
  });

  test('come with the document when it is imported', async () => {
    const document = await importDocument('投标文件.pdf', await signedPdf());
    expect(document.signatures).toMatchObject([{ state: 'intact' }]);
    expect(document.blocks.map((block) => (block.type === 'table' ? '' : block.text)).join()).toContain(PRICE);
  });
});
