import { and, eq } from 'drizzle-orm';
import { AppError } from '../domain/app-error.ts';
import type { Account, AccountProblem, Caller } from './account.ts';
import { type AccountEventType, logEvent } from './account-log.ts';
import { type AccountsParts, codeOf, headersFor, listCookies } from './accounts-parts.ts';
import { checkPassword, normalizePassword } from './password-rules.ts';
import { secondFactors, sessions } from './schema.ts';

/** A place somebody is signed in at. */
export interface OwnSession {
  id: string;
  isThis: boolean;
  address: string;
  browser: string;
  since: Date;
  lastSeen: Date;
}

export type Refusal = { problems: AccountProblem[] };

export interface OwnAccount {
  listSessions(caller: Caller): Promise<OwnSession[]>;
  /** Of one's own sessions. */
  endSession(account: Account, id: string): void;
  /** @returns cookies that end this one in the browser */
  endAllSessions(caller: Caller): Promise<string[]>;
  /** Signs out everywhere else. */
  changePassword(
    caller: Caller,
    account: Account,
    typed: { current: string; password: string; repeated: string },
  ): Promise<{ cookies: string[] } | Refusal>;
  hasSecondFactor(account: Account): boolean;
  /** @returns what the person's app needs; nothing holds until a code of it was confirmed */
  beginSecondFactor(
    caller: Caller,
    account: Account,
    password: string,
  ): Promise<{ uri: string; secret: string } | Refusal>;
  /** @returns codes that each open the account once, where the app is not at hand */
  confirmSecondFactor(
    caller: Caller,
    account: Account,
    code: string,
  ): Promise<{ backupCodes: string[]; cookies: string[] } | Refusal>;
  removeSecondFactor(caller: Caller, account: Account, password: string): Promise<{ cookies: string[] } | Refusal>;
  renewBackupCodes(caller: Caller, account: Account, password: string): Promise<{ backupCodes: string[] } | Refusal>;
}

