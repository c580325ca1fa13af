import { z } from 'zod';
import { draftLotSchema, draftProcurementSchema } from '../../domain/draft.ts';
import { lotSchema } from '../../domain/lot.ts';
import { procurementSchema } from '../../domain/procurement.ts';
import { text } from '../../domain/scalars.ts';
import { event, lotNumber, sha256 } from './envelope.ts';
import { replaces } from './fact-events.ts';
import { fromJson } from './from-json.ts';

/** The scheme stands in the event itself: a ledger is recomputed without looking anything up. */
const scheme = z.strictObject({ procurement: fromJson(procurementSchema), lot: fromJson(lotSchema) });
/** On its way to one: parts may be missing. */
const draft = z.strictObject({ procurement: fromJson(draftProcurementSchema), lot: fromJson(draftLotSchema) });

export const SCHEME_EVENTS = [
  event('scheme.drafted', z.strictObject({ lot: lotNumber, scheme: draft, from: z.array(sha256) })),
  event('scheme.edited', z.strictObject({ lot: lotNumber, scheme: draft, reason: text.nullable(), replaces })),
  event('scheme.published', z.strictObject({ lot: lotNumber, scheme })),
  event('scheme.superseded', z.strictObject({ lot: lotNumber, scheme, reason: text, replaces })),
] as const;
