import { and, eq, gt, lt } from 'drizzle-orm';
import type { Account, Caller } from './account.ts';
import { logEvent } from './account-log.ts';
import { DAY_MS } from './account-settings.ts';
import { type AccountsParts, codeOf, headersFor, listCookies, readSignedCookie, toAccount } from './accounts-parts.ts';
import { ACCOUNT_LOCKED } from './authentication.ts';
import { normalizePassword } from './password-rules.ts';
import { secondFactors, sessions, users, verifications } from './schema.ts';
import { normalizeSignInName } from './sign-in-name.ts';
import { claimCode } from './used-codes.ts';

export type SignInOutcome =
  | { type: 'signed-in'; accountId: string; cookies: string[] }
  /** The password was right; a code of the second factor is still wanted. */
  | { type: 'code-wanted'; cookies: string[] }
  /** Unknown name or wrong password: which of the two is not said. Or a wrong code. */
  | { type: 'wrong' }
  /** Right, but locked by an administrator. */
  | { type: 'locked' }
  /** Too many failures. */
  | { type: 'wait'; until: Date }
  /** The second factor was asked for too long ago, or too often: from the beginning. */
  | { type: 'over' };

export interface SigningIn {
  /** Who is signed in, or null. */
  identify(headers: Headers): Promise<Account | null>;
  /** Whose session it was that has ended; null where nobody knows. */
  findFormerOwner(headers: Headers): string | null;
  signIn(caller: Caller, typed: { signInName: string; password: string }): Promise<SignInOutcome>;
  /** Whether a second factor has been asked of this browser and can still be answered. */
  isCodeWanted(headers: Headers): boolean;
  answerCode(caller: Caller, typed: string): Promise<SignInOutcome>;
  /** @returns cookies that end the session in the browser */
  signOut(caller: Caller): Promise<string[]>;
}

const LONGEST_NAME = 200;

