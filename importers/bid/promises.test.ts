import { expect, test } from 'vitest';
import { bidText, heading } from './bid-fixture.ts';
import { readPromises } from './promises.ts';

const read = (...pieces: Parameters<typeof bidText>) => readPromises(bidText(...pieces)).promises;

test('an undertaking promises with every sentence, with its place and quantities', () => {
  const [first, second, ...rest] = read(
    heading('服务承诺函'),
    '致：示例市示例局',
    '（四）全部源代码归采购人所有，提出要求后3天内交付。',
    '（五）合同结束后平稳交接。',
    '供应商名称（盖章）：示例甲有限公司',
  );
  expect(first).toMatchObject({
    number: '(四)',
    demand: '',
    section: '服务承诺函',
    answerQuantities: [{ value: '3', unit: '天' }],
    location: { path: 'p[3]' },
  });
  expect(second?.answer).toBe('（五）合同结束后平稳交接。');
  expect(rest).toEqual([]);
});

test('running text promises where it speaks in the tenderer’s name, and in the list behind such a sentence', () => {
  const promises = read(
    heading('一、运维方案'),
    '本方案分为五个部分，说明如下。',
    '我公司承诺合作终止后3年内配合数据迁移。',
    '我方对以下事项作出保证：',
    '1、交接期不少于15个工作日。',
  );
  expect(promises.map(({ answer }) => answer)).toEqual([
    '我公司承诺合作终止后3年内配合数据迁移。',
    '1、交接期不少于15个工作日。',
  ]);
});

test('the document’s own demand, a blank form, and lists of contracts promise nothing', () => {
  expect(
    read(
      heading('承诺函'),
      '供应商须承诺合作终止后3年内配合数据迁移。',
      '我公司承诺____年内配合数据迁移。',
      '我公司承诺内容如下（格式自拟）。',
      heading('类似业绩'),
      '我公司承诺以上业绩全部真实有效。',
    ),
  ).toEqual([]);
});
