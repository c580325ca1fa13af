import { z } from 'zod';
import { decimal, identifier, isoDate, nullable, schemaVersion, text } from './scalars.ts';

/** A: full text read. B: clause quoted in official documents. C: not read, to be confirmed. */
export const gradeSchema = z.enum(['A', 'B', 'C']);

const tableSchema: z.ZodType<RegulationValue> = z.lazy(() =>
  z.union([decimal, z.string(), z.array(tableSchema), z.record(z.string(), tableSchema)]),
);
export type RegulationValue = string | RegulationValue[] | { [key: string]: RegulationValue };

const source = { document: text, documentNumber: text, article: text, grade: gradeSchema, checkedOn: isoDate };

/** One value of the law (or of practice, where the law is silent), with the days on which it holds. */
const regulationParameterSchema = z.strictObject({
  id: identifier,
  title: text,
  unit: text.optional(),
  ...source,
  /** True where the rule is silent and a scheme may say otherwise; the value is then only the default. */
  isDefault: z
    .enum(['true', 'false'])
    .default('false')
    .transform((value) => value === 'true'),
  note: text.optional(),
  values: z
    .array(
      z.strictObject({
        from: isoDate,
        /** Last day on which it holds. */
        until: nullable(isoDate).default(null),
        value: tableSchema,
        /** Where a later document set this value: cited instead of the parameter's own source. */
        source: z.strictObject(source).optional(),
      }),
    )
    .min(1),
});
export type RegulationParameter = z.output<typeof regulationParameterSchema>;

export const regulationFileSchema = z.strictObject({
  schemaVersion,
  topic: identifier,
  title: text,
  parameters: z.array(regulationParameterSchema).min(1),
});
export type RegulationFile = z.output<typeof regulationFileSchema>;

/** A value in force on a day, with the sentence that cites it. */
export interface RegulationInForce {
  value: RegulationValue;
  /** 财政部令第87号第五十五条, with （待核实） behind it where nobody has read the text yet. */
  basis: string;
  /** The parameter, with the source of this very value. */
  parameter: RegulationParameter;
}
