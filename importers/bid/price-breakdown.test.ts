import { describe, expect, it } from 'vitest';
import { bidText, codesOf, heading, table } from './bid-fixture.ts';
import { readPriceBreakdown } from './price-breakdown.ts';

const TITLE = heading('报价分项一览表');

describe('readPriceBreakdown', () => {
  it('adds the parts below 其中 and keeps the stated total apart', () => {
    const breakdown = readPriceBreakdown(
      bidText(
        TITLE,
        table(
          ['项号', '服务名称', '总价', '数量', '备注'],
          ['1', '示例运维', '318000', '1项', ''],
          [{ text: '其中', columns: 5 }],
          [{ text: '分项名称', columns: 2 }, '价格', '数量', '备注'],
          [{ text: '人员', columns: 2 }, '200,000.00', '1项', ''],
          [{ text: '维保', columns: 2 }, '117000.5', '1项', ''],
          [{ text: '……', columns: 2 }, '', '', ''],
        ),
      ),
    );
    expect(breakdown.rows.map(({ title, amount }) => [title, amount])).toEqual([
      ['人员', '200000'],
      ['维保', '117000.5'],
    ]);
    expect(breakdown).toMatchObject({ itemSum: '317000.5', statedTotal: '318000', messages: [] });
    expect(breakdown.rows[0]?.location).toMatchObject({ path: 'table[1]/row[5]/cell[2]', quote: '200,000.00' });
  });

  it('takes the quantity from the column that has the number', () => {
    const { rows } = readPriceBreakdown(
      bidText(TITLE, table(['名称', '单位', '数量', '单价', '小计'], ['应急', '次', '6', '3000', '20000'])),
    );
    expect(rows).toMatchObject([{ quantity: '6', unitPrice: '3000', amount: '20000' }]);
  });

  it('multiplies people and months where the amount does, and doubts an amount that is neither', () => {
    const head = ['岗位', '人数', '月数', '单价（元/人/月）', '合价（元）'];
    const { rows, messages } = readPriceBreakdown(
      bidText(TITLE, table(head, ['工程师', '2', '12', '8500', '204000'], ['经理', '2', '12', '9500', '115000'])),
    );
    expect(rows.map(({ quantity }) => quantity)).toEqual(['24', null]);
    expect(messages).toMatchObject([
      { code: 'price-row-product-differs', locations: [{ path: 'table[1]/row[3]/cell[5]' }] },
    ]);
  });

  it('reads unit price, quantity and amount, and leaves total and subtotal rows out of the sum', () => {
    const breakdown = readPriceBreakdown(
      bidText(
        heading('分项报价表'),
        table(
          ['序号', '名称', '单价（元）', '数量', '小计（元）'],
          ['1', '驻场人员', '1000', '12月', '12000'],
          ['2', '巡检', '500', '4次', '2000'],
          ['小计', '', '', '', '14000'],
          ['合计', '', '', '', '14000'],
        ),
      ),
    );
    expect(breakdown).toMatchObject({ itemSum: '14000', statedTotal: '14000' });
    expect(breakdown.rows[0]).toMatchObject({ unitPrice: '1000', quantity: '12' });
  });

  it('reads amounts in the unit named above the table', () => {
    const breakdown = readPriceBreakdown(
      bidText(TITLE, '单位：万元', table(['分项名称', '价格'], ['人员', '20'], ['维保', '1.5'])),
    );
    expect(breakdown.itemSum).toBe('215000');
  });

  it('goes on over a second table', () => {
    const breakdown = readPriceBreakdown(
      bidText(TITLE, table(['分项名称', '价格'], ['人员', '200']), table(['维保', '100'], ['合计', '300'])),
    );
    expect(breakdown).toMatchObject({ itemSum: '300', statedTotal: '300' });
  });

  it('does not count the details of a row a second time', () => {
    const breakdown = readPriceBreakdown(
      bidText(
        TITLE,
        table(['名称', '总价'], ['人员', '200']),
        '其中：人员',
        table(['名称', '小计'], ['工资', '150'], ['社保', '50']),
      ),
    );
    expect(breakdown.itemSum).toBe('200');
  });

  it('gives no sum where a row is not a number', () => {
    const breakdown = readPriceBreakdown(
      bidText(TITLE, table(['分项名称', '价格'], ['人员', '约20万'], ['维保', '100'])),
    );
    expect(breakdown.itemSum).toBeNull();
    expect(codesOf(breakdown.messages)).toEqual(['price-row-not-a-number']);
  });

  it('finds nothing in a blank form', () => {
    const breakdown = readPriceBreakdown(
      bidText(TITLE, table(['项号', '服务名称', '总价', '数量', '备注'], ['1', '', '', '1项', ''])),
    );
    expect(breakdown).toMatchObject({ rows: [], itemSum: null, statedTotal: null, messages: [] });
  });
});
