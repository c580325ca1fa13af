import { formats } from './formats/index.ts';
import { type ArchiveContent, readArchive } from './formats/zip/read-archive.ts';
import type { ReadOptions } from './importer.ts';

export { listEntries as listArchived } from './formats/zip/list-entries.ts';
export { isArchive } from './formats/zip/open-entries.ts';

/**
 * The documents of a zip one by one, each with the name `archive.zip/folder/name` in its locations.
 * @throws AppError `input-unreadable` where nothing in it can be read
 */
export async function importArchive(
  file: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
): Promise<ArchiveContent> {
  return readArchive(file, bytes, formats, options);
}
