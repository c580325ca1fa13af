import type { FileProperty } from '../../src/domain/file-traces.ts';
import { CompoundFile } from '../formats/doc/compound-file.ts';
import { addCustomProperty } from './custom-property.ts';
import { type PropertySet, PropertySetError, readPropertySets } from './property-set.ts';
import type { TraceNotes } from './trace-notes.ts';

const SUMMARY = '\x05SummaryInformation';
const DOCUMENT_SUMMARY = '\x05DocumentSummaryInformation';
const USER_DEFINED = 'D5CDD505-2E9C-101B-9397-08002B2CF9AE';
/** Numbers of [MS-OSHARED] 2.3.3.2.1 and 2.3.3.2.2. */
const SUMMARY_NAMES: Readonly<Record<number, FileProperty>> = {
  2: 'title',
  4: 'author',
  8: 'last-saved-by',
  12: 'created',
  13: 'saved',
  18: 'program',
};
const DOCUMENT_NAMES: Readonly<Record<number, FileProperty>> = { 14: 'manager', 15: 'company' };

/**
 * Word, Excel and PowerPoint of 97 to 2003, and newer ones with a password.
 * @throws CompoundFileError, RangeError
 */
export function readCompoundTraces(notes: TraceNotes, bytes: Uint8Array): void {
  const source = new CompoundFile(bytes);
  for (const set of readSets(source, SUMMARY)) addValues(notes, set, SUMMARY_NAMES);
  for (const set of readSets(source, DOCUMENT_SUMMARY)) {
    if (set.format !== USER_DEFINED) addValues(notes, set, DOCUMENT_NAMES);
    else for (const [id, name] of set.names) addCustomProperty(notes, name, set.values.get(id) ?? '');
  }
}

function readSets(source: CompoundFile, stream: string): PropertySet[] {
  if (!source.has(stream)) return [];
  try {
    return readPropertySets(source.read(stream));
  } catch (error) {
    if (error instanceof PropertySetError) return [];
    throw error;
  }
}

function addValues(notes: TraceNotes, { values }: PropertySet, names: Readonly<Record<number, FileProperty>>): void {
  for (const [id, name] of Object.entries(names)) notes.addProperty(name, values.get(Number(id)));
}
