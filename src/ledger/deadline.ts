import type { Scheme } from '../domain/lot.ts';

/** 2025-12-15 08:30, as the procurement document states it: the time of China. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})[ T](\d{1,2}):(\d{2})$/;

/** The instant by which bids have to be in; null where the scheme states none, or only a day. */
export function findDeadline(scheme: Scheme | undefined): string | null {
  const stated = MOMENT.exec(scheme?.procurement.submissionDeadline ?? '');
  if (stated === null) return null;
  const [, day, hour = '', minute] = stated;
  const instant = Date.parse(`${day}T${hour.padStart(2, '0')}:${minute}:00.000+08:00`);
  return Number.isNaN(instant) ? null : new Date(instant).toISOString();
}
