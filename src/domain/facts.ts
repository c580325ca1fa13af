import { z } from 'zod';
import { locationSchema } from './location.ts';
import { bool, count, decimal, isoDate, nonNegative, nullable, text } from './scalars.ts';
import type { ItemKind } from './scoring-item.ts';

const judged = {
  /** A person's decision that it counts or not: it outranks the rule, and the engine reports where the two differ. */
  qualifies: nullable(bool).default(null),
  reason: text.optional(),
  /** Ids of the scoring items it was submitted for; empty: every item that asks for such a thing. */
  items: z.array(text).default([]),
  location: locationSchema.nullable().default(null),
};

/** A past contract. `amount` in yuan; `proofs` are the proof names of the item's evidence that were shown. */
export const contractFactSchema = z.strictObject({
  customer: text,
  subject: z.string().default(''),
  signedOn: nullable(isoDate).default(null),
  amount: nullable(decimal).default(null),
  proofs: z.array(text).default([]),
  ...judged,
});
export type ContractFact = z.output<typeof contractFactSchema>;

const certificateShape = {
  name: text,
  level: nullable(text).default(null),
  direction: nullable(text).default(null),
  issuer: nullable(text).default(null),
  /** Last day on which it is valid; null: not stated. */
  validUntil: nullable(isoDate).default(null),
};

export const certificateFactSchema = z.strictObject({ ...certificateShape, ...judged });
export type CertificateFact = z.output<typeof certificateFactSchema>;

/** A person put forward for a role, with what is proved about them. `name` may be a code such as 人员一. */
export const personFactSchema = z.strictObject({
  name: text,
  role: text,
  certificates: z
    .array(z.strictObject({ ...certificateShape, location: locationSchema.nullable().default(null) }))
    .default([]),
  degree: nullable(text).default(null),
  major: nullable(text).default(null),
  /** Years of the experience that the item asks for. */
  years: nullable(nonNegative).default(null),
  title: nullable(text).default(null),
  /** Social insurance paid by the tenderer is proved for one of the months asked for. */
  socialInsurance: nullable(bool).default(null),
  ...judged,
});
export type PersonFact = z.output<typeof personFactSchema>;

export const DEVIATIONS = ['none', 'positive', 'negative', 'missing', 'vague', 'unclear'] as const;
export type Deviation = (typeof DEVIATIONS)[number];

/** A confirmed judgement of the answer to one requirement, by the requirement's number. */
export const responseFactSchema = z.strictObject({
  number: text,
  deviation: z.enum(DEVIATIONS),
  reason: text.optional(),
  location: locationSchema.nullable().default(null),
});
export type ResponseFact = z.output<typeof responseFactSchema>;

const ENTERPRISE_CLASSES = ['large', 'medium', 'small', 'micro'] as const;
export type EnterpriseClass = (typeof ENTERPRISE_CLASSES)[number];

/** What decides over policy help with the price. Shares are fractions. */
export const policyFactSchema = z.strictObject({
  enterpriseClass: nullable(z.enum(ENTERPRISE_CLASSES)).default(null),
  prisonEnterprise: bool.default(false),
  disabledWelfareUnit: bool.default(false),
  /** Share of the contract that small/micro members or subcontractors carry, where the lead is large or medium. */
  smallMicroShare: nullable(decimal).default(null),
  /** The members or subcontractors control each other. */
  relatedMembers: bool.default(false),
  /** Cost share of domestic products, counted only where domestic and foreign products compete. */
  domesticCostShare: nullable(decimal).default(null),
  competesWithForeign: bool.default(false),
  /** What people have to settle first: shown, and nothing is granted on it. */
  doubts: z.array(text).optional(),
  location: locationSchema.nullable().default(null),
});
export type PolicyFact = z.output<typeof policyFactSchema>;

/** What a person has established for one item directly. Which keys fit is decided by the item's kind (`ITEM_FACT_KEYS`). */
export const itemFactSchema = z.strictObject({
  /** count: number of qualifying things. */
  count: count.optional(),
  /** checklist: titles of the listed certificates held. */
  held: z.array(text).optional(),
  /** people: number that counts, by role id. */
  counts: z.record(z.string(), count).optional(),
  /** levels: title of the best level reached. */
  level: text.optional(),
  /** commitment. */
  fulfilled: bool.optional(),
  /** deductions: parts that are missing, parts that are wrong. */
  missing: z.array(text).optional(),
  wrong: z.array(text).optional(),
  /** bands: the measured number, or one for each case. */
  values: z.array(decimal).optional(),
  /** occurrences: how often, by occurrence id. */
  times: z.record(z.string(), count).optional(),
  /** formula: the value of each input. */
  inputs: z.record(z.string(), decimal).optional(),
  location: locationSchema.nullable().default(null),
});
export type ItemFact = z.output<typeof itemFactSchema>;

type FactKey = Exclude<keyof ItemFact, 'location'>;

export const ITEM_FACT_KEYS: Readonly<Record<ItemKind, readonly FactKey[]>> = {
  price: [],
  count: ['count'],
  checklist: ['held'],
  people: ['counts'],
  levels: ['level'],
  commitment: ['fulfilled'],
  flaws: [],
  deductions: ['missing', 'wrong'],
  discretion: [],
  bands: ['values'],
  occurrences: ['times'],
  formula: ['inputs'],
  unknown: [],
};

const lists = {
  contracts: z.array(contractFactSchema),
  certificates: z.array(certificateFactSchema),
  people: z.array(personFactSchema),
  responses: z.array(responseFactSchema),
  items: z.record(z.string(), itemFactSchema),
};

/** What is established about a tenderer. An empty list says that there is none, not that nobody looked. */
export const factsSchema = z.strictObject({
  contracts: lists.contracts.default([]),
  certificates: lists.certificates.default([]),
  people: lists.people.default([]),
  responses: lists.responses.default([]),
  policy: policyFactSchema.nullable().default(null),
  items: lists.items.default({}),
});
export type Facts = z.output<typeof factsSchema>;

/** Facts written down in a case: what is left out is taken from the tenderer's documents. */
export const writtenFactsSchema = z.strictObject({
  contracts: lists.contracts.optional(),
  certificates: lists.certificates.optional(),
  people: lists.people.optional(),
  responses: lists.responses.optional(),
  policy: nullable(policyFactSchema).optional(),
  items: lists.items.optional(),
});
export type WrittenFacts = z.output<typeof writtenFactsSchema>;

export const NO_FACTS: Facts = { contracts: [], certificates: [], people: [], responses: [], policy: null, items: {} };
