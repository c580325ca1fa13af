import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Blob, WrittenFile } from '../ledger/ledger-store.ts';
import { explainDiskFault } from './disk-fault.ts';

const SHA256 = /^[0-9a-f]{64}$/;

/** Files by the SHA-256 of their content. A file is there whole or not at all; what is there is never written again. */
export class BlobFolder {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  }

  pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new Error(`Not a SHA-256: ${sha256}`);
    return path.join(this.folder, sha256.slice(0, 2), sha256);
  }

  /** A written file is taken away from where it is. @throws AppError `storage-full` */
  put(content: Uint8Array | AsyncIterable<Uint8Array> | WrittenFile): Promise<{ sha256: string; bytes: number }> {
    if ('sha256' in content) return this.take(content);
    return this.keep(content, ({ sha256 }) => this.pathOf(sha256));
  }

  /** What the file says, in words: kept beside it. @throws AppError `storage-full` */
  async putText(sha256: string, text: string): Promise<void> {
    await this.keep(Buffer.from(text, 'utf8'), () => this.textPathOf(sha256));
  }

  hasText(sha256: string): boolean {
    return existsSync(this.textPathOf(sha256));
  }

  findText(sha256: string): string | null {
    return this.hasText(sha256) ? readFileSync(this.textPathOf(sha256), 'utf8') : null;
  }

  private textPathOf(sha256: string): string {
    return `${this.pathOf(sha256)}.txt`;
  }

  private async keep(
    content: Uint8Array | AsyncIterable<Uint8Array>,
    nameOf: (written: { sha256: string }) => string,
  ): Promise<{ sha256: string; bytes: number }> {
    const aside = path.join(this.folder, `.incoming-${randomBytes(8).toString('hex')}`);
    try {
      const written = await writeAside(aside, content);
      const file = nameOf(written);
      if (existsSync(file)) return written;
      mkdirSync(path.dirname(file), { recursive: true });
      await rename(aside, file);
      await sync(path.dirname(file), 'r');
      return written;
    } catch (error) {
      throw explainDiskFault(error);
    } finally {
      await rm(aside, { force: true });
    }
  }

  private async take({ path: written, sha256, bytes }: WrittenFile): Promise<{ sha256: string; bytes: number }> {
    const file = this.pathOf(sha256);
    if (existsSync(file)) return { sha256, bytes };
    try {
      await sync(written, 'r+');
      mkdirSync(path.dirname(file), { recursive: true });
      await rename(written, file);
      await sync(path.dirname(file), 'r');
      return { sha256, bytes };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EXDEV') return this.put(createReadStream(written));
      throw explainDiskFault(error);
    }
  }

  async open(sha256: string): Promise<Blob | null> {
    const file = this.pathOf(sha256);
    const found = await stat(file).catch(() => null);
    return found === null ? null : { bytes: found.size, read: () => createReadStream(file) };
  }
}

async function writeAside(file: string, content: Uint8Array | AsyncIterable<Uint8Array>) {
  const hash = createHash('sha256');
  let bytes = 0;
  const handle = await open(file, 'wx');
  try {
    for await (const part of content instanceof Uint8Array ? [content] : content) {
      hash.update(part);
      bytes += part.length;
      await handle.writeFile(part);
    }
    await handle.sync();
  } finally {
    await handle.close();
  }
  return { sha256: hash.digest('hex'), bytes };
}

/** What was written is on the disk once this is done; a new name, once it is done with its folder. */
async function sync(place: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(place, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
