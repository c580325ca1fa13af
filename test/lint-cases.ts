import { z } from 'zod';
import { isoDate } from '../src/domain/scalars.ts';

const fields = z.record(z.string(), z.unknown());

const lintCaseSchema = z.strictObject({
  title: z.string(),
  /** Default: 2026-03-01. */
  date: isoDate.optional(),
  /** Fields that differ from an open tender for services. */
  procurement: fields.optional(),
  /** Fields that differ from a lot set aside for small enterprises. */
  lot: fields.optional(),
  /** Title 因素, kind commitment and 10 points where a case does not say otherwise. */
  items: z.array(fields).optional(),
  /** Texts of the qualification conditions, and of the requirements. */
  qualifications: z.array(z.string()).optional(),
  requirements: z.array(z.string()).optional(),
});

const findingCaseSchema = lintCaseSchema.extend({
  severity: z.enum(['error', 'warning', 'info']),
  /** The exact legal basis, where the case is about it. */
  basis: z.string().optional(),
});

/** What one rule lets pass, what it finds, and where it has nothing to say. */
export const lintCasesSchema = z.strictObject({
  passes: z.array(lintCaseSchema).min(1),
  finds: z.array(findingCaseSchema).min(1),
  doesNotApply: z.array(lintCaseSchema).min(1),
});
export type LintCase = z.output<typeof lintCaseSchema> & Partial<z.output<typeof findingCaseSchema>>;
