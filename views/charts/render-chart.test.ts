import { expect, test } from 'vitest';
import { foldName, renderChart } from './render-chart.ts';

test('a name stays text in a picture, whatever is in it', () => {
  const svg = renderChart({ width: 300, height: 100 }, 'light', () => ({
    xAxis: { type: 'value' },
    yAxis: { type: 'category', data: ['<script>alert(1)</script>"&\''] },
    series: [{ type: 'bar', data: [3] }],
  }));
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&lt;script');
  expect(svg).not.toMatch(/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/);
});

test('a character in a name that XML does not know does not keep the picture from being shown', () => {
  const svg = renderChart({ width: 300, height: 100 }, 'light', () => ({
    xAxis: { type: 'value' },
    yAxis: { type: 'category', data: ['示例\u000b甲\u0001\ufffe'] },
    series: [{ type: 'bar', data: [3] }],
  }));
  expect(svg).toContain('示例甲');
});

test('a long name takes two lines and says that it is cut', () => {
  expect(foldName('示例甲数字科技有限公司')).toBe('示例甲数字科技有限公司');
  expect(foldName('示例乙信息技术服务股份有限公司')).toBe('示例乙信息技术服务股份有限公\n司');
  expect(foldName('长'.repeat(500))).toBe(`${'长'.repeat(14)}\n${'长'.repeat(13)}…`);
});
