import type { FileTraces } from '../../src/domain/file-traces.ts';

export async function readTraces(file: string, _bytes: Uint8Array): Promise<FileTraces> {
  return { file, properties: [], sittings: [], pictures: [] };
}
