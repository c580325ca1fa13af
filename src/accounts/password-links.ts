import { eq } from 'drizzle-orm';
import type { AccountProblem } from './account.ts';
import { logEvent } from './account-log.ts';
import { type AccountsParts, write } from './accounts-parts.ts';
import { checkNewAccount, endSessions, insertAccount } from './directory.ts';
import { dropLink, findLink, makeLink } from './one-time-links.ts';
import { checkNewPassword } from './own-account.ts';
import { normalizePassword } from './password-rules.ts';
import { credentials, users } from './schema.ts';

export interface ChosenPassword {
  password: string;
  repeated: string;
}

/** What came of a link: done; gone, because it was used, replaced or too old; or what is to be mended. */
export type LinkOutcome = { type: 'done' } | { type: 'gone' } | { type: 'wrong'; problems: AccountProblem[] };

export interface PasswordLinks {
  /** A token for the first administrator, which ends the one before; null once there is any account. */
  beginFirstStart(): string | null;
  isFirstStart(token: string): boolean;
  finishFirstStart(token: string, chosen: ChosenPassword & { name: string; signInName: string }): Promise<LinkOutcome>;
  /** For whom a link sets a password; null where it holds no more. */
  findInvited(token: string): { name: string; signInName: string; isActivated: boolean } | null;
  /** Sets the password; whoever is signed in with the account is signed out. */
  finishInvitation(token: string, chosen: ChosenPassword): Promise<LinkOutcome>;
}

export function createPasswordLinks(parts: AccountsParts): PasswordLinks {
  const { database, context, settings, attempts } = parts;
  const hasAccounts = () => database.select({ id: users.id }).from(users).limit(1).get() !== undefined;

  function findInvited(token: string) {
    const userId = findLink(database, token);
    if (userId === undefined || userId === null) return null;
    return database.select().from(users).where(eq(users.id, userId)).get() ?? null;
  }

  return {
    beginFirstStart: () =>
      write(database, (tx) => (hasAccounts() ? null : makeLink(tx, null, settings.firstStartHours))),

    isFirstStart: (token) => !hasAccounts() && findLink(database, token) === null,

    async finishFirstStart(token, { name, signInName, password, repeated }) {
      if (findLink(database, token) !== null) return { type: 'gone' };
      const person = { name, signInName };
      const problems = [...checkNewAccount(person), ...checkNewPassword(password, repeated, person, parts)];
      if (problems.length > 0) return { type: 'wrong', problems };
      const hash = await context.password.hash(normalizePassword(password));
      return write(database, (tx) => {
        if (hasAccounts() || findLink(tx, token) !== null) return { type: 'gone' as const };
        dropLink(tx, null);
        const id = insertAccount(tx, { ...person, isAdministrator: true, canCreateProcurements: true }, hash);
        tx.update(users).set({ activatedAt: new Date() }).where(eq(users.id, id)).run();
        logEvent(tx, { type: 'created', userId: id, by: null, detail: 'administrator creator' });
        return { type: 'done' as const };
      });
    },

    findInvited(token) {
      const user = findInvited(token);
      if (user === null) return null;
      return { name: user.name, signInName: user.username, isActivated: user.activatedAt !== null };
    },

    async finishInvitation(token, { password, repeated }) {
      const user = findInvited(token);
      if (user === null) return { type: 'gone' };
      const problems = checkNewPassword(password, repeated, { name: user.name, signInName: user.username }, parts);
      if (problems.length > 0) return { type: 'wrong', problems };
      const hash = await context.password.hash(normalizePassword(password));
      return write(database, (tx) => {
        if (findLink(tx, token) !== user.id) return { type: 'gone' as const };
        const now = new Date();
        dropLink(tx, user.id);
        endSessions(tx, user.id);
        tx.update(credentials).set({ password: hash, updatedAt: now }).where(eq(credentials.userId, user.id)).run();
        tx.update(users)
          .set({ activatedAt: user.activatedAt ?? now })
          .where(eq(users.id, user.id))
          .run();
        attempts.forget(user.username);
        logEvent(tx, { type: 'password-set', userId: user.id, by: null });
        return { type: 'done' as const };
      });
    },
  };
}
