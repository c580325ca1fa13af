import { z } from 'zod';
import { decimal, text } from '../scalars.ts';
import { itemBase } from './item-base.ts';

/** The best single level counts; levels do not add up. In an assessment a level may cost points. */
export const levelsItemSchema = z.strictObject({
  ...itemBase,
  kind: z.literal('levels'),
  levels: z.array(z.strictObject({ title: text, points: decimal })).min(1),
  /** Where the level is a person's professional title: the role whose holder counts. */
  role: text.optional(),
});
export type LevelsItem = z.output<typeof levelsItemSchema>;
