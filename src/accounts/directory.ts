import { randomBytes, randomUUID } from 'node:crypto';
import { asc, eq, type SQL } from 'drizzle-orm';
import { AppError } from '../domain/app-error.ts';
import type { Account, AccountProblem, AccountStanding } from './account.ts';
import { type LoggedEvent, listEvents, logEvent } from './account-log.ts';
import { type AccountsParts, toAccount, write } from './accounts-parts.ts';
import { makeLink } from './one-time-links.ts';
import type { Transaction } from './open-accounts-database.ts';
import { credentials, secondFactors, sessions, users } from './schema.ts';
import { checkPersonName, checkSignInName, normalizeSignInName } from './sign-in-name.ts';

export interface AccountRights {
  isAdministrator: boolean;
  canCreateProcurements: boolean;
}

export interface NewAccount extends AccountRights {
  name: string;
  signInName: string;
}

/** Id of the administrator who does it; null: the person at the machine. */
export type Doer = string | null;

export interface Directory {
  /** In order of sign-in names. */
  list(): AccountStanding[];
  /** By name as people type it. */
  find(signInName: string): AccountStanding | null;
  get(id: string): AccountStanding;
  /** @returns the token of the link with which the person sets a password */
  create(account: NewAccount, by: Doer): Promise<{ token: string } | { problems: AccountProblem[] }>;
  /** A link for a new password; whoever is signed in with the account is signed out. The old password holds until the link is used. */
  makePasswordLink(id: string, by: Doer, also?: { dropSecondFactor: boolean }): string;
  /** Signs out at once. */
  lock(id: string, by: Doer): void;
  /** Also ends the lock after too many failures. */
  unlock(id: string, by: Doer): void;
  setRights(id: string, rights: AccountRights, by: Doer): void;
  /** What happened to the account, the latest first. */
  listEvents(id: string): LoggedEvent[];
}

const NONE = '没有这个账号，请从账号列表重新进入';
const LAST = '这是最后一个可用的系统管理员，不能锁定或取消；请先让另一个账号成为系统管理员';

/** Accounts as administrators keep them. Every method throws AppError `not-found` or `not-permitted`; nothing is changed then. */
export function createDirectory(parts: AccountsParts): Directory {
  const { database, context, settings, attempts } = parts;

  function change<T>(id: string, work: (tx: Transaction, user: typeof users.$inferSelect) => T): T {
    return write(database, (tx) => {
      const user = tx.select().from(users).where(eq(users.id, id)).get();
      if (user === undefined) throw new AppError('not-found', NONE);
      return work(tx, user);
    });
  }

  function read(which?: SQL): AccountStanding[] {
    const findLock = attempts.listLocks();
    return database
      .select({ user: users, codeLock: secondFactors.lockedUntil })
      .from(users)
      .leftJoin(secondFactors, eq(secondFactors.userId, users.id))
      .where(which)
      .orderBy(asc(users.username))
      .all()
      .map(({ user, codeLock }) => toStanding(user, [findLock(user.username), codeLock]));
  }

  return {
    list: () => read(),
    find: (signInName) => read(eq(users.username, normalizeSignInName(signInName)))[0] ?? null,
    get(id) {
      const [found] = read(eq(users.id, id));
      if (found === undefined) throw new AppError('not-found', NONE);
      return found;
    },

    async create(account, by) {
      const problems = checkNewAccount(account);
      if (problems.length > 0) return { problems };
      // Nobody knows it: a name without a password of its own is answered like any other, and as slowly.
      const password = await context.password.hash(randomBytes(32).toString('base64url'));
      return write(database, (tx) => {
        if (isTaken(tx, account.signInName))
          return { problems: [{ field: 'signInName', message: '这个登录名已有人使用，请换一个' }] };
        const id = insertAccount(tx, account, password);
        logEvent(tx, { type: 'created', userId: id, by, detail: spellRights(account) });
        return { token: makeLink(tx, id, settings.invitationHours) };
      });
    },

    makePasswordLink: (id, by, { dropSecondFactor } = { dropSecondFactor: false }) =>
      change(id, (tx) => {
        endSessions(tx, id);
        if (dropSecondFactor) {
          tx.delete(secondFactors).where(eq(secondFactors.userId, id)).run();
          tx.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, id)).run();
          logEvent(tx, { type: 'second-factor-off', userId: id, by });
        }
        logEvent(tx, { type: 'link-made', userId: id, by });
        return makeLink(tx, id, settings.invitationHours);
      }),

    lock: (id, by) =>
      change(id, (tx, user) => {
        if (isLastAdministrator(tx, user)) throw new AppError('not-permitted', LAST);
        tx.update(users)
          .set({ lockedAt: user.lockedAt ?? new Date() })
          .where(eq(users.id, id))
          .run();
        endSessions(tx, id);
        logEvent(tx, { type: 'locked', userId: id, by });
      }),

    unlock: (id, by) =>
      change(id, (tx, user) => {
        tx.update(users).set({ lockedAt: null }).where(eq(users.id, id)).run();
        tx.update(secondFactors)
          .set({ failedVerificationCount: 0, lockedUntil: null })
          .where(eq(secondFactors.userId, id))
          .run();
        attempts.forget(user.username);
        logEvent(tx, { type: 'unlocked', userId: id, by });
      }),

    setRights: (id, { isAdministrator, canCreateProcurements }, by) =>
      change(id, (tx, user) => {
        if (!isAdministrator && isLastAdministrator(tx, user)) throw new AppError('not-permitted', LAST);
        const rights = { isAdministrator, canCreateProcurements };
        tx.update(users).set(rights).where(eq(users.id, id)).run();
        logEvent(tx, { type: 'rights-set', userId: id, by, detail: spellRights(rights) });
      }),

    listEvents: (id) => listEvents(database, id, settings.eventsShown),
  };
}

