import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, isNull } from 'drizzle-orm';
import { HOUR_MS } from './account-settings.ts';
import type { AccountsDatabase, Transaction } from './open-accounts-database.ts';
import { oneTimeLinks } from './schema.ts';

const TOKEN_BYTES = 32;

/** A link of 256 random bits; only its hash is kept. A new one ends the one before. Null: the first administrator's. */
export function makeLink(tx: Transaction, userId: string | null, hours: number): string {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  dropLink(tx, userId);
  tx.insert(oneTimeLinks)
    .values({ tokenSha256: hash(token), userId, expiresAt: new Date(Date.now() + hours * HOUR_MS) })
    .run();
  return token;
}

export function dropLink(tx: Transaction, userId: string | null): void {
  tx.delete(oneTimeLinks).where(owner(userId)).run();
}

/** Whose a link is that still holds; undefined where there is none. */
export function findLink(database: AccountsDatabase | Transaction, token: string): string | null | undefined {
  const row = database
    .select({ userId: oneTimeLinks.userId })
    .from(oneTimeLinks)
    .where(and(eq(oneTimeLinks.tokenSha256, hash(token)), gt(oneTimeLinks.expiresAt, new Date())))
    .get();
  return row?.userId;
}

function owner(userId: string | null) {
  return userId === null ? isNull(oneTimeLinks.userId) : eq(oneTimeLinks.userId, userId);
}

function hash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
