import { z } from 'zod';
import { flawSchema, markSchema } from '../../domain/review.ts';
import { decimal, text } from '../../domain/scalars.ts';
import { event, lotNumber } from './envelope.ts';
import { replaces } from './fact-events.ts';
import { fromJson } from './from-json.ts';

/** After totals, a member's marks change only on these grounds (财政部令第87号第六十四条), or in a re-review. */
export const RECHECK_GROUNDS = [
  'sum-wrong',
  'out-of-range',
  'objective-marks-differ',
  'abnormal-mark',
  're-review',
] as const;

const mark = { lot: lotNumber, tenderer: text, item: text };

/** Whose mark it is stands in `by`: nobody marks for somebody else. */
export const MARKING_EVENTS = [
  event('marking.opened', z.strictObject({ lot: lotNumber })),
  event('flaw.recorded', z.strictObject({ ...mark, flaw: fromJson(flawSchema), replaces })),
  event('mark.given', z.strictObject({ ...mark, mark: fromJson(markSchema), reason: text.nullable(), replaces })),
  event('marks.submitted', z.strictObject({ lot: lotNumber, statedTotals: z.record(z.string(), decimal) })),
  event(
    'marks.returned',
    z.strictObject({ lot: lotNumber, member: text, ground: z.enum(RECHECK_GROUNDS), reason: text }),
  ),
] as const;
export type MarkingEventType = z.output<(typeof MARKING_EVENTS)[number]>['type'];
