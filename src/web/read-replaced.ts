import type { Recorded } from '../ledger/state.ts';
import { findVersion } from '../ledger/versions.ts';
import { type FormFields, fieldOf } from './forms.ts';

/** The number of the version that a form was filled in on; 0 where there was none, or it does not say. */
export function readReplaces(form: FormFields): number {
  return toVersion(fieldOf(form, 'replaces'));
}

/** The event that a form wants to put something in the place of; null where there was none. */
export function findReplaced(latest: Recorded<unknown> | null, number: number): number | null {
  return findVersion(latest, number)?.sequence ?? null;
}

export function toVersion(written: string): number {
  return /^\d{1,9}$/.test(written) ? Number.parseInt(written, 10) : 0;
}
