import { z } from 'zod';
import { text } from '../../domain/scalars.ts';
import { PANEL_ROLES } from '../roles.ts';
import { event, instant, lotNumber } from './envelope.ts';

/** `name` is how the member is called in scores and reports, such as 一号. */
const panelMemberSchema = z.strictObject({ id: text, name: text, role: z.enum(PANEL_ROLES) });
export type PanelMember = z.output<typeof panelMemberSchema>;

export const PANEL_EVENTS = [
  event(
    'evaluation.scheduled',
    z.strictObject({ lot: lotNumber, startsAt: instant, venue: text, reason: text.nullable() }),
  ),
  event(
    'panel.formed',
    z.strictObject({ lot: lotNumber, members: z.array(panelMemberSchema).min(1), reason: text.nullable() }),
  ),
  event(
    'member.recused',
    z.strictObject({ lot: lotNumber, member: text, reason: text, replacement: panelMemberSchema.nullable() }),
  ),
] as const;
export type PanelEventType = z.output<(typeof PANEL_EVENTS)[number]>['type'];
