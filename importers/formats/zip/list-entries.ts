import { ZipError } from '../zip-archive.ts';
import { type ArchiveEntry, EntryWalk } from './open-entries.ts';

/** The files of an archive and of archives in it, as far as they can be unpacked within the limits; of anything else: none. */
export function listEntries(bytes: Uint8Array): ArchiveEntry[] {
  try {
    return [...new EntryWalk().walk(bytes)];
  } catch (error) {
    if (error instanceof ZipError) return [];
    throw error;
  }
}
