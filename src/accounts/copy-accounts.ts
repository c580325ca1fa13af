import { existsSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '../domain/app-error.ts';
import { ACCOUNTS_FILE, ACCOUNTS_KEY_FILE, openAccountsDatabase } from './open-accounts-database.ts';

/**
 * A whole copy of the accounts of a data folder in another, while servers go on writing; nothing where there are none.
 * @throws AppError `storage-damaged` where they cannot be read or have lost their key; the copy is of no use then
 */
export async function copyAccounts(from: string, to: string): Promise<void> {
  if (!existsSync(path.join(from, ACCOUNTS_FILE))) return;
  const { database } = openAccountsDatabase(from);
  try {
    await database.client.backup(path.join(to, ACCOUNTS_FILE));
    await cp(path.join(from, ACCOUNTS_KEY_FILE), path.join(to, ACCOUNTS_KEY_FILE));
  } finally {
    database.client.close();
  }
}

/**
 * Accounts of a copy that nobody writes to, put into another folder and looked through there; the copy itself is only read.
 * @throws AppError `storage-damaged`
 */
export async function putAccountsBack(from: string, to: string): Promise<void> {
  if (!existsSync(path.join(from, ACCOUNTS_FILE))) return;
  for (const name of [ACCOUNTS_FILE, ACCOUNTS_KEY_FILE])
    if (existsSync(path.join(from, name))) await cp(path.join(from, name), path.join(to, name));
  const { database } = openAccountsDatabase(to);
  try {
    if (database.client.pragma('integrity_check', { simple: true }) === 'ok') return;
    throw new AppError('storage-damaged', {
      file: path.join(from, ACCOUNTS_FILE),
      message: '备份中的账号数据已损坏，请换一份备份',
    });
  } finally {
    database.client.close();
  }
}
