import { constants, existsSync, readdirSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { copyAccounts, putAccountsBack } from '../accounts/copy-accounts.ts';
import { AppError } from '../domain/app-error.ts';
import type { Finding } from '../domain/finding.ts';
import { BLOBS_FOLDER, DATABASE_FILE, KEY_FILE, openSqliteStore } from '../storage/sqlite/sqlite-ledger-store.ts';
import { type VerifyStoreOptions, verifyStore } from './verify-store.ts';

/**
 * Copies a data folder, accounts included, while servers go on writing: the database first, then the files, as no event is recorded
 * before its files are kept. The copy appears under its name only when it is whole.
 * @throws the reason of `signal` where that is aborted
 */
export async function backUpStore(
  data: string,
  target: string,
  { signal }: { signal?: AbortSignal } = {},
): Promise<{ ledgers: number }> {
  requireData(data);
  requireFree(target);
  const aside = `${path.resolve(target)}.incomplete`;
  await rm(aside, { recursive: true, force: true });
  await mkdir(aside, { recursive: true, mode: 0o700 });
  const store = openSqliteStore(data);
  try {
    await store.copyTo(path.join(aside, DATABASE_FILE));
    await copyBeside(data, aside, signal);
    await copyAccounts(data, aside);
    const ledgers = (await store.list()).length;
    signal?.throwIfAborted();
    await rm(target, { recursive: true, force: true });
    await rename(aside, target);
    return { ledgers };
  } finally {
    await store.close();
    await rm(aside, { recursive: true, force: true });
  }
}

/**
 * Puts a backup in place, after everything in it has been verified. Where something is wrong with it, nothing is put in place.
 * @param before where a data folder that is already there is moved to; without it such a folder is left alone
 * @throws the reason of `signal` where that is aborted
 */
export async function restoreStore(
  source: string,
  data: string,
  before: string | null,
  { signal, onProgress }: VerifyStoreOptions = {},
): Promise<{ problems: Finding[]; ledgers: number }> {
  requireData(source);
  const isThere = existsSync(path.join(data, DATABASE_FILE));
  if (isThere && before === null) {
    throw new AppError('usage', {
      file: data,
      message: '这里已有台账；如要换成备份中的台账，请先停止服务，再加上 --replace（原来的文件夹会改名保留）',
    });
  }
  const aside = `${path.resolve(data)}.restoring`;
  await rm(aside, { recursive: true, force: true });
  try {
    await mkdir(aside, { recursive: true, mode: 0o700 });
    await cp(path.join(source, DATABASE_FILE), path.join(aside, DATABASE_FILE));
    await copyBeside(source, aside, signal);
    await putAccountsBack(source, aside);
    const store = openSqliteStore(aside);
    const problems = await verifyStore(store, { signal, onProgress }).finally(() => store.close());
    if (problems.length > 0) return { problems, ledgers: 0 };
    const restored = openSqliteStore(aside);
    const ledgers = await restored.rebuild().finally(() => restored.close());
    signal?.throwIfAborted();
    if (isThere && before !== null) await rename(data, before);
    else await rm(data, { recursive: true, force: true });
    await rename(aside, data);
    return { problems, ledgers };
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function copyBeside(from: string, to: string, signal: AbortSignal | undefined): Promise<void> {
  await cp(path.join(from, KEY_FILE), path.join(to, KEY_FILE));
  const isFile = (name: string) => {
    signal?.throwIfAborted();
    return !path.basename(name).startsWith('.incoming-');
  };
  await cp(path.join(from, BLOBS_FOLDER), path.join(to, BLOBS_FOLDER), {
    recursive: true,
    filter: isFile,
    mode: constants.COPYFILE_FICLONE,
  });
}

export function requireData(folder: string): void {
  if (existsSync(path.join(folder, DATABASE_FILE))) return;
  throw new AppError('input-not-found', {
    file: folder,
    message: `这里没有台账（${DATABASE_FILE}），请检查路径，或用 --data 指明数据文件夹`,
  });
}

function requireFree(target: string): void {
  if (!existsSync(target) || readdirSync(target).length === 0) return;
  throw new AppError('usage', { file: target, message: '这个文件夹里已有文件，请换一个空的或新的文件夹' });
}
