import { describe, expect, it } from 'vitest';
import { bidText, heading } from './bid-fixture.ts';
import { checkDiscounts } from './price-discounts.ts';

const codes = (...lines: string[]) => checkDiscounts(bidText(...lines)).map(({ code }) => code);

describe('checkDiscounts', () => {
  it.each([
    ['我公司在报价书基础上优惠5%，优惠后总价为人民币304,000.00元。'],
    ['若中标，投标总价下浮3%。'],
    ['合同价格按报价打九五折，即优惠后报价304000元。'],
  ])('tells of “%s”', (line) => {
    expect(codes(line)).toEqual(['price-discount-stated']);
  });

  it.each([
    ['对小微企业报价给予20%的扣除。'],
    ['服务期满后续签的，我公司给予优惠。'],
    ['报价不得有任何优惠折扣，优惠后报价不予认可。'],
    ['本次报价为唯一报价，无优惠。'],
  ])('finds none in “%s”', (line) => {
    expect(codes(line)).toEqual([]);
  });

  it('leaves plans alone', () => {
    expect(checkDiscounts(bidText(heading('服务方案'), '配件价格在市场报价基础上优惠10%。'))).toEqual([]);
  });
});
