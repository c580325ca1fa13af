import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { WrittenFile } from '../ledger/ledger-store.ts';
import { explainDiskFault } from './disk-fault.ts';

/** A file on its way in. */
export interface IncomingFile {
  /** The part stays as it is from then on. @throws AppError `storage-full` */
  write(part: Uint8Array): Promise<void>;
  /** It is there whole; whoever asked for it removes it. @throws AppError `storage-full` */
  finish(): Promise<WrittenFile>;
  /** Nothing of it stays. */
  discard(): Promise<void>;
}

/** Those among the temporary files of the machine: none outlives the program, and no next server looks for them. */
const temporary = new Set<IncomingFolder>();
process.once('exit', () => {
  for (const folder of temporary) folder.close();
});

/** The network brings small pieces; the disk is asked once for many. */
const PIECE_BYTES = 1024 * 1024;

/**
 * Files that arrive, on the disk until they are put where they belong or were read. Each is hashed while it is written. What a server
 * that was killed left behind is removed by the next one. The folder is there only while there is something in it.
 */
export class IncomingFolder {
  private readonly folder: string;
  private readonly mark = `${process.pid}-${randomBytes(6).toString('hex')}`;
  private readonly own = new Set<string>();
  private count = 0;

  /** @param folder default: one of its own among the temporary files of this machine */
  constructor(folder?: string) {
    this.folder = folder ?? path.join(tmpdir(), `hengbiao-incoming-${randomBytes(9).toString('hex')}`);
    if (folder === undefined) temporary.add(this);
    else this.removeLeftovers();
  }

  /** @throws AppError `storage-full` */
  async begin(): Promise<IncomingFile> {
    this.count += 1;
    const file = path.join(this.folder, `${this.mark}-${this.count}`);
    this.own.add(file);
    try {
      mkdirSync(this.folder, { recursive: true, mode: 0o700 });
      return this.receive(file, await open(file, 'wx', 0o600));
    } catch (error) {
      this.forget(file);
      throw explainDiskFault(error);
    }
  }

  /** Whether or not it was put elsewhere in the meantime. What cannot be removed now is removed with the rest. */
  async remove({ path: file }: Pick<WrittenFile, 'path'>): Promise<void> {
    try {
      await rm(file, { force: true });
    } catch {
      return;
    }
    this.forget(file);
  }

  /** Nothing of this server's stays. */
  close(): void {
    temporary.delete(this);
    for (const file of [...this.own]) {
      rmSync(file, { force: true });
      this.forget(file);
    }
  }

  private receive(file: string, handle: FileHandle): IncomingFile {
    const hash = createHash('sha256');
    let bytes = 0;
    let held: Uint8Array[] = [];
    let heldBytes = 0;
    const flush = async () => {
      const piece = Buffer.concat(held);
      held = [];
      heldBytes = 0;
      try {
        await handle.writeFile(piece);
      } catch (error) {
        throw explainDiskFault(error);
      }
    };
    return {
      write: async (part) => {
        hash.update(part);
        bytes += part.length;
        held.push(part);
        heldBytes += part.length;
        if (heldBytes >= PIECE_BYTES) await flush();
      },
      finish: async () => {
        await flush();
        await handle.close();
        return { path: file, sha256: hash.digest('hex'), bytes };
      },
      discard: async () => {
        await handle.close();
        await this.remove({ path: file });
      },
    };
  }

  private forget(file: string): void {
    this.own.delete(file);
    if (this.own.size > 0) return;
    try {
      rmdirSync(this.folder);
    } catch {
      // Another server keeps files there, or the folder was never made.
    }
  }

  private removeLeftovers(): void {
    let names: string[] = [];
    try {
      names = readdirSync(this.folder);
    } catch {
      return;
    }
    for (const name of names) {
      const process = Number.parseInt(/^(\d+)-/.exec(name)?.[1] ?? '', 10);
      if (!isAlive(process)) rmSync(path.join(this.folder, name), { force: true, recursive: true });
    }
    this.forget('');
  }
}

/** Another process that runs. This one has put nothing there yet: what bears its number is a dead one's. */
function isAlive(id: number): boolean {
  if (id === process.pid || Number.isNaN(id)) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
