import { describe, expect, test } from 'vitest';
import { readQuantities } from './quantity.ts';

function read(text: string): string[] {
  return readQuantities(text).map(({ comparator, value, unit }) => `${comparator} ${value} ${unit}`);
}

describe('readQuantities', () => {
  test.each([
    ['15分钟内响应', ['<= 15 分钟']],
    ['提供不少于4次应急服务', ['>= 4 次']],
    ['变动率不得超过20%', ['<= 20 %']],
    ['解决率不低于98%', ['>= 98 %']],
    ['一般故障15分钟内响应、2小时内解决', ['<= 15 分钟', '<= 2 小时']],
    ['交接期不少于15个工作日', ['>= 15 个工作日']],
    ['合作终止后 3 年内，无条件配合数据迁移', ['>= 3 年']],
    ['合作终止后三年内无条件配合数据迁移', ['>= 3 年']],
    ['近 5 年内的业绩', ['<= 5 年']],
    ['5年及以上工作经验', ['>= 5 年']],
    ['7*24小时驻场', ['>= 7 天/周', '>= 24 小时/天']],
    ['5×8 日常服务', ['>= 5 天/周', '>= 8 小时/天']],
    ['两人驻场', ['= 2 人']],
    ['报价低于 300 万元', ['< 300 万元']],
    ['响应时间≤１５分钟', ['<= 15 分钟']],
    ['超过3公里', ['> 3 公里']],
    ['每月5日前提交月报', ['<= 5 日']],
    ['保证金12,000.00元', ['= 12000 元']],
    ['投保1,500万元', ['= 1500 万元']],
  ])('%s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each(['2025年12月15日', '第3年', '2021年3月', '附件4-2', '7.1 条', '5.2 项目经理', '一次性验收', '2 名称', '第3类型'])('%s is no quantity', (text) => {
    expect(read(text)).toEqual([]);
  });

  test('says what stands around it', () => {
    expect(readQuantities('核心岗位变动率15%以内，普通岗位25%以内').map(({ before }) => before)).toEqual([
      '核心岗位变动率',
      '以内,普通岗位',
    ]);
  });
});
