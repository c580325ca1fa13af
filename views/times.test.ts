import { expect, test } from 'vitest';
import { showDay, showMoment, showTime } from './times.ts';

test('an instant is told in the time of China, whose day begins eight hours before that of Greenwich', () => {
  expect(showDay('2025-12-14T16:00:00.000Z')).toBe('2025-12-15');
  expect(showDay('2025-12-14T15:59:59.999Z')).toBe('2025-12-14');
  expect(showTime('2025-12-15T02:32:05.000Z')).toBe('10:32:05');
  expect(showMoment('2025-12-31T16:05:00.000Z')).toBe('2026-01-01 00:05');
});
