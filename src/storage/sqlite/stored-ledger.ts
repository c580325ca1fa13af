import { asc, eq, isNull } from 'drizzle-orm';
import { EMPTY_HEAD, START } from '../../ledger/chain.ts';
import type { StoredLedger } from '../../ledger/ledger-store.ts';
import { type EventRow, type HeadRow, type prepareTables, toHead } from './ledger-tables.ts';
import type { LedgerDatabase } from './open-database.ts';
import { ledgerEvents, ledgerHeads, ledgerRegister } from './schema.ts';
import { isSameSeal, type Seals } from './seal.ts';

/** A ledger as it lies in the database, with everything about it that its own chain cannot show. */
export function readStoredLedger(
  tables: ReturnType<typeof prepareTables>,
  seals: Seals,
  procurement: string,
): StoredLedger {
  const row = tables.findHead(procurement);
  const events = tables.listEvents(procurement, Number.MIN_SAFE_INTEGER);
  const entries = events.map(({ body, sha256, sm3 }) => ({ body, digests: { sha256, sm3 } }));
  const problems = checkColumns(procurement, events);
  if (row === undefined) return { entries, head: EMPTY_HEAD, problems: [...problems, '台账没有封印'] };
  return { entries, head: toHead(row), problems: [...problems, ...checkHead(row, events.at(-1), seals)] };
}

function checkHead(row: HeadRow, last: EventRow | undefined, seals: Seals): string[] {
  const { digests } = toHead(row);
  const isGenuine = isSameSeal(row.seal, seals.ofHead(row.procurement, row.position, row.version, digests));
  const isReached =
    row.version === last?.sequence && row.at === last.at && row.sha256 === last.sha256 && row.sm3 === last.sm3;
  return [
    ...(isGenuine ? [] : ['台账末尾的封印不符，末尾的事件或封印已被改动']),
    ...(isReached ? [] : ['台账的末尾与封印不符，末尾的事件可能被删除、增加或改动']),
  ];
}

/** The columns that queries and triggers go by must say what the event itself says. */
function checkColumns(procurement: string, events: readonly EventRow[]): string[] {
  let previous = START;
  const problems: string[] = [];
  for (const row of events) {
    const { type, at, sequence, procurement: named } = readLabels(row.body);
    const isTrue =
      row.type === type &&
      row.at === at &&
      row.sequence === sequence &&
      procurement === named &&
      row.previousSha256 === previous.sha256 &&
      row.previousSm3 === previous.sm3;
    if (!isTrue) problems.push(`第 ${row.sequence} 个事件旁边的索引栏与事件内容不符`);
    previous = { sha256: row.sha256, sm3: row.sm3 };
  }
  return problems;
}

function readLabels(body: string): Record<string, unknown> {
  try {
    return (JSON.parse(body) ?? {}) as Record<string, unknown>;
  } catch {
    return {};
  }
}

export function checkRegister(database: LedgerDatabase, seals: Seals): string[] {
  const heads = database.select().from(ledgerHeads).orderBy(asc(ledgerHeads.position)).all();
  const [register] = database.select().from(ledgerRegister).all();
  const seal = heads.reduce((previous, { procurement }) => seals.ofRegister(previous, procurement), '');
  const isGenuine = heads.length === (register?.ledgers ?? 0) && isSameSeal(seal, register?.seal ?? '');
  const strangers = database
    .selectDistinct({ procurement: ledgerEvents.procurement })
    .from(ledgerEvents)
    .leftJoin(ledgerHeads, eq(ledgerHeads.procurement, ledgerEvents.procurement))
    .where(isNull(ledgerHeads.procurement))
    .all();
  return [
    ...(isGenuine
      ? []
      : [
          `登记的台账有 ${register?.ledgers ?? 0} 本，现存 ${heads.length} 本，与登记的封印不符；可能有台账被删除、增加或替换`,
        ]),
    ...strangers.map(({ procurement }) => `“${procurement}”的事件没有登记在任何台账`),
  ];
}
