const WRITTEN = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;
const PDF_WRITTEN = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)(?:00'?00'?)?|([+-]\d\d)'?(\d\d)?'?)?$/i;

/** Moments of ISO 8601 as Office files and XMP write them, with seconds, in UTC where the zone is told; null for others. */
export function readMoment(written: string): string | null {
  const found = WRITTEN.exec(written.trim());
  if (found === null) return null;
  const [, year, month, day, hour, minute, second = '00', zone = ''] = found;
  return writeMoment(`${year}-${month}-${day}T${hour}:${minute}:${second}`, zone);
}

/** Moments of PDF (ISO 32000-1, 7.9.4), whose parts after the year may be missing. */
export function readPdfMoment(written: string): string | null {
  const found = PDF_WRITTEN.exec(written.trim());
  if (found === null) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', utc, hours, minutes = '00'] =
    found;
  // Zones are whole quarters of an hour; some versions of WPS write the minute of the time instead, as in 15:44 `+07'44'`.
  const isZone = hours !== undefined && Number(minutes) % 15 === 0;
  const zone = utc !== undefined ? 'Z' : isZone ? `${hours}:${minutes}` : '';
  return writeMoment(`${year}-${month}-${day}T${hour}:${minute}:${second}`, zone);
}

function writeMoment(local: string, zone: string): string | null {
  const colon = /^[+-]\d{4}$/.test(zone) ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const asUtc = new Date(`${local}Z`);
  // A day that does not exist rolls over into another.
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(local)) return null;
  if (zone === '') return local;
  const moment = new Date(`${local}${colon}`);
  return Number.isNaN(moment.getTime()) ? null : `${moment.toISOString().slice(0, 19)}Z`;
}
