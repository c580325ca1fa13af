export interface WpsRecord {
  computer: string | null;
  account: string | null;
}

const COMPUTER = /^[0-9a-f]{32}$/i;
const ACCOUNT = /^\d{1,20}$/;

/**
 * WPS Office notes by whom a file was saved: as custom property `KSOTemplateDocerSaveRecord`, and in Word files as document
 * variable `commondata`, Base64 of JSON with `hdid`, derived from the hardware, and `userId`, the account. Other programs
 * keep it as it is.
 */
export function readWpsRecord(written: string): WpsRecord {
  let record: unknown;
  try {
    record = JSON.parse(Buffer.from(written, 'base64').toString('utf8'));
  } catch {
    return { computer: null, account: null };
  }
  const { hdid, userId } = (record ?? {}) as { hdid?: unknown; userId?: unknown };
  return { computer: matchText(hdid, COMPUTER), account: matchText(userId, ACCOUNT) };
}

function matchText(value: unknown, form: RegExp): string | null {
  return typeof value === 'string' && form.test(value) ? value.toLowerCase() : null;
}
