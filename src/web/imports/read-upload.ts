import { getMultipartBoundary, MultipartParser, type MultipartPart } from '@remix-run/multipart-parser';
import { FORM_MARK } from '../../../views/components/form-mark.tsx';
import { cleanFileName } from './file-name.ts';
import type { ImportSettings } from './import-settings.ts';

export interface UploadedFile {
  name: string;
  bytes: Uint8Array;
}

export type Upload =
  | { type: 'sent'; form: string; fields: Readonly<Record<string, string>>; files: UploadedFile[] }
  | { type: 'too-large' }
  | { type: 'too-many' }
  | { type: 'no-room' }
  /** Not a form, or cut off on the way. */
  | { type: 'broken' };

/** Holds room for bytes that arrive; false where there is none. */
export interface Room {
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}

/** Fields besides the files. */
const OTHER_FIELDS = 8;
/** A name of 500 Chinese characters takes 4,500 bytes where it is percent-encoded. */
const HEADER_BYTES = 16 * 1024;
/** An upload that is refused is heard to its end, or the browser shows a broken connection in place of the answer. */
const HEARD_OUT = 10;

/**
 * Reads the files of a form while they arrive, and stops keeping them as soon as they are too many or too large.
 * The room of the files stays taken; it is for the caller to give back.
 */
export async function readUpload(request: Request, settings: ImportSettings, room: Room): Promise<Upload> {
  const boundary = findBoundary(request);
  if (boundary === null || request.body === null) return { type: 'broken' };
  const { uploadBytes, filesAtATime } = settings;
  const parser = new MultipartParser(boundary, {
    maxHeaderSize: HEADER_BYTES,
    maxFileSize: uploadBytes,
    maxTotalSize: uploadBytes,
    maxParts: Number.MAX_SAFE_INTEGER,
  });
  const parts: MultipartPart[] = [];
  let received = 0;
  let refusal: Upload['type'] | null = declaredLength(request) > uploadBytes ? 'too-large' : null;
  let taken = 0;
  const refuse = (type: Upload['type']) => {
    refusal = type;
    parts.length = 0;
    room.giveBack(taken);
    taken = 0;
  };
  try {
    for await (const chunk of request.body) {
      received += chunk.length;
      if (received > uploadBytes * HEARD_OUT) break;
      if (refusal !== null) continue;
      if (received > uploadBytes) refuse('too-large');
      else if (!room.take(chunk.length)) refuse('no-room');
      else {
        taken += chunk.length;
        parts.push(...parser.write(chunk));
        if (parts.length > filesAtATime + OTHER_FIELDS) refuse('too-many');
      }
    }
    if (refusal === null) parser.finish();
    return settle();
  } catch {
    refuse('broken');
    return { type: 'broken' };
  }

  function settle(): Upload {
    if (refusal !== null) return { type: refusal } as Upload;
    const files = parts.filter((part) => part.name === 'files' && (part.filename ?? '') !== '');
    if (files.length > filesAtATime) {
      refuse('too-many');
      return { type: 'too-many' };
    }
    const read = files.map((part) => ({ name: cleanFileName(unescapeQuotes(part.filename ?? '')), bytes: part.bytes }));
    room.giveBack(taken - read.reduce((sum, { bytes }) => sum + bytes.length, 0));
    const { [FORM_MARK]: form = '', ...fields } = readFields(parts);
    return { type: 'sent', form, fields, files: read };
  }
}

/** What was typed or chosen beside the files. */
function readFields(parts: readonly MultipartPart[]): Record<string, string> {
  const typed = parts.flatMap((part): [string, string][] =>
    part.name === undefined || part.isFile ? [] : [[part.name, part.text]],
  );
  return Object.fromEntries(typed);
}

function findBoundary(request: Request): string | null {
  const type = request.headers.get('content-type') ?? '';
  return /^multipart\/form-data\b/i.test(type) ? (getMultipartBoundary(type) ?? null) : null;
}

/** Browsers write quotation marks in names so. */
function unescapeQuotes(filename: string): string {
  return filename.replaceAll('%22', '"');
}

function declaredLength(request: Request): number {
  return Number.parseInt(request.headers.get('content-length') ?? '0', 10);
}
