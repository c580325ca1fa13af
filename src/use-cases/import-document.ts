import { readFile } from 'node:fs/promises';
import { importDocument as importBytes } from '../../importers/importer.ts';
import { AppError } from '../domain/app-error.ts';
import type { ImportedDocument } from '../domain/document.ts';

/**
 * Reads a file to the neutral form. `shownName` is the name that locations and messages carry; default: the path
 * as given.
 * @throws AppError `input-not-found` or `input-unreadable`
 */
export async function importDocument(file: string, shownName: string = file): Promise<ImportedDocument> {
  return importBytes(shownName, await readBytes(file));
}

async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT') throw new AppError('input-not-found', { file, message: '找不到这个文件，请检查路径' }, cause);
    if (code === 'EISDIR') throw new AppError('input-unreadable', { file, message: '这是文件夹，请指定其中的一个文件' }, cause);
    throw new AppError('input-unreadable', { file, message: '无法读取这个文件，请检查权限' }, cause);
  }
}
