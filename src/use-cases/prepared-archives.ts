import { listTotals } from '../archive/archive-input.ts';
import { type KeptFile, listBagInfo, listDerivedFiles, listKeptFiles } from '../archive/contents.ts';
import { AppError } from '../domain/app-error.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Blob, LedgerStore } from '../ledger/ledger-store.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { HASHING } from '../storage/hashing.ts';
import { SOFTWARE } from './freeze-totals.ts';
import { LastUsed } from './last-used.ts';

/** What an archive is made of, but for the files that are kept already. */
export interface PreparedArchive {
  /** What follows from the events. */
  derived: readonly { name: string; text: string }[];
  kept: readonly KeptFile[];
  info: readonly (readonly [string, string | null])[];
}

/**
 * Verifies a ledger and derives what its archive says of it.
 * @throws AppError where there is no such procurement, it is not sealed, or what is kept is damaged
 */
export async function prepareArchive(store: LedgerStore, procurement: string): Promise<PreparedArchive> {
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
  return {
    derived: listDerivedFiles({ state, entries, events, evaluations, software: SOFTWARE }),
    kept: listKeptFiles(state),
    info: listBagInfo(state, SOFTWARE),
  };
}

/** Characters of derived files that are kept at hand. */
const KEPT_CHARACTERS = 32_000_000;

/**
 * Archives of ledgers that have not changed since they were prepared: a ledger with the same digest says the same. The longest unused go
 * first. A ledger is verified when it is prepared; whoever doubts the database asks for a verification.
 */
export class PreparedArchives {
  private readonly prepared: LastUsed<PreparedArchive>;

  constructor(most = KEPT_CHARACTERS) {
    this.prepared = new LastUsed(most, ({ derived }) => derived.reduce((sum, { text }) => sum + text.length, 0));
  }

  /** @throws as `prepareArchive` */
  async get(store: LedgerStore, procurement: string): Promise<PreparedArchive> {
    const { digests } = await store.head(procurement);
    const key = `${procurement}\n${digests.sha256}\n${digests.sm3}`;
    const known = this.prepared.get(key) ?? (await prepareArchive(store, procurement));
    this.prepared.set(key, known);
    return known;
  }
}

/** @throws AppError `storage-damaged` where it is gone */
export async function openKept(store: LedgerStore, sha256: string, name: string): Promise<Blob> {
  const blob = await store.openBlob(sha256);
  if (blob === null) throw new AppError('storage-damaged', `文件“${name}”已丢失，不能归档；请从备份恢复`);
  return blob;
}

async function readText(store: LedgerStore, sha256: string, name: string): Promise<string> {
  const blob = await openKept(store, sha256, name);
  const parts: Uint8Array[] = [];
  for await (const part of blob.read()) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
