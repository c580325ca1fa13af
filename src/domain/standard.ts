import { z } from 'zod';
import { gradeSchema } from './regulation.ts';
import { isoDate, schemaVersion, text } from './scalars.ts';

/** A standard that was replaced: from `since` on the newer edition holds. */
const supersededStandardSchema = z.strictObject({
  number: text,
  title: text,
  replacedBy: text,
  since: isoDate,
  source: text,
  grade: gradeSchema,
  checkedOn: isoDate,
});
export type SupersededStandard = z.output<typeof supersededStandardSchema>;

export const standardsFileSchema = z.strictObject({
  schemaVersion,
  superseded: z.array(supersededStandardSchema).min(1),
});
