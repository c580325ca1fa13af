import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '../domain/app-error.ts';
import { openDatabase } from '../storage/sqlite/open-database.ts';
import { openKey } from '../storage/sqlite/seal.ts';
import { users } from './schema.ts';

export const ACCOUNTS_FILE = 'accounts.sqlite';
/** Signs cookies and encrypts the secrets of second factors; lies beside the database, not in it. */
export const ACCOUNTS_KEY_FILE = 'accounts.key';

const MIGRATIONS = fileURLToPath(new URL('migrations', import.meta.url));
const KEY_WORDS = {
  missing: '账号的密钥已丢失，已登录的人和动态口令都不能确认；请从备份中放回 accounts.key',
  damaged: '账号的密钥已损坏，请从备份中放回 accounts.key',
};

export type AccountsDatabase = ReturnType<typeof openDatabase>;
export type Transaction = Parameters<Parameters<AccountsDatabase['transaction']>[0]>[0];

/**
 * The accounts of a data folder, made where there are none.
 * @throws AppError where the folder, the database or its key cannot be used
 */
export function openAccountsDatabase(folder: string): { database: AccountsDatabase; secret: string } {
  makeFolder(folder);
  const database = openDatabase(path.join(folder, ACCOUNTS_FILE), MIGRATIONS);
  try {
    const hasUsers = database.select({ id: users.id }).from(users).limit(1).all().length > 0;
    return { database, secret: openKey(path.join(folder, ACCOUNTS_KEY_FILE), !hasUsers, KEY_WORDS).toString('hex') };
  } catch (error) {
    database.client.close();
    throw error;
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    const message = '不能建立数据文件夹，请检查路径和权限，或用 --data 另选一个';
    throw new AppError('input-unreadable', { file: folder, message }, error);
  }
}
