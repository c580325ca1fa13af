import { z } from 'zod';
import { price, text } from '../../domain/scalars.ts';
import { rejectionSchema } from '../../domain/tenderer.ts';
import { documentRefSchema, event, instant, lotNumber, place, sha256 } from './envelope.ts';
import { fromJson } from './from-json.ts';

/** A bid handed in at once, or in two parts of which the second (with the price) is opened after the first is decided. */
export const PARTS = ['only', 'first', 'second'] as const;
const partSchema = z.enum(PARTS);
export type BidPart = z.output<typeof partSchema>;

const about = { lot: lotNumber, tenderer: text };

export const BID_EVENTS = [
  event(
    'bid.received',
    z.strictObject({
      ...about,
      documents: z.array(documentRefSchema.extend({ part: partSchema })),
      /** Where the clerk took it in before it was recorded; absent: it came in as it was recorded. */
      receivedAt: instant.optional(),
    }),
  ),
  /** Before the deadline a tenderer takes back one file, to hand in another, or the whole bid (`document`: null). */
  event('bid.withdrawn', z.strictObject({ ...about, document: sha256.nullable(), reason: text.nullable() })),
  event('bid.opened', z.strictObject({ ...about, part: partSchema })),
  /** What holding the opened parts against the scheme found: canonical JSON of the check, by its hash. It proposes, nothing more. */
  event('bid.checked', z.strictObject({ ...about, check: sha256, software: text })),
  event('first-stage.decided', z.strictObject({ lot: lotNumber, admitted: z.array(text) })),
  event(
    'clarification.asked',
    z.strictObject({ ...about, id: text, question: text, document: documentRefSchema.nullable() }),
  ),
  event(
    'clarification.answered',
    z.strictObject({ ...about, id: text, answer: text, document: documentRefSchema.nullable() }),
  ),
  event(
    'negotiation.held',
    z.strictObject({ ...about, round: z.int().positive(), summary: text, document: documentRefSchema.nullable() }),
  ),
  event(
    'final-price.submitted',
    z.strictObject({ ...about, price, document: documentRefSchema.nullable(), location: place }),
  ),
  /** Hands in no last price: out of the negotiation by its own will, or after the time for it. */
  event('final-price.declined', z.strictObject({ ...about, reason: text, legalBasis: text })),
  event('prices.opened', z.strictObject({ lot: lotNumber })),
  event(
    'bid.rejected',
    z.strictObject({
      ...about,
      rejection: fromJson(rejectionSchema),
      dissent: z.array(z.strictObject({ member: text, reason: text })),
    }),
  ),
  event('rejection.revoked', z.strictObject({ ...about, code: text, reason: text })),
] as const;
export type BidEventType = z.output<(typeof BID_EVENTS)[number]>['type'];
