import { z } from 'zod';
import { nonNegative } from '../scalars.ts';
import { certificateRuleSchema } from './certificate-rule.ts';
import { itemBase } from './item-base.ts';

/** Points for each listed certificate the tenderer holds, each counted once, capped at `maxPoints`. */
export const checklistItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('checklist'),
  pointsEach: nonNegative,
  certificates: z.array(certificateRuleSchema).min(1),
});
