import { drizzleAdapter } from '@better-auth/drizzle-adapter';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { username } from 'better-auth/plugins/username';
import { eq } from 'drizzle-orm';
import type { AccountSettings } from './account-settings.ts';
import type { AccountsDatabase } from './open-accounts-database.ts';
import { credentials, secondFactors, sessions, users, verifications } from './schema.ts';
import { normalizeSignInName } from './sign-in-name.ts';

/** The address that the library hears is the one the server saw, never one a request only claims. */
export const ADDRESS_HEADER = 'x-hengbiao-address';
export const ACCOUNT_LOCKED = 'ACCOUNT_LOCKED';
const ISSUER = '衡标';

export type Authentication = ReturnType<typeof createAuthentication>;

/** How a password becomes what is kept of it. */
export interface PasswordHashing {
  hash(password: string): Promise<string>;
  verify(given: { hash: string; password: string }): Promise<boolean>;
}

interface AuthenticationOptions {
  database: AccountsDatabase;
  secret: string;
  settings: AccountSettings;
  /** Cookies are sent over https alone. */
  isSecure: boolean;
  /** Default: the library's own, scrypt at a cost that makes guessing slow. */
  hashing?: PasswordHashing;
}

/** The library as it is used here: called by our own routes only, none of its addresses is served. */
export function createAuthentication({ database, secret, settings, isSecure, hashing }: AuthenticationOptions) {
  const { password, secondFactor } = settings;
  const answerSeconds = secondFactor.answerMinutes * 60;
  return betterAuth({
    appName: ISSUER,
    baseURL: isSecure ? 'https://hengbiao.invalid' : 'http://hengbiao.invalid',
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: drizzleAdapter(database, {
      provider: 'sqlite',
      schema: {
        user: users,
        session: sessions,
        account: credentials,
        verification: verifications,
        twoFactor: secondFactors,
      },
    }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: password.leastCharacters,
      maxPasswordLength: password.mostCharacters,
      ...(hashing === undefined ? {} : { password: hashing }),
    },
    user: {
      additionalFields: {
        isAdministrator: { type: 'boolean', required: false, input: false },
        canCreateProcurements: { type: 'boolean', required: false, input: false },
        activatedAt: { type: 'date', required: false, input: false },
        lockedAt: { type: 'date', required: false, input: false },
      },
    },
    session: {
      expiresIn: settings.sessionHours * 3600,
      updateAge: settings.sessionRefreshMinutes * 60,
      freshAge: 0,
      // A session that has ended stays known for a while: a form that was not sent finds its owner by it.
      deferSessionRefresh: true,
    },
    databaseHooks: { session: { create: { before: async ({ userId }) => refuseLocked(database, userId) } } },
    advanced: {
      cookiePrefix: 'hengbiao',
      useSecureCookies: isSecure,
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 1,
        maxUsernameLength: Number.MAX_SAFE_INTEGER,
        usernameNormalization: normalizeSignInName,
        // Whatever is typed takes the same way to the same answer.
        usernameValidator: () => true,
      }),
      twoFactor({
        issuer: ISSUER,
        twoFactorCookieMaxAge: answerSeconds,
        accountLockout: {
          enabled: true,
          maxFailedAttempts: secondFactor.failures,
          durationSeconds: secondFactor.lockMinutes * 60,
        },
        backupCodeOptions: { amount: secondFactor.backupCodes },
      }),
    ],
  });
}

function refuseLocked(database: AccountsDatabase, userId: string): void {
  const user = database.select({ lockedAt: users.lockedAt }).from(users).where(eq(users.id, userId)).get();
  if (user === undefined || user.lockedAt !== null) {
    throw new APIError('FORBIDDEN', { code: ACCOUNT_LOCKED, message: ACCOUNT_LOCKED });
  }
}
