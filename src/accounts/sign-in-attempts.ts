import { createHash } from 'node:crypto';
import { eq, gt, lt, sql } from 'drizzle-orm';
import { DAY_MS, type FailureLimit, MINUTE_MS } from './account-settings.ts';
import { write } from './accounts-parts.ts';
import type { AccountsDatabase } from './open-accounts-database.ts';
import { signInAttempts } from './schema.ts';

/** One attempt that has begun: it counts as a failure until it is known to be none. */
export interface Attempt {
  succeed(): void;
}

type Subject = `name:${string}` | `address:${string}`;

/**
 * Counts failures by what was tried, known or not. An attempt is counted before the password is looked at, so that a thousand at
 * once are no more than a thousand one by one.
 */
export class SignInAttempts {
  private readonly database: AccountsDatabase;

  constructor(database: AccountsDatabase) {
    this.database = database;
  }

  /** @returns until when nothing is answered, where there were too many failures */
  begin(subject: Subject, limit: FailureLimit): Attempt | { until: Date } {
    const subjectSha256 = hash(subject);
    const now = new Date();
    return write(this.database, (tx) => {
      tx.delete(signInAttempts)
        .where(lt(signInAttempts.firstAt, new Date(now.getTime() - DAY_MS)))
        .run();
      const row = tx.select().from(signInAttempts).where(eq(signInAttempts.subjectSha256, subjectSha256)).get();
      if (row?.lockedUntil && row.lockedUntil > now) return { until: row.lockedUntil };
      const isOver =
        row === undefined ||
        row.lockedUntil !== null ||
        now.getTime() - row.firstAt.getTime() > limit.withinMinutes * MINUTE_MS;
      const failures = isOver ? 1 : row.failures + 1;
      const values = {
        failures,
        firstAt: isOver ? now : row.firstAt,
        lockedUntil: failures < limit.failures ? null : new Date(now.getTime() + limit.lockMinutes * MINUTE_MS),
      };
      tx.insert(signInAttempts)
        .values({ subjectSha256, ...values })
        .onConflictDoUpdate({ target: signInAttempts.subjectSha256, set: values })
        .run();
      return { succeed: () => this.takeBack(subjectSha256, subject.startsWith('name:')) };
    });
  }

  /** Until when a subject is refused; null while it is not. */
  findLock(subject: Subject): Date | null {
    return this.listLocks()(subject);
  }

  /** For many subjects at once. */
  listLocks(): (subject: Subject) => Date | null {
    const rows = this.database.select().from(signInAttempts).where(gt(signInAttempts.lockedUntil, new Date())).all();
    const locks = new Map(rows.map(({ subjectSha256, lockedUntil }) => [subjectSha256, lockedUntil]));
    return (subject) => locks.get(hash(subject)) ?? null;
  }

  forget(subject: Subject): void {
    this.database
      .delete(signInAttempts)
      .where(eq(signInAttempts.subjectSha256, hash(subject)))
      .run();
  }

  /** A success clears its name; of an address, behind which others may be, it only takes itself back. */
  private takeBack(subjectSha256: string, isWhole: boolean): void {
    const own = eq(signInAttempts.subjectSha256, subjectSha256);
    if (isWhole) this.database.delete(signInAttempts).where(own).run();
    else
      this.database
        .update(signInAttempts)
        .set({ failures: sql`max(0, ${signInAttempts.failures} - 1)`, lockedUntil: null })
        .where(own)
        .run();
  }
}

function hash(subject: Subject): string {
  return createHash('sha256').update(subject).digest('hex');
}
