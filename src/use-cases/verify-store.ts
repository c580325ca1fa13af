import { createHash } from 'node:crypto';
import { listKeptFiles } from '../archive/contents.ts';
import { type Finding, finding } from '../domain/finding.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { LedgerState } from '../ledger/state.ts';
import { verifyLedger } from '../ledger/verify.ts';
import { HASHING } from '../storage/hashing.ts';

/** How many procurements are done, of all. */
export type TellProcurements = (progress: { done: number; all: number; unit: string }) => void;

export interface VerifyStoreOptions {
  signal?: AbortSignal | undefined;
  onProgress?: TellProcurements | undefined;
}

/**
 * Goes through everything a store keeps: every ledger's chain, rights, rules and seal, the register, and every file by its hash.
 * @throws the reason of `signal` where that is aborted
 */
export async function verifyStore(
  store: LedgerStore,
  { signal, onProgress }: VerifyStoreOptions = {},
): Promise<Finding[]> {
  const problems: Finding[] = (await store.checkRegister()).map((message) =>
    finding('error', 'register-broken', message),
  );
  const procurements = await store.list();
  for (const [done, procurement] of procurements.entries()) {
    signal?.throwIfAborted();
    onProgress?.({ done, all: procurements.length, unit: ' 个项目' });
    const stored = await store.readStored(procurement);
    const verified = verifyLedger(stored.entries, HASHING);
    const own = [
      ...stored.problems.map((message) => finding('error', 'seal-broken', message)),
      ...verified.problems,
      ...(await checkFiles(store, verified.state)),
    ];
    problems.push(...own.map((problem) => ({ ...problem, message: `项目“${procurement}”：${problem.message}` })));
  }
  return problems;
}

async function checkFiles(store: LedgerStore, state: LedgerState): Promise<Finding[]> {
  const problems: Finding[] = [];
  for (const { sha256, name: place } of listKeptFiles(state)) {
    const name = place.replace(/^data\/documents\/[0-9a-f]{64}\//, '');
    const blob = await store.openBlob(sha256);
    if (blob === null) problems.push(finding('error', 'file-missing', `文件“${name}”已丢失`));
    else if ((await digest(blob.read())) !== sha256)
      problems.push(finding('error', 'file-changed', `文件“${name}”已被改动`));
  }
  return problems;
}

async function digest(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of content) hash.update(part);
  return hash.digest('hex');
}
