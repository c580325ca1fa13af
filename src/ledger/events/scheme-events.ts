import { z } from 'zod';
import { lotSchema } from '../../domain/lot.ts';
import { procurementSchema } from '../../domain/procurement.ts';
import { text } from '../../domain/scalars.ts';
import { event, lotNumber, sha256 } from './envelope.ts';
import { fromJson } from './from-json.ts';

/** The scheme stands in the event itself: a ledger is recomputed without looking anything up. */
const scheme = z.strictObject({ procurement: fromJson(procurementSchema), lot: fromJson(lotSchema) });

export const SCHEME_EVENTS = [
  event('scheme.drafted', z.strictObject({ lot: lotNumber, scheme, from: z.array(sha256) })),
  event('scheme.edited', z.strictObject({ lot: lotNumber, scheme, reason: text.nullable() })),
  event('scheme.published', z.strictObject({ lot: lotNumber, scheme })),
  event('scheme.superseded', z.strictObject({ lot: lotNumber, scheme, reason: text })),
] as const;
