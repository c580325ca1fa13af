import { z } from 'zod';
import { isoDate, price, text } from '../../domain/scalars.ts';
import { documentRefSchema, event, lotNumber, sha256 } from './envelope.ts';

const lot = { lot: lotNumber };

export const RESULT_EVENTS = [
  event(
    'totals.frozen',
    z.strictObject({
      ...lot,
      /** The day of the evaluation: which law holds. */
      date: isoDate,
      /** Canonical JSON of the evaluation, of the law and of the level orders it was computed with. */
      evaluation: sha256,
      regulations: sha256,
      levelOrders: sha256,
      software: text,
    }),
  ),
  event('report.signed', z.strictObject({ ...lot, evaluation: sha256 })),
  event('report.dissented', z.strictObject({ ...lot, evaluation: sha256, reason: text })),
  event('award.made', z.strictObject({ ...lot, supplier: text, amount: price, reason: text.nullable() })),
  event('procurement.failed', z.strictObject({ ...lot, reason: text, legalBasis: text })),
  event(
    'notice.sent',
    z.strictObject({
      ...lot,
      to: text,
      kind: z.enum(['award', 'result', 'termination', 'other']),
      text,
      document: documentRefSchema.nullable(),
    }),
  ),
  event(
    'challenge.received',
    z.strictObject({ ...lot, id: text, from: text, subject: text, document: documentRefSchema.nullable() }),
  ),
  event(
    'challenge.answered',
    z.strictObject({ ...lot, id: text, answer: text, document: documentRefSchema.nullable() }),
  ),
  event('re-review.ordered', z.strictObject({ ...lot, reason: text, legalBasis: text })),
] as const;
export type ResultEventType = z.output<(typeof RESULT_EVENTS)[number]>['type'];
