import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { listTotals } from '../archive/archive-input.ts';
import { listBagInfo, listDerivedFiles, listKeptFiles } from '../archive/contents.ts';
import type { SigningKey } from '../archive/signature.ts';
import { fromText, type PayloadFile, writeArchive } from '../archive/write-archive.ts';
import { AppError } from '../domain/app-error.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { HASHING } from '../storage/hashing.ts';
import { SOFTWARE } from './freeze-totals.ts';

/**
 * A sealed procurement as one archive. Only a sealed one: before that it holds what not everybody may see yet.
 * @throws AppError where there is no such procurement, it is not sealed, or what is kept is damaged
 */
export async function streamArchive(
  store: LedgerStore,
  procurement: string,
  key: SigningKey | null,
): Promise<Readable> {
  const stored = await store.readStored(procurement);
  const entries = [...stored.entries];
  const { state, events, problems } = verifyLedger(entries, HASHING);
  if (entries.length === 0)
    throw new AppError('not-found', `台账里没有项目“${procurement}”，请检查标识，或用 --data 指明数据文件夹`);
  const [problem] = [...stored.problems, ...problems.map(({ message }) => message)];
  if (problem !== undefined)
    throw new AppError('storage-damaged', `项目“${procurement}”的台账未通过核验，不能归档：${problem}`);
  if (state.sealed === null) throw new AppError('input-invalid', `项目“${procurement}”还没有封存，不能导出归档包`);
  const evaluations = new Map<string, Evaluation>();
  for (const { evaluation } of listTotals(state)) {
    evaluations.set(evaluation, JSON.parse(await readText(store, evaluation, '评审结果')) as Evaluation);
  }
  const derived = listDerivedFiles({ state, entries, events, evaluations, software: SOFTWARE });
  const kept = await Promise.all(listKeptFiles(state).map(({ name, sha256 }) => openKept(store, name, sha256)));
  return writeArchive([...derived.map(({ name, text }) => fromText(name, text)), ...kept], {
    folder: procurement,
    key,
    info: listBagInfo(state, SOFTWARE),
  });
}

/** The file appears under its name only when it is whole. */
export async function exportArchive(
  store: LedgerStore,
  procurement: string,
  target: string,
  key: SigningKey | null,
): Promise<void> {
  const stream = await streamArchive(store, procurement, key);
  const aside = `${target}.incomplete`;
  try {
    await mkdir(path.dirname(path.resolve(target)), { recursive: true });
    await pipeline(stream, createWriteStream(aside, { flush: true }));
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

async function openKept(store: LedgerStore, name: string, sha256: string): Promise<PayloadFile> {
  const blob = await store.openBlob(sha256);
  if (blob === null) throw new AppError('storage-damaged', `文件“${name}”已丢失，不能归档；请从备份恢复`);
  return { name, bytes: blob.bytes, read: () => blob.read() };
}

async function readText(store: LedgerStore, sha256: string, name: string): Promise<string> {
  const { read } = await openKept(store, name, sha256);
  const parts: Uint8Array[] = [];
  for await (const part of read()) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
