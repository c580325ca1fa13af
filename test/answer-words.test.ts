import { describe, expect, test } from 'vitest';
import { findContradictions } from '../src/engine/checks/contradictions.ts';
import { readDeclared, refusesShortly } from '../src/engine/checks/declared-deviation.ts';
import { correctPrice } from '../src/engine/checks/price-correction.ts';
import { isVague } from '../src/engine/checks/vague-answers.ts';

describe('the declared deviation', () => {
  test.each([
    ['无', 'none'],
    ['无偏离', 'none'],
    ['没有偏离', 'none'],
    ['无正负偏离', 'none'],
    ['不存在负偏离', 'none'],
    ['零偏离', 'none'],
    ['完全响应', 'none'],
    ['满足要求', 'none'],
    ['√', 'none'],
    ['同招标要求', null],
    ['正偏离', 'positive'],
    ['正偏离：配备4人', 'positive'],
    ['优于磋商要求', 'positive'],
    ['负偏离', 'negative'],
    ['负偏离（响应时间）', 'negative'],
    ['不满足', 'negative'],
    ['部分满足', 'negative'],
    ['不能满足本条', 'negative'],
    ['有偏离', 'some'],
    ['偏离', 'some'],
    ['/', null],
    ['', null],
  ])('%s', (declaredDeviation, expected) => {
    expect(readDeclared({ declaredDeviation })).toBe(expected);
  });

  test.each([
    ['是否满足', '是', 'none'],
    ['是否满足', '否', 'negative'],
    ['是否响应', '√', 'none'],
    ['是否偏离', '否', 'none'],
    ['是否偏离', '是', 'some'],
    ['有无偏离', '无', 'none'],
    ['有无偏离', '有', 'some'],
  ])('under %s: %s', (deviationHead, declaredDeviation, expected) => {
    expect(readDeclared({ deviationHead, declaredDeviation })).toBe(expected);
  });
});

describe('an answer of one word', () => {
  test.each([
    ['否', true],
    ['×', true],
    ['部分响应', true],
    ['未响应。', true],
    ['是', false],
    ['响应', false],
    ['不低于98%', false],
    ['未发现部分满足的情形', false],
  ])('%s refuses: %s', (answer, expected) => {
    expect(refusesShortly(answer)).toBe(expected);
  });
});

describe('what an answer takes back', () => {
  test.each([
    ['驻场费用另行收费', '报价包含驻场费用', ['charged!']],
    ['不再另行收费', '报价包含驻场费用', []],
    ['无需额外计费', '报价包含驻场费用', []],
    ['差旅费由采购人承担', '报价包含差旅费用', ['charged!']],
    ['按次计费', '提供应急服务', ['charged']],
    ['不含节假日', '提供应急服务', ['excluded']],
    ['不包含既有知识产权', '全部源代码（不包含既有知识产权）', []],
    ['不可抗力除外', '按期交付', ['excluded']],
    ['无法提供源代码', '无条件提供源代码', ['refused!']],
    ['不提供给任何第三方', '提供源代码', []],
    ['不接受', '按季度付款', ['refused!']],
    ['具体以合同为准', '服务期一年', ['conditional']],
    ['具体以采购人通知为准', '服务期一年', []],
    ['具体以合同为准', '服务期一年，具体以合同为准', []],
    ['视情况安排人员', '安排人员', ['conditional']],
    ['尽量在15分钟内响应', '15分钟内响应', ['conditional']],
    ['原则上不更换人员', '原则上不更换人员', []],
    ['双方协商确定', '15分钟内响应', ['conditional']],
  ])('%s', (answer, demand, expected) => {
    const found = findContradictions(answer, demand).map(
      ({ kind, isAgainstDemand }) => `${kind}${isAgainstDemand ? '!' : ''}`,
    );
    expect(found).toEqual(expected);
  });
});

describe('words without content', () => {
  const words = ['符合', '满足'];
  test.each([
    ['满足', true],
    ['完全满足磋商文件要求', true],
    ['我公司承诺严格按照采购文件规定执行', true],
    ['响应，详见服务方案第五章', true],
    ['理解并同意本条款，无异议', true],
    ['同上', true],
    ['见P35-36', true],
    ['满足，配备3名工程师', false],
    ['我公司承诺每日巡检', false],
    ['平稳迁移', false],
  ])('%s', (answer, expected) => {
    expect(isVague(answer, words)).toBe(expected);
  });

  test('count only where the document says so', () => {
    expect(isVague('满足', [])).toBe(false);
  });
});

describe('arithmetic correction', () => {
  const location = { file: '示例.docx', page: null, path: 'table[1]', quote: '' };
  const row = (amount: string, unitPrice: string, quantity: string) => ({
    title: '驻场',
    amount,
    unitPrice,
    quantity,
    location,
  });
  const price = { quoted: '300', inWords: '300', itemSum: '300', rows: [row('300', '100', '3')], locations: [] };

  test.each([
    ['all in order', {}, '300', []],
    ['words over figures', { inWords: '310' }, '310', ['price-inconsistent', 'price-inconsistent']],
    [
      'the opening form over the letter',
      { openingForm: { quoted: '320', inWords: null } },
      '320',
      ['price-forms-inconsistent', 'price-inconsistent'],
    ],
    ['a misplaced decimal point', { rows: [row('300', '10', '3')] }, '300', ['price-decimal-misplaced']],
    ['a percentage as a fraction', { rows: [row('300', '1', '3')] }, '300', ['price-decimal-misplaced']],
    ['a stated total that is not the sum', { statedTotal: '290' }, '300', ['price-inconsistent']],
    [
      'a product that is not the amount',
      { rows: [row('280', '100', '3')], itemSum: '280' },
      '300',
      ['price-inconsistent', 'price-inconsistent'],
    ],
  ])('%s', (_, change, corrected, codes) => {
    const result = correctPrice({ ...price, ...change });
    expect(result.corrected).toBe(corrected);
    expect(result.consistent).toBe(codes.length === 0);
    expect(result.steps.map(({ code }) => code)).toEqual(codes);
  });

  test('without a price there is nothing to correct', () => {
    expect(correctPrice({ ...price, quoted: null, inWords: null })).toMatchObject({
      corrected: null,
      consistent: null,
    });
  });
});