/** What people do with their own account. The caller is signed in; whoever is not any more gets AppError `not-permitted`. */
export function createOwnAccount(parts: AccountsParts): OwnAccount {
  const { database, authentication, attempts } = parts;
  const { api } = authentication;

  const note = ({ address }: Caller, { id }: Account, type: AccountEventType) =>
    logEvent(database, { type, userId: id, by: id, address });

  /** Who has found an open screen may not try passwords without end either. */
  async function withPassword<T>(
    { address }: Caller,
    account: Account,
    field: string,
    work: () => Promise<T>,
  ): Promise<T | Refusal> {
    const attempt = attempts.beginOn(account.signInName, address);
    if ('until' in attempt) return refuse(field, '密码错误次数过多，请稍后再试');
    try {
      const done = await work();
      attempt.succeed();
      return done;
    } catch (error) {
      const code = codeOf(error);
      if (code === 'INVALID_PASSWORD' || code === 'PASSWORD_TOO_LONG') return refuse(field, '密码不正确');
      attempt.succeed();
      throw explain(code, error);
    }
  }

  return {
    async listSessions(caller) {
      const headers = headersFor(caller);
      const [own, current] = await Promise.all([api.listSessions({ headers }), api.getSession({ headers })]);
      return own
        .map((session) => ({
          id: session.id,
          isThis: session.id === current?.session.id,
          address: session.ipAddress ?? '',
          browser: session.userAgent ?? '',
          since: session.createdAt,
          lastSeen: session.updatedAt,
        }))
        .sort((a, b) => Number(b.isThis) - Number(a.isThis) || b.lastSeen.getTime() - a.lastSeen.getTime());
    },

    endSession(account, id) {
      database
        .delete(sessions)
        .where(and(eq(sessions.id, id), eq(sessions.userId, account.id)))
        .run();
    },

    async endAllSessions(caller) {
      const { headers } = await api.revokeSessions({ headers: headersFor(caller), returnHeaders: true });
      return listCookies(parts, headers);
    },

    async changePassword(caller, account, { current, password, repeated }) {
      const problems = checkNewPassword(password, repeated, account, parts);
      if (current === '') problems.unshift({ field: 'current', message: '请填写现在的密码' });
      if (problems.length > 0) return { problems };
      return withPassword(caller, account, 'current', async () => {
        const { headers } = await api.changePassword({
          body: {
            currentPassword: normalizePassword(current),
            newPassword: normalizePassword(password),
            revokeOtherSessions: true,
          },
          headers: headersFor(caller),
          returnHeaders: true,
        });
        note(caller, account, 'password-changed');
        return { cookies: listCookies(parts, headers) };
      });
    },

    hasSecondFactor: ({ id }) =>
      database
        .select({ verified: secondFactors.verified })
        .from(secondFactors)
        .where(and(eq(secondFactors.userId, id), eq(secondFactors.verified, true)))
        .get() !== undefined,

    beginSecondFactor: (caller, account, password) =>
      withPassword(caller, account, 'confirmation', async () => {
        const begun = await api.enableTwoFactor({
          body: { password: normalizePassword(password), method: 'totp' },
          headers: headersFor(caller),
        });
        return describeUri('totpURI' in begun ? begun.totpURI : '', account);
      }),

    async confirmSecondFactor(caller, account, code) {
      try {
        const { headers } = await api.verifyTOTP({
          body: { code: code.normalize('NFKC').replace(/\s/g, '') },
          headers: headersFor(caller),
          returnHeaders: true,
        });
        const { backupCodes } = await api.viewBackupCodes({ body: { userId: account.id } });
        note(caller, account, 'second-factor-on');
        return { backupCodes, cookies: listCookies(parts, headers) };
      } catch (error) {
        const failed = codeOf(error);
        if (failed === 'INVALID_CODE') return refuse('code', '验证码不正确，请填写应用中现在显示的 6 位数字');
        throw explain(failed, error);
      }
    },

    removeSecondFactor: (caller, account, password) =>
      withPassword(caller, account, 'confirmation', async () => {
        const { headers } = await api.disableTwoFactor({
          body: { password: normalizePassword(password) },
          headers: headersFor(caller),
          returnHeaders: true,
        });
        note(caller, account, 'second-factor-off');
        return { cookies: listCookies(parts, headers) };
      }),

    renewBackupCodes: (caller, account, password) =>
      withPassword(caller, account, 'confirmation', async () => {
        const { backupCodes } = await api.generateBackupCodes({
          body: { password: normalizePassword(password) },
          headers: headersFor(caller),
        });
        note(caller, account, 'backup-codes-renewed');
        return { backupCodes };
      }),
  };
}

/** Problems of a password that somebody chooses and types twice. */
export function checkNewPassword(
  password: string,
  repeated: string,
  person: { signInName: string; name: string },
  { settings }: Pick<AccountsParts, 'settings'>,
): AccountProblem[] {
  const wrong = checkPassword(password, person, settings.password);
  if (wrong !== null) return [{ field: 'password', message: wrong }];
  return password === repeated ? [] : [{ field: 'repeated', message: '两次填写的密码不同，请重新填写' }];
}

function refuse(field: string, message: string): Refusal {
  return { problems: [{ field, message }] };
}

const EXPLANATIONS: Readonly<Record<string, string>> = {
  UNAUTHORIZED: '登录已经结束，没有改动；请重新登录后再试',
  TOTP_ALREADY_ENABLED: '动态口令已经启用；要换手机，请先停用再重新启用',
  TOTP_NOT_ENABLED: '还没有开始启用动态口令，请从“我的账号”重新开始',
  TWO_FACTOR_NOT_ENABLED: '动态口令没有启用，请从“我的账号”查看现在的设置',
};

function explain(code: string, error: unknown): unknown {
  const message = EXPLANATIONS[code];
  return message === undefined ? error : new AppError('not-permitted', message, error);
}

/** The library names an address that means nothing to anybody; apps show this name instead. */
function describeUri(made: string, { signInName }: Account): { uri: string; secret: string } {
  const { searchParams } = new URL(made);
  const issuer = searchParams.get('issuer') ?? '';
  return {
    uri: `otpauth://totp/${encodeURIComponent(issuer)}:${encodeURIComponent(signInName)}?${searchParams}`,
    secret: searchParams.get('secret') ?? '',
  };
}
