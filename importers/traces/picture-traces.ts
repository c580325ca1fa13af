import { createHash } from 'node:crypto';
import type { PictureTrace } from '../../src/domain/file-traces.ts';
import { ZipError } from '../formats/zip-archive.ts';
import { readInTurn } from '../ocr/read-in-turn.ts';
import { lookAtPicture } from './picture-looks.ts';
import { TRACE_LIMITS } from './trace-limits.ts';

/** A picture that a file holds as a file of its own. */
export interface PictureSource {
  path: string;
  /** @throws ZipError */
  read(): Uint8Array;
}

/** Each different picture once, at its first place. */
export async function readPictures(file: string, sources: readonly PictureSource[]): Promise<PictureTrace[]> {
  const deadline = Date.now() + TRACE_LIMITS.filePicturesMs;
  const seen = new Set<string>();
  const wanted = sources.slice(0, TRACE_LIMITS.pictures);
  const read = await readInTurn(wanted.length, async (index): Promise<PictureTrace[]> => {
    const source = wanted[index];
    const bytes = source === undefined ? null : readBytes(source);
    if (source === undefined || bytes === null) return [];
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (seen.has(sha256)) return [];
    seen.add(sha256);
    const looks = await lookAtPicture(bytes, deadline);
    return [{ sha256, ...looks, location: { file, page: null, path: source.path, quote: '' } }];
  });
  return read.flat();
}

function readBytes(source: PictureSource): Uint8Array | null {
  try {
    const bytes = source.read();
    return bytes.length === 0 ? null : bytes;
  } catch (error) {
    if (error instanceof ZipError) return null;
    throw error;
  }
}
