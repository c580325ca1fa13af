import { expect, test } from 'vitest';
import { loadScheme } from '../../storage/files/load-scheme.ts';
import { findSchemes } from './find-schemes.ts';

const schemes = [
  loadScheme('schemes/procurements/dazhou-2024', 1),
  loadScheme('schemes/procurements/tianjin-tgpc-2025-d-1284', 3),
];
const find = (words: string) => findSchemes(schemes, words).map(({ procurement }) => procurement.id);

test('lots are found by all the words, whatever their case, in title, number, buyer and lot', () => {
  expect(find('')).toHaveLength(2);
  expect(find('医疗保障局')).toEqual(['tianjin-tgpc-2025-d-1284']);
  expect(find('tgpc-2025-D-1284')).toEqual(['tianjin-tgpc-2025-d-1284']);
  expect(find('  监管系统   第3包 ')).toEqual(['tianjin-tgpc-2025-d-1284']);
  expect(find('监管系统 第4包')).toEqual([]);
});
