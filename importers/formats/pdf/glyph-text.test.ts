import { describe, expect, it } from 'vitest';
import { isUnmapped, readGlyphText } from './glyph-text.ts';

describe('readGlyphText', () => {
  it('has whole characters for radicals and ligatures that only fonts use', () => {
    expect(Array.from('⼀⽅⻚⻓⻛', readGlyphText).join('')).toBe('一方页长风');
    expect(readGlyphText('\ufb01')).toBe('fi');
    expect(readGlyphText('︵')).toBe('（');
    // Upright in the fonts of vertical writing, an absolute value in a formula.
    expect(Array.from('︱偏差率︱', readGlyphText).join('')).toBe('｜偏差率｜');
  });

  it('leaves full-width forms and circled numbers as they are', () => {
    expect(Array.from('Ａ１％①㎡', readGlyphText).join('')).toBe('Ａ１％①㎡');
  });

  it('drops what cannot be seen', () => {
    expect(readGlyphText('\u00ad')).toBe('');
    expect(readGlyphText('\u200b')).toBe('');
  });
});

describe('isUnmapped', () => {
  it('is true where the font says no character', () => {
    expect(['', '\u0001', '\u0090', '\ufffd'].every(isUnmapped)).toBe(true);
  });

  it('is false for characters, also again', () => {
    expect(['中', 'a', ' ', '中'].some(isUnmapped)).toBe(false);
  });
});
