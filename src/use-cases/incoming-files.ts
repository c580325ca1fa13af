import path from 'node:path';
import { IncomingFolder } from '../storage/incoming-folder.ts';

export { type IncomingFile, IncomingFolder } from '../storage/incoming-folder.ts';

/** Where files of a data folder arrive: on the disk where they will be kept, so that they need not be copied. */
export function openIncoming(data: string): IncomingFolder {
  return new IncomingFolder(path.join(data, 'incoming'));
}
