import { asc, eq, isNull } from 'drizzle-orm';
import { EMPTY_HEAD, START } from '../../ledger/chain.ts';
import type { StoredLedger } from '../../ledger/ledger-store.ts';
import { type EventRow, NO_SEAL, type prepareTables, readLabels, toHead } from './ledger-tables.ts';
import type { LedgerDatabase } from './open-database.ts';
import { ledgerEvents, ledgerRegister, ledgers } from './schema.ts';
import { isSameSeal, type Seals } from './seal.ts';

/** A ledger as it lies in the database, with everything about it that its own chain cannot show. */
export function readStoredLedger(
  tables: ReturnType<typeof prepareTables>,
  seals: Seals,
  procurement: string,
): StoredLedger {
  const position = tables.findPosition(procurement);
  if (position === undefined) return { entries: [], head: EMPTY_HEAD, problems: ['台账没有封印'] };
  const events = tables.listEvents(position, -1);
  const entries = events.map(({ body, sha256, sm3 }) => ({ body, digests: { sha256, sm3 } }));
  const last = events.at(-1);
  const problems = [...checkColumns(procurement, events), ...checkSeals(procurement, position, events, seals)];
  return { entries, head: last === undefined ? EMPTY_HEAD : toHead(last), problems };
}

/** Only the last event carries a seal, and it is that of a ledger which ends with it. */
function checkSeals(procurement: string, position: number, events: readonly EventRow[], seals: Seals): string[] {
  const last = events.at(-1);
  if (last === undefined) return ['台账的事件全部丢失'];
  const { version, digests } = toHead(last);
  const isGenuine = seals.isOfHead(last.seal, procurement, position, version, digests);
  const isOnlyOne = events.every((event) => event === last || event.seal === NO_SEAL);
  return [
    ...(isGenuine ? [] : ['台账的末尾与封印不符，末尾的事件或封印可能被删除、增加或改动']),
    ...(isOnlyOne ? [] : ['台账中间的事件带有封印，可能被改动']),
  ];
}

/** What stands beside an event, and where it stands, must be what the event itself says. */
function checkColumns(procurement: string, events: readonly EventRow[]): string[] {
  return events.flatMap(({ body, type, sequence, previous }, index) => {
    const said = readLabels(body);
    const isTrue =
      said.type === type &&
      said.sequence === sequence &&
      said.procurement === procurement &&
      previous === (events[index - 1] ?? START).sha256;
    return isTrue ? [] : [`第 ${sequence} 个事件旁边的索引栏与事件内容不符`];
  });
}

export function checkRegister(database: LedgerDatabase, seals: Seals): string[] {
  const kept = database.select().from(ledgers).orderBy(asc(ledgers.position)).all();
  const [register] = database.select().from(ledgerRegister).all();
  const seal = kept.reduce((previous, { procurement }) => seals.ofRegister(previous, procurement), '');
  const isGenuine = kept.length === (register?.ledgers ?? 0) && isSameSeal(seal, register?.seal ?? '');
  const strangers = database
    .selectDistinct({ position: ledgerEvents.position })
    .from(ledgerEvents)
    .leftJoin(ledgers, eq(ledgers.position, ledgerEvents.position))
    .where(isNull(ledgers.position))
    .all();
  return [
    ...(isGenuine
      ? []
      : [
          `登记的台账有 ${register?.ledgers ?? 0} 本，现存 ${kept.length} 本，与登记的封印不符；可能有台账被删除、增加或替换`,
        ]),
    ...strangers.map(({ position }) => `第 ${position} 本台账有事件，但没有登记`),
  ];
}
