import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FILE_SCHEMAS, type FileSchemaName, toJsonSchema } from '../src/domain/json-schemas.ts';

const NAMES = Object.keys(FILE_SCHEMAS) as FileSchemaName[];

it.each(NAMES)('schemes/json-schema/%s.json is what `hengbiao schema` prints', (name) => {
  const stored = readFileSync(`schemes/json-schema/${name}.json`, 'utf8');
  expect(JSON.parse(stored), 'run `npm run schemas`').toEqual(JSON.parse(JSON.stringify(toJsonSchema(name))));
});

it('lets editors accept amounts written as numbers or as text, and booleans as booleans', () => {
  const lot = toJsonSchema('lot') as { properties: Record<string, unknown> };
  expect(JSON.stringify(lot.properties['budget'])).toContain('"string","number"');
  expect(JSON.stringify(lot.properties['sme'])).toContain('"boolean"');
});