export function createSigningIn(parts: AccountsParts): SigningIn {
  const { database, authentication, context, attempts } = parts;
  const { api } = authentication;

  function findChallenged(headers: Headers): string | null {
    const identifier = readSignedCookie(headers, context.createAuthCookie('two_factor').name);
    if (identifier === null) return null;
    const row = database
      .select({ userId: verifications.value })
      .from(verifications)
      .where(and(eq(verifications.identifier, identifier), gt(verifications.expiresAt, new Date())))
      .get();
    return row?.userId ?? null;
  }

  function findCodeLock(userId: string): Date | null {
    const row = database
      .select({ lockedUntil: secondFactors.lockedUntil })
      .from(secondFactors)
      .where(and(eq(secondFactors.userId, userId), gt(secondFactors.lockedUntil, new Date())))
      .get();
    return row?.lockedUntil ?? null;
  }

  return {
    async identify(headers) {
      const own = new Headers({ cookie: headers.get('cookie') ?? '' });
      const found = await api.getSession({ headers: own }).catch(ignoreRefusal);
      if (found === null || found.user.lockedAt) return null;
      if ('needsRefresh' in found && found.needsRefresh === true)
        await api.getSession({ headers: own, method: 'POST' }).catch(ignoreRefusal);
      return toAccount(found.user);
    },

    findFormerOwner(headers) {
      const token = readSignedCookie(headers, context.authCookies.sessionToken.name);
      if (token === null) return null;
      const row = database.select({ userId: sessions.userId }).from(sessions).where(eq(sessions.token, token)).get();
      return row?.userId ?? null;
    },

    async signIn(caller, { signInName, password }) {
      const username = normalizeSignInName(signInName).slice(0, LONGEST_NAME);
      const byAddress = attempts.beginFrom(caller.address);
      if ('until' in byAddress) return { type: 'wait', until: byAddress.until };
      const byName = attempts.beginOn(username, caller.address);
      if ('until' in byName) {
        byAddress.succeed();
        return { type: 'wait', until: byName.until };
      }
      const succeed = () => {
        byAddress.succeed();
        byName.succeed();
      };
      try {
        const { headers, response } = await api.signInUsername({
          // The library answers an empty field sooner than a wrong one.
          body: { username: username || ' ', password: normalizePassword(password) || ' ' },
          headers: headersFor(caller),
          returnHeaders: true,
        });
        succeed();
        forgetOldSessions(parts);
        const cookies = listCookies(parts, headers);
        if ('twoFactorRedirect' in response) return { type: 'code-wanted', cookies };
        noteSignIn(caller, response.user.id);
        return { type: 'signed-in', accountId: response.user.id, cookies };
      } catch (error) {
        if (codeOf(error) === ACCOUNT_LOCKED) {
          succeed();
          return { type: 'locked' };
        }
        const until = attempts.findLock(username, caller.address);
        if (until !== null) noteLockout(username, caller.address);
        return until === null ? { type: 'wrong' } : { type: 'wait', until };
      }
    },

    isCodeWanted: (headers) => findChallenged(headers) !== null,

    async answerCode(caller, typed) {
      const userId = findChallenged(caller.headers);
      if (userId === null) return { type: 'over' };
      const code = typed.normalize('NFKC').replace(/\s/g, '');
      const request = {
        body: { code: spellBackupCode(code) },
        headers: headersFor({ ...caller, headers: withoutSession(caller.headers) }),
        returnHeaders: true as const,
      };
      const takeBack = claimCode(database, userId, code);
      if (takeBack === null) return { type: 'wrong' };
      try {
        const { headers, response } = /^\d{6}$/.test(code)
          ? await api.verifyTOTP(request)
          : await api.verifyBackupCode(request);
        noteSignIn(caller, response.user.id);
        return { type: 'signed-in', accountId: response.user.id, cookies: listCookies(parts, headers) };
      } catch (error) {
        takeBack();
        switch (codeOf(error)) {
          case ACCOUNT_LOCKED:
            return { type: 'locked' };
          case 'ACCOUNT_TEMPORARILY_LOCKED':
          case 'INVALID_CODE':
          case 'INVALID_BACKUP_CODE': {
            const until = findCodeLock(userId);
            return until === null ? { type: 'wrong' } : { type: 'wait', until };
          }
          default:
            return { type: 'over' };
        }
      }
    },

    async signOut(caller) {
      const { headers } = await api.signOut({ headers: headersFor(caller), returnHeaders: true });
      return listCookies(parts, headers);
    },
  };

  /** The browser forgets the session it had; so does the server. */
  function noteSignIn({ headers, address }: Caller, userId: string): void {
    const token = readSignedCookie(headers, context.authCookies.sessionToken.name);
    if (token !== null) database.delete(sessions).where(eq(sessions.token, token)).run();
    logEvent(database, { type: 'signed-in', userId, by: userId, address });
  }

  function noteLockout(username: string, address: string): void {
    const user = database.select({ id: users.id }).from(users).where(eq(users.username, username)).get();
    if (user !== undefined) logEvent(database, { type: 'locked-out', userId: user.id, by: null, address });
  }

  /** Somebody who signs in anew is not asked about the session that the browser still has. */
  function withoutSession(headers: Headers): Headers {
    const session = `${context.authCookies.sessionToken.name}=`;
    const cookies = (headers.get('cookie') ?? '').split(/;\s*/).filter((cookie) => !cookie.startsWith(session));
    return new Headers({ cookie: cookies.join('; '), 'user-agent': headers.get('user-agent') ?? '' });
  }
}

function ignoreRefusal(error: unknown): null {
  codeOf(error);
  return null;
}

/** People copy codes without the dash. */
function spellBackupCode(code: string): string {
  return /^[a-zA-Z0-9]{10}$/.test(code) ? `${code.slice(0, 5)}-${code.slice(5)}` : code;
}

function forgetOldSessions({ database, settings }: AccountsParts): void {
  const oldest = new Date(Date.now() - settings.endedSessionDays * DAY_MS);
  database.delete(sessions).where(lt(sessions.expiresAt, oldest)).run();
}
