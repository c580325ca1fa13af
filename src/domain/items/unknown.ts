import { z } from 'zod';
import { itemBase } from './item-base.ts';

/** An item whose rule could not be understood. It keeps its text and place and is marked by hand. */
export const unknownItemSchema = z.strictObject({ ...itemBase, kind: z.literal('unknown') });
export type UnknownItem = z.output<typeof unknownItemSchema>;
