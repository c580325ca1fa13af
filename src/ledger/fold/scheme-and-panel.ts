import type { EventOf } from '../events/index.ts';
import type { PanelEventType } from '../events/panel-events.ts';
import type { Appliers } from './appliers.ts';
import { type Draft, record } from './draft.ts';

type DraftEvent = EventOf<'scheme.drafted' | 'scheme.edited'>;
type SchemeEvent = EventOf<'scheme.published' | 'scheme.superseded'>;

function setDraft(draft: Draft, event: DraftEvent): void {
  const lot = draft.lot(event.data.lot);
  lot.draft = record(event, event.data.scheme, lot.draft, 'reason' in event.data ? event.data.reason : null);
  if (lot.scheme === null) lot.title = event.data.scheme.lot.title;
}

function setScheme(draft: Draft, event: SchemeEvent): void {
  const lot = draft.lot(event.data.lot);
  lot.scheme = record(event, event.data.scheme, lot.scheme, 'reason' in event.data ? event.data.reason : null);
  lot.title = event.data.scheme.lot.title;
}

export const SCHEME_APPLIERS: Appliers<DraftEvent['type'] | SchemeEvent['type']> = {
  'scheme.drafted': setDraft,
  'scheme.edited': setDraft,
  'scheme.published': setScheme,
  'scheme.superseded': setScheme,
};

export const PANEL_APPLIERS: Appliers<PanelEventType> = {
  'evaluation.scheduled': (draft, event) => {
    const lot = draft.lot(event.data.lot);
    lot.schedule = record(event, event.data, lot.schedule, event.data.reason);
  },
  'panel.formed': (draft, event) => {
    const lot = draft.lot(event.data.lot);
    lot.panel = record(event, event.data.members, lot.panel, event.data.reason);
  },
  'member.recused': (draft, event) => {
    const { lot: number, member, reason, replacement } = event.data;
    const lot = draft.lot(number);
    draft.field(lot, 'recused').set(member, record(event, reason));
    const remaining = (lot.panel?.value ?? []).filter(({ id }) => id !== member);
    const members = replacement === null ? remaining : [...remaining, replacement];
    lot.panel = record(event, members, lot.panel, reason);
  },
};
