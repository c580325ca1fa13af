import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { INPUT_LIMITS } from '../../importers/formats/limits.ts';
import { AppError } from '../domain/app-error.ts';
import type { ImportedDocument } from '../domain/document.ts';
import { createImportPool, type ImportPool } from './import-pool.ts';
import type { ImportOptions } from './shared-import.ts';

/** The threads of the program, for whoever brings none of their own. */
const POOL = createImportPool();

/**
 * Reads a file from disk to the neutral form. `name` is what locations and messages call it; without one, its file name.
 * @throws AppError `input-not-found`, `input-unreadable`
 */
export async function importDocument(
  path: string,
  name: string = basename(path),
  { pool = POOL, ...options }: ImportOptions & { pool?: ImportPool } = {},
): Promise<ImportedDocument> {
  return pool.importBytes(name, await readBytes(path), options);
}

/** The same, with the documents of an archive one by one, each named `archive.zip/folder/name`. */
export async function importDocuments(
  path: string,
  name: string = basename(path),
  { pool = POOL, ...options }: ImportOptions & { pool?: ImportPool } = {},
): Promise<ImportedDocument[]> {
  return pool.importDocuments(name, await readBytes(path), options);
}

async function readBytes(path: string): Promise<Uint8Array> {
  try {
    const size = await measureFile(path);
    if (size > INPUT_LIMITS.fileBytes) {
      const limit = `${INPUT_LIMITS.fileBytes / 1024 / 1024} MB`;
      throw new AppError('input-unreadable', { file: path, message: `文件超过 ${limit}，请压缩图片或拆分文件后再试` });
    }
    return await readFile(path);
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new AppError('input-not-found', { file: path, message: '找不到文件，请检查路径' }, error);
    }
    throw new AppError('input-unreadable', { file: path, message: `文件无法打开（${code}），请检查访问权限` }, error);
  }
}

async function measureFile(path: string): Promise<number> {
  const status = await stat(path);
  if (status.isFile()) return status.size;
  throw new AppError('input-unreadable', { file: path, message: '是文件夹或设备，请指定一个文件' });
}
