import { expect, test } from 'vitest';
import { listShippedSchemes } from './list-shipped-schemes.ts';

test('lists every lot to bid for and no assessment after award', () => {
  const listed = listShippedSchemes().map(({ procurement, lot }) => `${procurement.id}/${lot.number}`);
  expect(listed).toContain('tianjin-tgpc-2025-d-1284/3');
  expect(listed.filter((name) => name.startsWith('zhenjiang'))).toEqual(['zhenjiang-maintenance/1']);
});
