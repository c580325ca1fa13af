import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' });
const flag = (name: string) => integer(name, { mode: 'boolean' });

/** Names of columns are those the authentication library asks for; checks and triggers stand in `migrations/`. */
export const users = sqliteTable('users', {
  id: text().primaryKey(),
  name: text().notNull(),
  username: text().notNull(),
  /** The library wants one; nothing is ever sent to it. */
  email: text().notNull(),
  emailVerified: flag('email_verified').notNull().default(false),
  image: text(),
  isAdministrator: flag('is_administrator').notNull().default(false),
  canCreateProcurements: flag('can_create_procurements').notNull().default(false),
  /** When the person chose a password; until then nobody can sign in. */
  activatedAt: moment('activated_at'),
  lockedAt: moment('locked_at'),
  twoFactorEnabled: flag('two_factor_enabled').notNull().default(false),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

export const sessions = sqliteTable('sessions', {
  id: text().primaryKey(),
  token: text().notNull(),
  userId: text('user_id').notNull(),
  ipAddress: text('ip_address'),
  userAgent: text('user_agent'),
  expiresAt: moment('expires_at').notNull(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

export const credentials = sqliteTable('credentials', {
  id: text().primaryKey(),
  accountId: text('account_id').notNull(),
  providerId: text('provider_id').notNull(),
  userId: text('user_id').notNull(),
  accessToken: text('access_token'),
  refreshToken: text('refresh_token'),
  idToken: text('id_token'),
  accessTokenExpiresAt: moment('access_token_expires_at'),
  refreshTokenExpiresAt: moment('refresh_token_expires_at'),
  scope: text(),
  password: text(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

export const verifications = sqliteTable('verifications', {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: moment('expires_at').notNull(),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

export const secondFactors = sqliteTable('second_factors', {
  id: text().primaryKey(),
  userId: text('user_id').notNull(),
  secret: text().notNull(),
  backupCodes: text('backup_codes').notNull(),
  verified: flag('verified').notNull().default(true),
  failedVerificationCount: integer('failed_verification_count').notNull().default(0),
  lockedUntil: moment('locked_until'),
});

/** Links that let their holder set a password once; that without a user makes the first administrator. */
export const oneTimeLinks = sqliteTable('one_time_links', {
  tokenSha256: text('token_sha256').primaryKey(),
  userId: text('user_id'),
  expiresAt: moment('expires_at').notNull(),
});

/** Kept by hash: people type passwords where the name belongs. */
export const signInAttempts = sqliteTable('sign_in_attempts', {
  subjectSha256: text('subject_sha256').primaryKey(),
  failures: integer().notNull(),
  firstAt: moment('first_at').notNull(),
  lockedUntil: moment('locked_until'),
});

/** What happened to accounts, for whoever asks later; nothing of it is ever changed. */
export const accountEvents = sqliteTable('account_events', {
  sequence: integer().primaryKey(),
  at: moment('at').notNull(),
  type: text().notNull(),
  userId: text('user_id').notNull(),
  byId: text('by_id'),
  address: text(),
  detail: text(),
});
