import { z } from 'zod';
import { locationSchema } from '../location.ts';
import { bool, count, identifier, nonNegative, nullable, text } from '../scalars.ts';
import { certificateRuleSchema } from './certificate-rule.ts';
import { itemBase } from './item-base.ts';

/**
 * One line of a people item.
 * - `counting: certificates` – `pointsEach` for every listed certificate held by people in the role;
 * - `counting: people` – `pointsEach` for every person in the role who meets all conditions; with
 *   certificates listed, `match` says whether all of them or any one is needed.
 */
const personRuleSchema = z.strictObject({
  id: identifier,
  /** Role as the document names it; `roleAliases` are the other names it uses for the same post. */
  role: text,
  roleAliases: z.array(text).default([]),
  counting: z.enum(['certificates', 'people']),
  pointsEach: nonNegative,
  maxPoints: nonNegative,
  /** Only the best so many people in the role count. */
  maxPeople: count.optional(),
  certificates: z.array(certificateRuleSchema).default([]),
  match: z.enum(['all', 'any']).default('all'),
  yearsAtLeast: nonNegative.optional(),
  /** What the years of experience must be in, in words. */
  field: text.optional(),
  degreeAtLeast: text.optional(),
  majors: z.array(text).default([]),
  titleAtLeast: text.optional(),
  text: text.optional(),
  location: locationSchema.nullable().default(null),
});
export type PersonRule = z.output<typeof personRuleSchema>;

/** People by role, with the proof of employment that gates all of them. */
export const peopleItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('people'),
  roles: z.array(personRuleSchema).min(1),
  /** False where one person may not hold two of the roles. */
  mayCombineRoles: bool.default(true),
  /** Social insurance paid by the tenderer in any one of so many months before the deadline; null: not asked for. */
  socialInsuranceMonths: nullable(count).default(null),
});
