import { z } from 'zod';
import { costTableSchema } from './cost-table.ts';
import { locationSchema } from './location.ts';
import { qualificationSchema, requirementSchema, termSchema } from './requirement.ts';
import { roundingSchema } from './rounding.ts';
import { bool, count, identifier, nonNegative, nullable, schemaVersion, text } from './scalars.ts';

export const METHODS = [
  'open-tender',
  'competitive-consultation',
  'competitive-negotiation',
  'inquiry',
  'single-source',
] as const;

/** Something odd that stands in the document itself: kept as it is, shown, never mended in silence. */
export const odditySchema = z.strictObject({ id: identifier, text, location: locationSchema, item: text.optional() });

/** In which order equal totals are told apart. What remains equal is shown as a tie. */
export const tieBreakSchema = z.enum(['quoted-price', 'evaluated-price', 'technical-points']);
export type TieBreak = z.output<typeof tieBreakSchema>;

/** How marks become scores and scores a ranking. Every part that is absent takes the dated default of schemes/regulations. */
export const evaluationRulesSchema = z.strictObject({
  aggregation: z.literal('mean').default('mean'),
  rounding: z
    .strictObject({ benchmark: roundingSchema, item: roundingSchema, total: roundingSchema })
    .partial()
    .default({}),
  tieBreaks: z.array(tieBreakSchema).optional(),
  /** Shares the document sets for the abnormally-low check, where it raises the legal ones. */
  abnormallyLow: z
    .strictObject({ meanShare: nonNegative, secondLowestShare: nonNegative, ceilingShare: nonNegative })
    .partial()
    .optional(),
  /** Answers that count as no answer where content is demanded. */
  vagueAnswers: z.array(text).default([]),
  /** What the document calls a flaw. */
  flawTypes: z.array(z.strictObject({ id: identifier, title: text })).default([]),
  location: locationSchema.nullable().default(null),
});

/** What all lots of one procurement share. */
export const procurementSchema = z.strictObject({
  schemaVersion,
  id: identifier,
  title: text,
  number: nullable(text).default(null),
  method: nullable(z.enum(METHODS)).default(null),
  category: z.enum(['goods', 'services', 'works']),
  /** Whether the law of government procurement holds. False: an enterprise buys by rules of its own. Null: taken to hold. */
  isGovernmentProcurement: nullable(bool).default(null),
  /** 政府购买服务: two responsive suppliers may go on. Null: the document does not say. */
  isPurchasedService: nullable(bool).default(null),
  /** 政务信息系统项目: the price weight is fixed. Null: the document does not say. */
  isInformationSystem: nullable(bool).default(null),
  buyer: nullable(text).default(null),
  procurementAgency: nullable(text).default(null),
  budget: nullable(nonNegative).default(null),
  consortiumAllowed: nullable(bool).default(null),
  subcontractingAllowed: nullable(bool).default(null),
  /** Industry the small-enterprise declaration has to name. */
  industry: nullable(text).default(null),
  bidValidityDays: nullable(count).default(null),
  submissionDeadline: nullable(text).default(null),
  documents: z.array(z.strictObject({ file: text, title: text })).default([]),
  /** What a mark before a clause means in this document. */
  marks: z
    .array(z.strictObject({ mark: text, meaning: z.enum(['voids-bid', 'scored', 'note']), location: locationSchema }))
    .default([]),
  rules: evaluationRulesSchema.default(() => evaluationRulesSchema.parse({})),
  qualifications: z.array(qualificationSchema).default([]),
  terms: z.array(termSchema).default([]),
  mandatoryRequirements: z.array(requirementSchema).default([]),
  requirements: z.array(requirementSchema).default([]),
  rejectionGrounds: z.array(z.strictObject({ id: identifier, text, location: locationSchema })).default([]),
  forms: z
    .array(
      z.strictObject({
        id: identifier,
        number: text,
        title: text,
        stage: z.enum(['first', 'second', 'only']),
        required: bool.default(true),
        location: locationSchema,
      }),
    )
    .default([]),
  costTable: costTableSchema.optional(),
  oddities: z.array(odditySchema).default([]),
});
export type Procurement = z.output<typeof procurementSchema>;
