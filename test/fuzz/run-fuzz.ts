import { AppError } from '../../src/domain/app-error.ts';
import { OverLimitError } from '../../src/use-cases/import-limits.ts';
import type { ImportPool } from '../../src/use-cases/import-pool.ts';
import { checkDocument } from './check-document.ts';
import { type FuzzSource, type Mutant, makeMutant } from './mutate.ts';

export type FuzzOutcome = 'document' | 'refusal' | 'failure';

export interface FuzzFailure {
  mutant: Mutant;
  reason: string;
}

export interface FuzzReport {
  /** Format → outcome → how many. */
  counts: Map<string, Record<FuzzOutcome, number>>;
  failures: FuzzFailure[];
}

export interface FuzzRun {
  seed: number;
  from: number;
  to: number;
  /** Files at a time. */
  lanes: number;
}

/** Imports files number `from` up to `to` of a seed. Each must become a document or one refusal of one line. */
export async function runFuzz(pool: ImportPool, sources: readonly FuzzSource[], run: FuzzRun): Promise<FuzzReport> {
  const report: FuzzReport = { counts: new Map(), failures: [] };
  let next = run.from;
  const work = async () => {
    for (let index = next++; index < run.to; index = next++) {
      const mutant = makeMutant(sources, run.seed, index);
      const reason = await tryMutant(pool, mutant);
      const outcome = reason === 'document' || reason === 'refusal' ? reason : 'failure';
      const counts = report.counts.get(mutant.format) ?? { document: 0, refusal: 0, failure: 0 };
      counts[outcome] += 1;
      report.counts.set(mutant.format, counts);
      if (outcome === 'failure') report.failures.push({ mutant, reason });
    }
  };
  await Promise.all(Array.from({ length: run.lanes }, work));
  return report;
}

/** Why the outcome is a failure, unless it is none. */
async function tryMutant(pool: ImportPool, { format, index, bytes }: Mutant): Promise<string> {
  const file = `${index}.${format}`;
  try {
    const faults = checkDocument(await pool.importBytes(file, bytes));
    return faults.length === 0 ? 'document' : faults.join('; ');
  } catch (error) {
    if (error instanceof OverLimitError) return `over the limit: ${error.message}`;
    if (!(error instanceof AppError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
    const isOneLine = error.message.startsWith(`${file}：`) && !error.message.includes('\n');
    return isOneLine && error.code === 'input-unreadable' ? 'refusal' : `a refusal of another form: ${error.message}`;
  }
}
