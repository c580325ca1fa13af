import { randomBytes, randomUUID } from 'node:crypto';
import { asc, eq } from 'drizzle-orm';
import { AppError } from '../domain/app-error.ts';
import type { Account, AccountProblem, AccountStanding } from './account.ts';
import { type AccountsParts, toAccount } from './accounts-parts.ts';
import { makeLink, type Transaction } from './one-time-links.ts';
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

export interface Directory {
  /** In order of sign-in names. */
  list(): AccountStanding[];
  /** By name as people type it. */
  find(signInName: string): AccountStanding | null;
  get(id: string): AccountStanding;
  /** @returns the token of the link with which the person sets a password */
  create(account: NewAccount): Promise<{ token: string } | { problems: AccountProblem[] }>;
  /** A link for a new password; whoever is signed in with the account is signed out. The old password holds until the link is used. */
  makePasswordLink(id: string, also?: { dropSecondFactor: boolean }): string;
  /** Signs out at once. */
  lock(id: string): void;
  /** Also ends the lock after too many failures. */
  unlock(id: string): void;
  setRights(id: string, rights: AccountRights): void;
}

const NONE = '没有这个账号，请从账号列表重新进入';
const LAST = '这是最后一个可用的系统管理员，不能锁定或取消；请先让另一个账号成为系统管理员';

/** Accounts as administrators keep them. Every method throws AppError `not-found` or `conflict`; nothing is changed then. */
export function createDirectory(parts: AccountsParts): Directory {
  const { database, context, settings, attempts } = parts;

  function change<T>(id: string, work: (tx: Transaction, user: typeof users.$inferSelect) => T): T {
    return database.transaction(
      (tx) => {
        const user = tx.select().from(users).where(eq(users.id, id)).get();
        if (user === undefined) throw new AppError('not-found', NONE);
        return work(tx, user);
      },
      { behavior: 'immediate' },
    );
  }

  const list = () =>
    database
      .select({ user: users, factor: secondFactors })
      .from(users)
      .leftJoin(secondFactors, eq(secondFactors.userId, users.id))
      .orderBy(asc(users.username))
      .all()
      .map(({ user, factor }) => toStanding(user, factor?.lockedUntil ?? null));

  function toStanding(user: typeof users.$inferSelect, codeLock: Date | null): AccountStanding {
    const locks = [attempts.findLock(`name:${user.username}`), codeLock].filter(
      (lock) => lock !== null && lock > new Date(),
    );
    return {
      ...toAccount(user),
      isActivated: user.activatedAt !== null,
      isLocked: user.lockedAt !== null,
      lockedOutUntil: locks.reduce(
        (latest, lock) => (latest === null || (lock && lock > latest) ? lock : latest),
        null,
      ),
      hasSecondFactor: user.twoFactorEnabled,
    };
  }

  return {
    list,
    find: (signInName) => list().find((one) => one.signInName === normalizeSignInName(signInName)) ?? null,
    get(id) {
      const found = list().find((one) => one.id === id);
      if (found === undefined) throw new AppError('not-found', NONE);
      return found;
    },

    async create(account) {
      const problems = checkNewAccount(account);
      // Nobody knows it: a name without a password of its own is answered like any other, and as slowly.
      const password = await context.password.hash(randomBytes(32).toString('base64url'));
      return database.transaction(
        (tx) => {
          if (isTaken(tx, account.signInName))
            problems.push({ field: 'signInName', message: '这个登录名已有人使用，请换一个' });
          if (problems.length > 0) return { problems };
          const id = insertAccount(tx, account, password);
          return { token: makeLink(tx, id, settings.invitationHours) };
        },
        { behavior: 'immediate' },
      );
    },

    makePasswordLink: (id, { dropSecondFactor } = { dropSecondFactor: false }) =>
      change(id, (tx) => {
        endSessions(tx, id);
        if (dropSecondFactor) {
          tx.delete(secondFactors).where(eq(secondFactors.userId, id)).run();
          tx.update(users).set({ twoFactorEnabled: false }).where(eq(users.id, id)).run();
        }
        return makeLink(tx, id, settings.invitationHours);
      }),

    lock: (id) =>
      change(id, (tx, user) => {
        if (isLastAdministrator(tx, user)) throw new AppError('conflict', LAST);
        tx.update(users)
          .set({ lockedAt: user.lockedAt ?? new Date() })
          .where(eq(users.id, id))
          .run();
        endSessions(tx, id);
      }),

    unlock: (id) =>
      change(id, (tx, user) => {
        tx.update(users).set({ lockedAt: null }).where(eq(users.id, id)).run();
        tx.update(secondFactors)
          .set({ failedVerificationCount: 0, lockedUntil: null })
          .where(eq(secondFactors.userId, id))
          .run();
        attempts.forget(`name:${user.username}`);
      }),

    setRights: (id, { isAdministrator, canCreateProcurements }) =>
      change(id, (tx, user) => {
        if (!isAdministrator && isLastAdministrator(tx, user)) throw new AppError('conflict', LAST);
        tx.update(users).set({ isAdministrator, canCreateProcurements }).where(eq(users.id, id)).run();
      }),
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