function spellRights({ isAdministrator, canCreateProcurements }: AccountRights): string {
  return [isAdministrator ? 'administrator' : '', canCreateProcurements ? 'creator' : ''].filter(Boolean).join(' ');
}

function toStanding(user: typeof users.$inferSelect, locks: readonly (Date | null)[]): AccountStanding {
  const ahead = locks.filter((lock) => lock !== null && lock > new Date()).map((lock) => lock?.getTime() ?? 0);
  return {
    ...toAccount(user),
    isActivated: user.activatedAt !== null,
    isLocked: user.lockedAt !== null,
    lockedOutUntil: ahead.length === 0 ? null : new Date(Math.max(...ahead)),
    hasSecondFactor: user.twoFactorEnabled,
  };
}

export function checkNewAccount({ name, signInName }: Pick<Account, 'name' | 'signInName'>): AccountProblem[] {
  const [wrongName, wrongSignInName] = [checkPersonName(name), checkSignInName(signInName)];
  return [
    ...(wrongName === null ? [] : [{ field: 'name', message: wrongName }]),
    ...(wrongSignInName === null ? [] : [{ field: 'signInName', message: wrongSignInName }]),
  ];
}

function isTaken(tx: Transaction, signInName: string): boolean {
  return (
    tx
      .select()
      .from(users)
      .where(eq(users.username, normalizeSignInName(signInName)))
      .get() !== undefined
  );
}

/** @param password its hash */
export function insertAccount(tx: Transaction, account: NewAccount, password: string): string {
  const id = randomUUID();
  const times = { createdAt: new Date(), updatedAt: new Date() };
  const { isAdministrator, canCreateProcurements } = account;
  tx.insert(users)
    .values({
      id,
      name: account.name.normalize('NFKC').trim(),
      username: normalizeSignInName(account.signInName),
      email: `${id}@accounts.invalid`,
      isAdministrator,
      canCreateProcurements,
      ...times,
    })
    .run();
  tx.insert(credentials)
    .values({ id: randomUUID(), accountId: id, providerId: 'credential', userId: id, password, ...times })
    .run();
  return id;
}

export function endSessions(tx: Transaction, userId: string): void {
  tx.delete(sessions).where(eq(sessions.userId, userId)).run();
}

/** Whether nobody else could manage accounts: a person who has not set a password yet does not count. */
function isLastAdministrator(tx: Transaction, user: typeof users.$inferSelect): boolean {
  const able = tx
    .select()
    .from(users)
    .where(eq(users.isAdministrator, true))
    .all()
    .filter(({ lockedAt, activatedAt }) => lockedAt === null && activatedAt !== null);
  return able.length === 1 && able[0]?.id === user.id;
}
