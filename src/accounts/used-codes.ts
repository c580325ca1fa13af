import { createHash, randomUUID } from 'node:crypto';
import { and, eq, gt } from 'drizzle-orm';
import { write } from './accounts-parts.ts';
import type { AccountsDatabase } from './open-accounts-database.ts';
import { verifications } from './schema.ts';

/** Longer than an app's code is taken: half a minute, and the one before and after it. */
const HOLDS_MS = 2 * 60_000;

/**
 * Marks a code as used by somebody before it is looked at, since a code seen over a shoulder opens nothing (RFC 6238, 5.2).
 * @returns what takes the mark back where the code opened nothing; null where it was used before
 */
export function claimCode(database: AccountsDatabase, userId: string, code: string): (() => void) | null {
  const identifier = `used-code-${createHash('sha256').update(`${userId}\n${code}`).digest('hex')}`;
  const now = new Date();
  return write(database, (tx) => {
    const isUsed = tx
      .select({ id: verifications.id })
      .from(verifications)
      .where(and(eq(verifications.identifier, identifier), gt(verifications.expiresAt, now)))
      .get();
    if (isUsed !== undefined) return null;
    const times = { createdAt: now, updatedAt: now, expiresAt: new Date(now.getTime() + HOLDS_MS) };
    tx.insert(verifications)
      .values({ id: randomUUID(), identifier, value: userId, ...times })
      .run();
    return () => void database.delete(verifications).where(eq(verifications.identifier, identifier)).run();
  });
}
