import { expect, test } from 'vitest';
import { lotSchema } from '../domain/lot.ts';
import { procurementSchema } from '../domain/procurement.ts';
import { createRegulations } from '../domain/regulations.ts';
import { type Tenderer, tendererSchema } from '../domain/tenderer.ts';
import { sortRejections } from './responsiveness.ts';

const place = { file: '磋商文件.docx', page: null, path: 'p[7]', quote: '质保期' };
const scheme = {
  procurement: procurementSchema.parse({ schemaVersion: '1', id: 'sample', title: '示例', category: 'goods' }),
  lot: lotSchema.parse({
    schemaVersion: '1',
    number: '1',
    title: '示例包',
    mandatoryRequirements: [{ id: 'warranty', number: '★3', text: '质保三年', location: place }],
  }),
};
const vote = {
  code: 'requirement-warranty',
  reason: '只承诺一年',
  legalBasis: '采购文件 p[7]',
  votes: { for: ['一号', '二号'], against: ['三号'] },
};

function sort(given: Partial<Tenderer>, rejections: object[] = []) {
  const responses = [{ number: '★3', deviation: 'negative', reason: '1 年 < 3 年' }];
  const tenderer = tendererSchema.parse({ name: '示例甲', facts: { responses }, rejections });
  const sorted = sortRejections({ ...tenderer, ...given }, scheme, createRegulations([]), '2026-06-01');
  return {
    rejections: sorted.rejections.map(({ code, message }) => `${code} ${message}`),
    proposed: sorted.proposedRejections.map(({ message }) => message),
  };
}

test('a confirmed negative answer to a mandatory requirement rejects', () => {
  expect(sort({})).toEqual({
    rejections: ['mandatory-requirement-unmet 实质性条款 ★3负偏离：1 年 < 3 年'],
    proposed: [],
  });
});

test('one that was only judged is proposed until the panel votes on it', () => {
  expect(sort({ answersDecided: false })).toEqual({
    rejections: [],
    proposed: ['已判定，经表决认定后响应（投标）无效：实质性条款 ★3负偏离：1 年 < 3 年'],
  });
});

test('the vote on the requirement rejects once, with who was for it', () => {
  expect(sort({ answersDecided: false }, [vote])).toEqual({
    rejections: ['mandatory-requirement-unmet 只承诺一年（2 人赞成，三号持不同意见）'],
    proposed: [],
  });
});

test('a vote on something else leaves the judged answer proposed', () => {
  const other = { ...vote, code: 'not-sealed', reason: '没有密封' };
  const sorted = sort({ answersDecided: false }, [other]);
  expect(sorted.rejections).toEqual(['not-sealed 没有密封（2 人赞成，三号持不同意见）']);
  expect(sorted.proposed).toHaveLength(1);
});

test('while facts are unconfirmed only what the panel decided rejects', () => {
  expect(sort({ answersDecided: false, confirmed: false }, [vote])).toEqual({
    rejections: ['requirement-warranty 只承诺一年（2 人赞成，三号持不同意见）'],
    proposed: [],
  });
  expect(sort({ confirmed: false }).proposed).toEqual([
    '系统提示，确认后响应（投标）无效：实质性条款 ★3负偏离：1 年 < 3 年',
  ]);
});
