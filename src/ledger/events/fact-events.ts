import { z } from 'zod';
import {
  certificateFactSchema,
  contractFactSchema,
  itemFactSchema,
  personFactSchema,
  policyFactSchema,
  responseFactSchema,
} from '../../domain/facts.ts';
import { price, text } from '../../domain/scalars.ts';
import { event, lotNumber, place } from './envelope.ts';
import { fromJson } from './from-json.ts';

/** Something established about a tenderer, as the engine takes it. */
export const factSchema = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('contract'), value: fromJson(contractFactSchema) }),
  z.strictObject({ about: z.literal('certificate'), value: fromJson(certificateFactSchema) }),
  z.strictObject({ about: z.literal('person'), value: fromJson(personFactSchema) }),
  z.strictObject({ about: z.literal('policy'), value: fromJson(policyFactSchema) }),
  z.strictObject({ about: z.literal('item'), item: text, value: fromJson(itemFactSchema) }),
  z.strictObject({ about: z.literal('price'), value: z.strictObject({ quotedPrice: price, location: place }) }),
]);
export type Fact = z.output<typeof factSchema>;

const fact = { lot: lotNumber, tenderer: text, id: text };

/** `replaces`: sequence of the event whose value this one takes the place of, so that nobody overwrites what they have not seen. */
export const replaces = z.int().positive().nullable();

export const FACT_EVENTS = [
  event('fact.proposed', z.strictObject({ ...fact, fact: factSchema, source: z.enum(['document', 'person']) })),
  event('fact.confirmed', z.strictObject({ ...fact, replaces })),
  event('fact.corrected', z.strictObject({ ...fact, fact: factSchema, reason: text, replaces })),
  event('fact.rejected', z.strictObject({ ...fact, reason: text, replaces })),
  event(
    'requirement.judged',
    z.strictObject({ lot: lotNumber, tenderer: text, judgement: fromJson(responseFactSchema), replaces }),
  ),
] as const;
export type FactEventType = z.output<(typeof FACT_EVENTS)[number]>['type'];
