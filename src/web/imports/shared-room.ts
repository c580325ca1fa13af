import type { IncomingFolder } from '../../use-cases/incoming-files.ts';
import type { Room } from './read-upload.ts';

/** Room on the disk for what everybody together sends at a time. */
export class SharedRoom implements Room {
  readonly incoming: IncomingFolder;
  private free: number;

  constructor(incoming: IncomingFolder, bytes: number) {
    this.incoming = incoming;
    this.free = bytes;
  }

  take(bytes: number): boolean {
    if (bytes > this.free) return false;
    this.free -= bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.free += bytes;
  }
}
