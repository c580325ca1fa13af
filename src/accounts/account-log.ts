import { desc, eq } from 'drizzle-orm';
import type { AccountsDatabase, Transaction } from './open-accounts-database.ts';
import { accountEvents, users } from './schema.ts';

export type AccountEventType =
  | 'created'
  | 'rights-set'
  | 'link-made'
  | 'password-set'
  | 'password-changed'
  | 'locked'
  | 'unlocked'
  | 'signed-in'
  /** Too many failures. */
  | 'locked-out'
  | 'second-factor-on'
  | 'second-factor-off'
  | 'backup-codes-renewed';

export interface AccountEvent {
  type: AccountEventType;
  /** Whose account. */
  userId: string;
  /** Id of who did it; null: the person at the machine, or somebody who was not signed in. */
  by: string | null;
  address?: string;
  detail?: string;
}

export interface LoggedEvent {
  at: Date;
  type: AccountEventType;
  /** Name; null as in `AccountEvent.by`. */
  by: string | null;
  address: string | null;
  detail: string | null;
}

/** Together with what it tells of: in the same transaction. */
export function logEvent(tx: AccountsDatabase | Transaction, { by, address, detail, ...event }: AccountEvent): void {
  tx.insert(accountEvents)
    .values({ ...event, at: new Date(), byId: by, address: address ?? null, detail: detail ?? null })
    .run();
}

/** The latest first. */
export function listEvents(database: AccountsDatabase, userId: string, most: number): LoggedEvent[] {
  return database
    .select({
      at: accountEvents.at,
      type: accountEvents.type,
      by: users.name,
      address: accountEvents.address,
      detail: accountEvents.detail,
    })
    .from(accountEvents)
    .leftJoin(users, eq(users.id, accountEvents.byId))
    .where(eq(accountEvents.userId, userId))
    .orderBy(desc(accountEvents.sequence))
    .limit(most)
    .all()
    .map((row) => ({ ...row, type: row.type as AccountEventType }));
}
