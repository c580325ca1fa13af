import type { ProcurementEventType } from '../events/procurement-events.ts';
import type { Appliers } from './appliers.ts';
import { createLot, record } from './draft.ts';

export const PROCUREMENT_APPLIERS: Appliers<ProcurementEventType> = {
  'procurement.created': (draft, { data, by, procurement, at, sequence }) => {
    draft.state.id = procurement;
    draft.state.about = data;
    draft.state.createdAt = at;
    const lots = draft.field(draft.state, 'lots');
    for (const { number, title } of data.lots) lots.set(number, createLot(number, title));
    const people = draft.field(draft.state, 'people');
    people.set(by.id, { name: by.name, roles: new Map([[by.role, { tenderer: null, since: sequence }]]) });
  },
  'role.granted': (draft, { sequence, data: { person, role, tenderer } }) => {
    const people = draft.field(draft.state, 'people');
    const known = draft.entry(people, person.id, () => ({ name: person.name, roles: new Map() }));
    draft.field(known, 'roles').set(role, { tenderer, since: sequence });
  },
  'role.withdrawn': (draft, { data: { person, role } }) => {
    const people = draft.field(draft.state, 'people');
    if (people.has(person)) {
      const known = draft.entry(people, person, () => ({ name: person, roles: new Map() }));
      draft.field(known, 'roles').delete(role);
    }
  },
  'document.imported': (draft, { data: { document } }) => {
    draft.field(draft.state, 'documents').set(document.sha256, document);
    draft.field(draft.state, 'ownDocuments').add(document.sha256);
  },
  'document.read': (draft, event) => {
    const { document, text, software } = event.data;
    const readings = draft.field(draft.state, 'readings');
    readings.set(document, record(event, { text, software }, readings.get(document) ?? null));
  },
  'procurement.sealed': (draft, event) => {
    draft.state.sealed = record(event, event.data, draft.state.sealed);
    for (const number of draft.state.lots.keys()) draft.lot(number).stage = 'sealed';
  },
};
