import { z } from 'zod';
import { caseSchema } from './case.ts';
import { levelOrdersFileSchema } from './level-order.ts';
import { lotSchema } from './lot.ts';
import { procurementSchema } from './procurement.ts';
import { regulationFileSchema } from './regulation.ts';
import { standardsFileSchema } from './standard.ts';

/** The files people write, each with its schema. */
export const FILE_SCHEMAS = {
  case: caseSchema,
  lot: lotSchema,
  procurement: procurementSchema,
  regulation: regulationFileSchema,
  'level-orders': levelOrdersFileSchema,
  standards: standardsFileSchema,
} as const;

export type FileSchemaName = keyof typeof FILE_SCHEMAS;

/**
 * JSON Schema of one kind of file, for editors and for other tools. Our schemas read text; the JSON Schema says
 * what may be written, so that `0.20`, `"0.20"` and `true` are all accepted where they make sense.
 */
export function toJsonSchema(name: FileSchemaName): Record<string, unknown> {
  return z.toJSONSchema(FILE_SCHEMAS[name], {
    io: 'input',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      const meta = z.globalRegistry.get(zodSchema as unknown as z.ZodType) as { jsonSchema?: object } | undefined;
      if (meta?.jsonSchema === undefined) return;
      for (const key of Object.keys(jsonSchema)) delete (jsonSchema as Record<string, unknown>)[key];
      Object.assign(jsonSchema, meta.jsonSchema);
    },
  }) as Record<string, unknown>;
}
