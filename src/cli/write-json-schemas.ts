import { mkdirSync, writeFileSync } from 'node:fs';
import { FILE_SCHEMAS, type FileSchemaName, toJsonSchema } from '../domain/json-schemas.ts';

const FOLDER = new URL('../../schemes/json-schema/', import.meta.url);

/** `npm run schemas`: stores the JSON Schemas for editors. A test fails while they are out of date. */
mkdirSync(FOLDER, { recursive: true });
for (const name of Object.keys(FILE_SCHEMAS) as FileSchemaName[]) {
  writeFileSync(new URL(`${name}.json`, FOLDER), `${JSON.stringify(toJsonSchema(name), null, 2)}\n`);
}
