import { expect, it } from 'vitest';
import { escapeControls } from './escape-controls.ts';

it('lets no text from a document move the cursor, colour or rename the terminal', () => {
  expect(escapeControls('示例\u001b[2J\u009b31m\r归档包完好\u0007')).toBe(
    '示例\\u001b[2J\\u009b31m\\u000d归档包完好\\u0007',
  );
  expect(escapeControls('第一行\n\t第二行 ￥100')).toBe('第一行\n\t第二行 ￥100');
});

it('leaves JSON what it says', () => {
  const value = { text: 'a\u001b\u009b\r\n\t"' };
  expect(JSON.parse(escapeControls(JSON.stringify(value, null, 2)))).toEqual(value);
});
