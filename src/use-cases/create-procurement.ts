import { randomInt } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { ImportedDocument } from '../domain/document.ts';
import type { DraftLot, DraftProcurement } from '../domain/draft.ts';
import type { IsoDate } from '../domain/scalars.ts';
import type { Actor } from '../ledger/events/envelope.ts';
import type { NewEvent } from '../ledger/events/index.ts';
import type { WrittenFile } from '../ledger/ledger-store.ts';
import type { ProcurementDesk } from './procurement-desk.ts';
import { keepReading } from './read-documents.ts';

export interface ProcurementFile {
  name: string;
  file: WrittenFile;
  document: ImportedDocument;
}

export interface CreateRequest {
  procurement: DraftProcurement & { title: string };
  lots: readonly DraftLot[];
  files: readonly ProcurementFile[];
  by: Actor;
  /** Instant. */
  at: string;
  today: IsoDate;
}

/**
 * Creates a procurement with its documents and one unfinished scheme a lot: all of it, or nothing. Nobody who takes no part may
 * learn that it exists, so its id cannot be guessed.
 * @returns its id
 * @throws AppError `storage-full`, `storage-busy`
 */
export async function createProcurement(
  desk: ProcurementDesk,
  { procurement: written, lots, files, by, at, today }: CreateRequest,
): Promise<string> {
  const id = `${today}-${createSuffix()}`;
  const procurement = { ...written, id };
  const { title, number, method, buyer, procurementAgency } = procurement;
  const events: NewEvent[] = [];
  const add = (event: Pick<NewEvent, 'type' | 'data'>) => events.push({ ...event, by, at, rule: null } as NewEvent);
  add({
    type: 'procurement.created',
    data: {
      title,
      number,
      method,
      buyer,
      procurementAgency,
      lots: lots.map((lot) => ({ number: lot.number, title: lot.title })),
    },
  });
  const from: string[] = [];
  for (const { name, file, document } of files) {
    // Copied, not moved: where nothing comes of it, the same files are sent again.
    const kept = await desk.store.putBlob(createReadStream(file.path));
    const reference = { name, ...kept, mediaType: document.mediaType };
    from.push(kept.sha256);
    add({ type: 'document.imported', data: { document: reference, purpose: 'procurement-document', lot: null } });
    const reading = await keepReading(desk.store, { document: kept.sha256, lot: null, tenderer: null }, document);
    add({ type: 'document.read', data: reading });
  }
  for (const lot of lots) {
    add({ type: 'scheme.drafted', data: { lot: lot.number, scheme: { procurement, lot }, from } });
  }
  await desk.record(id, events);
  return id;
}

/** Characters that are not mistaken for each other when read aloud. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz';
const SUFFIX_LENGTH = 10;

function createSuffix(): string {
  return Array.from({ length: SUFFIX_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
}
