import { createImportPool } from '../../use-cases/import-pool.ts';
import { chooseThreads } from './import-settings.ts';
import { ImportStore, type ImportStoreOptions } from './import-store.ts';

/** A store that reads in threads of its own, as many as the machine bears. They start with the first file. */
export function openImportStore(options: Omit<ImportStoreOptions, 'reader' | 'filesAtATime'> = {}): ImportStore {
  const threads = chooseThreads();
  // What a person deletes must be gone, so the pool itself keeps nothing.
  const reader = createImportPool({ size: threads, keptCharacters: 0 });
  return new ImportStore({ ...options, reader, filesAtATime: threads });
}
