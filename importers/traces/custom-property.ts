import type { TraceNotes } from './trace-notes.ts';
import { readWpsRecord } from './wps-record.ts';

/** Of what programs note under names of their own only what tells one file or machine from others; most is a version. */
export function addCustomProperty(notes: TraceNotes, name: string, value: string): void {
  // WPS Office gives every new document an `ICV`, which stays with its copies.
  if (name === 'ICV') notes.addProperty('document-id', readIdentifier(value));
  if (name === 'KSOTemplateDocerSaveRecord') addWpsRecord(notes, value);
}

/** @param written see `wps-record.ts` */
export function addWpsRecord(notes: TraceNotes, written: string): void {
  const { computer, account } = readWpsRecord(written);
  notes.addProperty('computer', computer);
  notes.addProperty('account', account);
}

/** Null for what is none: programs write zeros where they have no identifier to give. */
export function readIdentifier(written: string | undefined): string | null {
  const digits = (written ?? '').replace(/[{}-]/g, '');
  return /^[0-9a-f]{8,}(?:_\d+)?$/i.test(digits) && !/^0+(?:_\d+)?$/.test(digits) ? (written ?? null) : null;
}
