import { describe, expect, it } from 'vitest';
import { decodeBytes } from './decode-bytes.ts';
import { encodeGbk } from './gbk-fixture.ts';

const utf16 = (text: string, isReversed = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isReversed ? bytes.swap16() : bytes;
};
const text = '投标报价：318,000.00 元\n服务期 1 年';

describe('text in bytes', () => {
  it.each<[how: string, encoding: string, bytes: Buffer]>([
    ['UTF-8', 'UTF-8', Buffer.from(text)],
    ['UTF-8 with its mark', 'UTF-8', Buffer.from(`\ufeff${text}`)],
    ['UTF-16, little end first', 'UTF-16', utf16(`\ufeff${text}`)],
    ['UTF-16, big end first', 'UTF-16', utf16(`\ufeff${text}`, true)],
    ['UTF-16 without its mark', 'UTF-16', utf16(text)],
    ['UTF-16 reversed without its mark', 'UTF-16', utf16(text, true)],
    ['GBK', 'GB18030', encodeGbk(text)],
  ])('is read from %s', (_, encoding, bytes) => {
    expect(decodeBytes(bytes)).toEqual({ text, encoding, damaged: 0 });
  });

  it('is read although it is cut in the middle of a character', () => {
    const cut = Buffer.from('投标文件').subarray(0, -1);
    expect(decodeBytes(cut)).toEqual({ text: '投标文\ufffd', encoding: 'UTF-8', damaged: 1 });
  });

  it('is read with its damaged places counted, as long as they are few', () => {
    const bytes = Buffer.concat([Buffer.from('标'.repeat(300)), Buffer.from([0xff]), Buffer.from('尾')]);
    expect(decodeBytes(bytes)).toMatchObject({ encoding: 'UTF-8', damaged: 1 });
  });

  it('is read without the few controls that strayed into it, which are counted, and without the end mark of DOS', () => {
    const bytes = Buffer.from(`${'标'.repeat(50)}\u0007尾\u001a`);
    expect(decodeBytes(bytes)).toEqual({ text: `${'标'.repeat(50)}尾`, encoding: 'UTF-8', damaged: 1 });
  });

  it('is read as declared where it is neither UTF-8 nor Chinese', () => {
    const latin = Buffer.from('Société générale', 'latin1');
    expect(decodeBytes(latin, 'iso-8859-1')?.text).toBe('Société générale');
    expect(decodeBytes(Buffer.from([0x93, 0xe9, 0x94]), 'windows-1252')?.text).toBe('“é”');
    expect(decodeBytes(Buffer.from([0xdf, 0xe0]), 'iso-8859-5')?.text).toBe('пр');
    expect(decodeBytes(latin)).toBeNull();
  });

  it('goes by the bytes where the declaration is wrong or unknown', () => {
    expect(decodeBytes(Buffer.from(text), 'gb2312')?.encoding).toBe('UTF-8');
    expect(decodeBytes(encodeGbk(text), 'no-such-code')?.encoding).toBe('GB18030');
  });

  it.each([
    ['zeros and controls', Buffer.from([0x4d, 0x5a, 0, 1, 2, 3])],
    ['bytes no encoding has', Buffer.alloc(64, 0xff)],
    ['rare characters only', Buffer.from('e4f1e5c8f3d7eaeb'.repeat(8), 'hex')],
    ['UTF-32', Buffer.from('fffe00002a670000', 'hex')],
  ])('is not found in %s', (_, bytes) => {
    expect(decodeBytes(bytes)).toBeNull();
  });
});
