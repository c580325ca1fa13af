import { z } from 'zod';
import { text } from '../scalars.ts';
import { itemBase } from './item-base.ts';

/** All or nothing: the full points for an undertaking that covers everything asked for, else none. */
export const commitmentItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('commitment'),
  /** What the undertaking has to cover. */
  covers: z.array(text).default([]),
});
