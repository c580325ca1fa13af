import { describe, expect, it } from 'vitest';
import { buildDocx, paragraph } from './docx/docx-fixture.ts';
import { formats } from './index.ts';

const examples: Readonly<Record<string, () => Buffer>> = {
  docx: () => buildDocx({ body: paragraph('正文') }),
};

const junk = [Buffer.alloc(0), Buffer.from('PK\x03\x04'), Buffer.from('文本'), Buffer.alloc(64, 0xff)];

describe.each(formats.map((format) => [format.id, format] as const))('the format %s', (id, format) => {
  const example = examples[id]?.() ?? Buffer.alloc(0);

  it('recognises its own files and no junk', () => {
    expect(format.recognises(example)).toBe(true);
    expect(junk.filter((bytes) => format.recognises(bytes))).toEqual([]);
  });

  it('is the only one to recognise them', () => {
    expect(formats.filter((other) => other.recognises(example)).map((other) => other.id)).toEqual([id]);
  });

  it('gives every block a path of its own, and the same ones again', async () => {
    const first = await format.read('a', example);
    const paths = first.blocks.map((block) => block.path);
    expect(paths.length).toBeGreaterThan(0);
    expect(new Set(paths).size).toBe(paths.length);
    expect(await format.read('a', example)).toEqual(first);
  });
});
