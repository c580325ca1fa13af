import { getMultipartBoundary, type MultipartPart } from '@remix-run/multipart-parser';
import { FORM_MARK } from '../../../views/components/form-mark.tsx';
import { AppError } from '../../domain/app-error.ts';
import type { WrittenFile } from '../../ledger/ledger-store.ts';
import type { IncomingFile, IncomingFolder } from '../../use-cases/incoming-files.ts';
import { MOST_FORM_BYTES } from '../limit-form.ts';
import { cleanFileName } from './file-name.ts';
import type { ImportSettings } from './import-settings.ts';
import { type FormPiece, MultipartReader } from './multipart.ts';

/** A file that was sent, on the disk until whoever took it removes it or puts it elsewhere. */
export interface UploadedFile extends WrittenFile {
  name: string;
}

export type UploadRefusalType =
  | 'too-large'
  | 'too-many'
  | 'no-room'
  /** The disk is full. */
  | 'no-space'
  /** Not a form, or cut off on the way. */
  | 'broken';

export type Upload =
  | { type: 'sent'; form: string; fields: Readonly<Record<string, string>>; files: UploadedFile[] }
  | { type: UploadRefusalType };

/** Holds room for files that arrive, and the files. */
export interface Room {
  readonly incoming: IncomingFolder;
  /** False where there is none. */
  take(bytes: number): boolean;
  giveBack(bytes: number): void;
}

export type UploadLimits = Pick<ImportSettings, 'uploadBytes' | 'filesAtATime'>;

/** Fields besides the files. */
const OTHER_FIELDS = 50;
/** An upload that is refused is heard to its end, or the browser shows a broken connection in place of the answer. */
const HEARD_OUT = 10;

/**
 * Reads the files of a form while they arrive, onto the disk, and stops keeping them as soon as they are too many or too large. Of what was
 * refused or cut off, nothing stays. What was sent stays, with its room taken, until the caller drops it.
 */
export async function readUpload(request: Request, limits: UploadLimits, room: Room): Promise<Upload> {
  const boundary = findBoundary(request);
  if (boundary === null || request.body === null) return { type: 'broken' };
  const { uploadBytes } = limits;
  const reader = new MultipartReader(boundary);
  const form = new ArrivingForm(limits.filesAtATime, room.incoming);
  let refusal: UploadRefusalType | null = declaredLength(request) > uploadBytes ? 'too-large' : null;
  let received = 0;
  let taken = 0;
  const refuse = async (type: UploadRefusalType) => {
    refusal = type;
    await form.discard();
    room.giveBack(taken);
    taken = 0;
  };
  try {
    for await (const chunk of request.body) {
      received += chunk.length;
      if (received > uploadBytes * HEARD_OUT) break;
      if (refusal !== null) continue;
      if (received > uploadBytes) await refuse('too-large');
      else if (!room.take(chunk.length)) await refuse('no-room');
      else {
        taken += chunk.length;
        const fault = await form.takeAll(reader.write(chunk));
        if (fault !== null) await refuse(fault);
      }
    }
    if (refusal !== null) return { type: refusal };
    reader.finish();
    const { files, form: mark, fields } = form.read();
    room.giveBack(taken - sumOf(files));
    return { type: 'sent', form: mark, fields, files };
  } catch {
    await refuse('broken');
    return { type: 'broken' };
  }
}

/** Removes files that were sent, and gives their room back. */
export async function dropUploads(room: Room, files: readonly UploadedFile[]): Promise<void> {
  await Promise.all(files.map((file) => room.incoming.remove(file)));
  room.giveBack(sumOf(files));
}

function sumOf(files: readonly UploadedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The parts of a form: files go to the disk, what was typed is held, anything else is passed over. */
class ArrivingForm {
  private readonly mostFiles: number;
  private readonly incoming: IncomingFolder;
  private readonly files: UploadedFile[] = [];
  private readonly typed: { name: string; pieces: Uint8Array[] }[] = [];
  private typedBytes = 0;
  private file: { name: string; incoming: IncomingFile } | null = null;
  private field: { name: string; pieces: Uint8Array[] } | null = null;

  constructor(mostFiles: number, incoming: IncomingFolder) {
    this.mostFiles = mostFiles;
    this.incoming = incoming;
  }

  /** Why it cannot go on; null: it can. @throws where it is no form */
  async takeAll(pieces: Iterable<FormPiece>): Promise<UploadRefusalType | null> {
    try {
      for (const piece of pieces) {
        const fault = await this.take(piece);
        if (fault !== null) return fault;
      }
      return null;
    } catch (error) {
      if (error instanceof AppError && error.code === 'storage-full') return 'no-space';
      throw error;
    }
  }

  read(): { form: string; fields: Readonly<Record<string, string>>; files: UploadedFile[] } {
    const decoder = new TextDecoder('utf-8', { fatal: true });
    const read = this.typed.map(({ name, pieces }) => [name, decoder.decode(Buffer.concat(pieces))]);
    const { [FORM_MARK]: form = '', ...fields } = Object.fromEntries(read) as Record<string, string>;
    return { form, fields, files: this.files };
  }

  async discard(): Promise<void> {
    await this.file?.incoming.discard();
    this.file = null;
    await Promise.all(this.files.splice(0).map((file) => this.incoming.remove(file)));
    this.typed.length = 0;
  }

  private async take(piece: FormPiece): Promise<UploadRefusalType | null> {
    switch (piece.type) {
      case 'begin':
        return this.begin(piece.part);
      case 'content':
        await this.file?.incoming.write(piece.bytes);
        if (this.field === null) return null;
        this.field.pieces.push(Buffer.from(piece.bytes));
        this.typedBytes += piece.bytes.length;
        return this.typedBytes > MOST_FORM_BYTES ? 'too-large' : null;
      case 'end':
        if (this.file !== null) this.files.push({ name: this.file.name, ...(await this.file.incoming.finish()) });
        this.file = null;
        this.field = null;
        return null;
    }
  }

  private async begin({ name, filename = '', isFile }: MultipartPart): Promise<UploadRefusalType | null> {
    if (name === 'files' && filename !== '') {
      if (this.files.length === this.mostFiles) return 'too-many';
      this.file = { name: cleanFileName(unescapeQuotes(filename)), incoming: await this.incoming.begin() };
      return null;
    }
    if (isFile || name === undefined) return null;
    this.field = { name, pieces: [] };
    this.typed.push(this.field);
    return this.typed.length > OTHER_FIELDS ? 'too-many' : null;
  }
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
