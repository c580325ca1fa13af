import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AppError } from '../domain/app-error.ts';
import type { Evaluation } from '../domain/evaluation.ts';
import type { Finding } from '../domain/finding.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { evaluate } from '../engine/evaluate.ts';
import { writeCanonical } from '../ledger/canonical-json.ts';
import { buildEvaluationInput, type Reference } from '../ledger/engine-input.ts';
import type { NewEvent } from '../ledger/events/index.ts';
import { writeLevelOrders, writeRegulations } from '../ledger/frozen-reference.ts';
import type { LedgerStore } from '../ledger/ledger-store.ts';
import type { LedgerState } from '../ledger/state.ts';

const PACKAGE = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
export const SOFTWARE = `hengbiao ${PACKAGE.version}`;

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** Under which hash an evaluation is kept. */
export function hashEvaluation(evaluation: Evaluation): string {
  return hash(writeCanonical(evaluation));
}

/** Under which hashes the law and the level orders are kept. */
export function hashLaw({ regulations, levelOrders }: Reference) {
  return { regulations: hash(writeRegulations(regulations)), levelOrders: hash(writeLevelOrders(levelOrders)) };
}

/** What makes a bid invalid once it is confirmed or voted on: no totals may stand while nobody has decided it. */
export function listUndecided({ findings }: Evaluation): Finding[] {
  return findings.filter(({ code }) => code === 'rejection-proposed');
}

export interface Freezing {
  lot: number;
  date: IsoDate;
  by: NewEvent['by'];
  at: string;
  rule: string | null;
}

/**
 * Computes a lot's scores from the ledger and keeps them with the law they rest on.
 * @returns the event to record, with the evaluation it freezes
 */
export async function freezeTotals(
  store: LedgerStore,
  state: LedgerState,
  { lot, date, by, at, rule }: Freezing,
  reference: Reference,
): Promise<{ event: NewEvent; evaluation: Evaluation }> {
  const input = buildEvaluationInput(state, lot, date, reference);
  if (input === null) throw new AppError('input-invalid', `第 ${lot} 包还没有方案，不能汇总`);
  const evaluation = evaluate(input);
  const keep = async (text: string) => (await store.putBlob(Buffer.from(text, 'utf8'))).sha256;
  return {
    evaluation,
    event: {
      type: 'totals.frozen',
      data: {
        lot,
        date,
        evaluation: await keep(writeCanonical(evaluation)),
        regulations: await keep(writeRegulations(reference.regulations)),
        levelOrders: await keep(writeLevelOrders(reference.levelOrders)),
        software: SOFTWARE,
      },
      by,
      at,
      rule,
    },
  };
}
