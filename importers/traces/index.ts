import type { FileTraces } from '../../src/domain/file-traces.ts';
import { CompoundFileError, isCompoundFile } from '../formats/doc/compound-file.ts';
import { imageFormats } from '../formats/image/image-format.ts';
import { pdfFormat } from '../formats/pdf/pdf-format.ts';
import { isZip, ZipError } from '../formats/zip-archive.ts';
import { readCompoundTraces } from './compound-traces.ts';
import { OfficeTraces } from './office-traces.ts';
import { readPdfTraces } from './pdf-traces.ts';
import { readPictures } from './picture-traces.ts';
import { TraceNotes } from './trace-notes.ts';

/**
 * What a file says of its making, by its content whatever its name. `file` is the name shown in locations. Never throws for
 * a bad file: what cannot be read is left out.
 */
export async function readTraces(file: string, bytes: Uint8Array): Promise<FileTraces> {
  const notes = new TraceNotes(file);
  if (isZip(bytes)) await readOffice(notes, bytes);
  else if (isCompoundFile(bytes)) readCompound(notes, bytes);
  else if (pdfFormat.recognises(bytes)) await readPdfTraces(notes, bytes);
  else if (isPicture(bytes)) notes.traces.pictures = await readPictures(file, [{ path: 'page[1]', read: () => bytes }]);
  return notes.traces;
}

function isPicture(bytes: Uint8Array): boolean {
  return imageFormats.some((format) => format.recognises(bytes));
}

async function readOffice(notes: TraceNotes, bytes: Uint8Array): Promise<void> {
  try {
    const office = new OfficeTraces(bytes);
    if (!office.isOffice()) return;
    office.readProperties(notes);
    notes.traces.pictures = await readPictures(notes.traces.file, office.listPictures());
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
  }
}

function readCompound(notes: TraceNotes, bytes: Uint8Array): void {
  try {
    readCompoundTraces(notes, bytes);
  } catch (error) {
    // A place behind the end of a table is a damaged file.
    if (!(error instanceof CompoundFileError || error instanceof RangeError)) throw error;
  }
}
