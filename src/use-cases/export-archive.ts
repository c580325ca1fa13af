import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { SigningKey } from '../archive/signature.ts';
import { fromText, type PayloadFile, writeArchive } from '../archive/write-archive.ts';
import { AppError } from '../domain/app-error.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { openKept, type PreparedArchives, prepareArchive } from './prepared-archives.ts';

/**
 * A sealed procurement as one archive. Only a sealed one: before that it holds what not everybody may see yet.
 * @param archives those that were prepared before; default: none
 * @throws AppError where there is no such procurement, it is not sealed, or what is kept is damaged
 */
export async function streamArchive(
  store: LedgerStore,
  procurement: string,
  key: SigningKey | null,
  archives?: PreparedArchives,
): Promise<Readable> {
  const prepared = await (archives?.get(store, procurement) ?? prepareArchive(store, procurement));
  const kept = await Promise.all(
    prepared.kept.map(async ({ name, sha256 }): Promise<PayloadFile> => {
      const blob = await openKept(store, sha256, name);
      return { name, bytes: blob.bytes, read: () => blob.read() };
    }),
  );
  return writeArchive([...prepared.derived.map(({ name, text }) => fromText(name, text)), ...kept], {
    folder: procurement,
    key,
    info: prepared.info,
  });
}

/**
 * The file appears under its name only when it is whole.
 * @throws AppError where it cannot be written; the reason of `signal` where that is aborted
 */
export async function exportArchive(
  store: LedgerStore,
  procurement: string,
  target: string,
  key: SigningKey | null,
  signal?: AbortSignal,
): Promise<void> {
  const stream = await streamArchive(store, procurement, key);
  const aside = `${target}.incomplete`;
  try {
    await mkdir(path.dirname(path.resolve(target)), { recursive: true });
    signal?.throwIfAborted();
    await pipeline(stream, createWriteStream(aside, { flush: true }), signal === undefined ? {} : { signal });
    await rename(aside, target);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOSPC' || code === 'EDQUOT')
      throw new AppError(
        'storage-full',
        { file: target, message: '磁盘已满，归档包没有写完；请腾出空间后再试' },
        error,
      );
    if (code === 'EEXIST' || code === 'ENOTDIR' || code === 'EACCES' || code === 'EISDIR')
      throw new AppError('usage', { file: target, message: '无法写到这里，请检查路径和权限' }, error);
    throw error;
  } finally {
    await rm(aside, { force: true });
  }
}
