import { describe, expect, test } from 'vitest';
import { bidText, heading, importedDocument, type Piece, table } from './bid-fixture.ts';
import { readBidText } from './bid-text.ts';
import { readSections } from './sections.ts';
import { findUnsigned } from './signature-lines.ts';

describe('a line for a signature or seal', () => {
  test.each([
    '法定代表人或授权代表（签字）：',
    '供应商名称（盖章）：          ',
    '投标人：              （盖单位章）',
    '供应商（公章）：    法定代表人（签字）：张示例',
    '法定代表人（签字或盖章）：（签字）',
    '日期：',
  ])('“%s” is empty', (text) => {
    expect(findUnsigned(text)).not.toBeNull();
  });

  test.each([
    '法定代表人（签字）：张示例',
    '供应商名称（盖章）：示例甲有限公司',
    '投标人：示例甲有限公司（盖章）',
    '供应商（公章）：示例甲有限公司    法定代表人（签字）：张示例    日期：2025年12月12日',
    '响应文件须由法定代表人签字并加盖公章。',
    '（一）合同须双方盖章后生效：自签订之日起三日内送达',
    '日期：2025-12-12',
  ])('“%s” is not', (text) => {
    expect(findUnsigned(text)).toBeNull();
  });
});

describe('a form', () => {
  const unsigned = (...pieces: Piece[]) =>
    readSections(bidText(heading('资格声明函'), '我公司符合资格条件。', ...pieces)).sections?.[0]?.unsigned.map(
      ({ path, quote }) => `${path} ${quote}`,
    );

  test('tells its empty lines with their places, in cells as well', () => {
    expect(unsigned('供应商（盖章）：', '法定代表人（签字）：')).toEqual([
      'p[3] 供应商（盖章）：',
      'p[4] 法定代表人（签字）：',
    ]);
    expect(unsigned(table(['供应商（盖章）：', '日期：2025年1月2日']))).toEqual([
      'table[1]/row[1]/cell[1] 供应商（盖章）：',
    ]);
  });

  test('is signed by a name below the label', () => {
    expect(unsigned('法定代表人（签字）：', '张示例')).toEqual([]);
  });

  test('is signed by a picture beside the label, and tells nothing of pages read from pictures', () => {
    const document = importedDocument([heading('资格声明函'), '我公司符合资格条件。', '供应商（盖章）：']);
    const image = { type: 'image', path: 'p[3]/image[1]', page: null, text: '' } as const;
    const sealed = readSections(readBidText([{ ...document, blocks: [...document.blocks, image] }]));
    expect(sealed.sections?.[0]?.unsigned).toEqual([]);
    const scanned = document.blocks.map((block) => ({ ...block, confidence: 0.99 }));
    expect(readSections(readBidText([{ ...document, blocks: scanned }])).sections?.[0]?.unsigned).toEqual([]);
  });
});
