import type { NewEvent } from '../../src/ledger/events/index.ts';
import { openMemoryStore } from '../../src/storage/memory/memory-ledger-store.ts';
import { runCheck } from '../../src/use-cases/check-task.ts';
import { createImportPool } from '../../src/use-cases/import-pool.ts';
import { ProcurementDesk } from '../../src/use-cases/procurement-desk.ts';
import { readOpenedBid } from '../../src/use-cases/read-bid.ts';
import { recordCase } from '../../src/use-cases/record-case.ts';
import { ACCOUNTS, PEOPLE } from '../../src/web/workspace-fixture.ts';
import { type StartedApp, startApp } from './start-app.ts';

/** Whose browser it is: in place of a session. */
const ACCOUNT_HEADER = 'x-test-account';
const CLERK = { id: 'clerk-1', name: '经办人', role: 'clerk' } as const;
export const LOT = 3;
/** The one whose bid was read, so that its text can be shown. */
export const READ_TENDERER = '示例乙信息技术股份有限公司';

/** What the options of a browser are for a person. */
export function actingAs(account: string) {
  return { extraHTTPHeaders: { [ACCOUNT_HEADER]: account } };
}

export interface MarkingApp extends StartedApp {
  desk: ProcurementDesk;
}

/**
 * The demo evaluation as two procurements: `open`, where marking has just begun and one bid was read, and `marked`, where every
 * member has marked everything and nobody has handed in.
 */
export async function startMarking(): Promise<MarkingApp> {
  const desk = new ProcurementDesk(openMemoryStore());
  await recordCase('fixtures/demo', desk.store, 'whole');
  const whole: NewEvent[] = (await desk.store.read('whole')).map(({ event }) => {
    const { type, data, by, at, rule } = event;
    return { type, data, by, at, rule } as NewEvent;
  });
  const opening = whole.findIndex(({ type }) => type === 'marking.opened');
  const last = whole.findLastIndex(({ type }) => type === 'mark.given');
  const isMark = ({ type }: NewEvent, index: number) => index <= opening || type === 'mark.given';
  await desk.store.append('marked', 0, whole.slice(0, last + 1).filter(isMark));
  await desk.store.append('open', 0, whole.slice(0, opening));
  await readBid(desk, whole[opening]?.at ?? '');
  await desk.store.append('open', (await desk.store.head('open')).version, whole.slice(opening, opening + 1));
  const identify = async (headers: Headers) => ACCOUNTS.find(({ id }) => id === headers.get(ACCOUNT_HEADER)) ?? null;
  const app = await startApp({ evaluations: [], workspace: { desk, identify, people: PEOPLE } });
  return { ...app, desk };
}

async function readBid(desk: ProcurementDesk, at: string): Promise<void> {
  const reader = createImportPool({ size: 1 });
  const checker = {
    check: async (...[request]: Parameters<typeof runCheck>) => runCheck(request),
    close: async () => {},
  };
  const place = { procurement: 'open', lot: LOT, tenderer: READ_TENDERER };
  try {
    await readOpenedBid({ desk, reader, checker }, place, { sign: () => ({ by: CLERK, at }), date: '2025-12-15' });
  } finally {
    await reader.close();
  }
}
