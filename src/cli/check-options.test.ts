import { expect, test } from 'vitest';
import { readCheckOptions } from './check-options.ts';

const read = (options: Record<string, string>) => readCheckOptions({ scheme: 'x', date: '2025-12-15', ...options });

test('prices are decimal texts in the order given', () => {
  expect(read({ price: '318000, 300000.50', others: '301500，285000' })).toMatchObject({
    prices: ['318000', '300000.5'],
    others: ['301500', '285000'],
    audience: 'panel',
    report: null,
  });
});

test('the ending decides the kind of report', () => {
  expect(read({ output: '报告.DOCX' }).report).toEqual({ file: '报告.DOCX', format: 'docx' });
  expect(read({ output: 'a/b.html' }).report?.format).toBe('html');
});

test.each([
  [{ price: '约30万' }, /--price 中的“约30万”不是价格/],
  [{ price: '318,000' }, /“000”不是价格.*不写千位分隔符/],
  [{ price: '0' }, /不是价格/],
  [{ price: '-1' }, /不是价格/],
  [{ price: '1e6' }, /不是价格/],
  [{ price: '3.001' }, /不是价格/],
  [{ price: '' }, /不是价格/],
  [{ price: Array.from({ length: 21 }, () => '1').join() }, /最多 20 个价格/],
  [{ others: '318000' }, /--others 要和 --price 一起用/],
  [{ output: '报告.pdf' }, /以 \.docx 或 \.html 结尾/],
  [{ for: 'me' }, /panel（评审小组）或 vendor/],
])('%j is refused in one line', (options, message) => {
  expect(() => read(options as Record<string, string>)).toThrow(message);
  try {
    read(options as Record<string, string>);
  } catch (error) {
    expect(String((error as Error).message).split('\n')).toHaveLength(1);
  }
});
