import { createHash } from 'node:crypto';
import { eq, gt, like, lt, or, sql } from 'drizzle-orm';
import { type AccountSettings, DAY_MS, type FailureLimit, MINUTE_MS } from './account-settings.ts';
import { write } from './accounts-parts.ts';
import type { AccountsDatabase } from './open-accounts-database.ts';
import { signInAttempts } from './schema.ts';

/** One attempt that has begun: it counts as a failure until it is known to be none. */
export interface Attempt {
  succeed(): void;
}

interface Counted extends Attempt {
  /** It was none: what was refused before anything was looked at. */
  withdraw(): void;
}

type Refused = { until: Date };
type Limits = Pick<AccountSettings, 'perName' | 'perNameEverywhere' | 'perAddress'>;

/**
 * Counts failures by what was tried, known or not. An attempt is counted before the password is looked at, so that a thousand at
 * once are no more than a thousand one by one. A name is counted for each address by itself, so that nobody locks out somebody
 * else from another machine, and for all of them together, so that many machines do not guess without end.
 */
export class SignInAttempts {
  private readonly database: AccountsDatabase;
  private readonly limits: Limits;

  constructor(database: AccountsDatabase, limits: Limits) {
    this.database = database;
    this.limits = limits;
  }

  /** @returns until when nothing from there is answered, where there were too many failures */
  beginFrom(address: string): Attempt | Refused {
    const attempt = this.begin(keyOfAddress(address), this.limits.perAddress);
    // Others may be behind an address: a success there takes back itself alone.
    return 'until' in attempt ? attempt : { succeed: attempt.withdraw };
  }

  /** @returns until when nothing is answered to that name from there, where there were too many failures */
  beginOn(name: string, address: string): Attempt | Refused {
    const here = this.begin(keyOfPair(name, address), this.limits.perName);
    if ('until' in here) return here;
    const everywhere = this.begin(keyOfName(name), this.limits.perNameEverywhere);
    if ('until' in everywhere) {
      here.withdraw();
      return everywhere;
    }
    return {
      succeed: () => {
        here.succeed();
        everywhere.succeed();
      },
    };
  }

  private begin(key: string, limit: FailureLimit): Counted | Refused {
    const now = new Date();
    return write(this.database, (tx) => {
      tx.delete(signInAttempts)
        .where(lt(signInAttempts.firstAt, new Date(now.getTime() - DAY_MS)))
        .run();
      const row = tx.select().from(signInAttempts).where(eq(signInAttempts.subjectSha256, key)).get();
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
        .values({ subjectSha256: key, ...values })
        .onConflictDoUpdate({ target: signInAttempts.subjectSha256, set: values })
        .run();
      const own = eq(signInAttempts.subjectSha256, key);
      return {
        succeed: () => void this.database.delete(signInAttempts).where(own).run(),
        withdraw: () =>
          void this.database
            .update(signInAttempts)
            .set({ failures: sql`max(0, ${signInAttempts.failures} - 1)`, lockedUntil: null })
            .where(own)
            .run(),
      };
    });
  }

  /** Until when a name is refused from an address; null while it is not. */
  findLock(name: string, address: string): Date | null {
    const locks = this.readLocks();
    return latest([locks.get(keyOfPair(name, address)), locks.get(keyOfName(name))]);
  }

  /** Until when names are refused, from anywhere or from some address; for many names at once. */
  listLocks(): (name: string) => Date | null {
    const locks = new Map<string, Date | null>();
    for (const [key, until] of this.readLocks()) {
      const [name = ''] = key.split(BETWEEN);
      locks.set(name, latest([locks.get(name), until]));
    }
    return (name) => locks.get(keyOfName(name)) ?? null;
  }

  /** Whatever was counted of a name, wherever it came from. */
  forget(name: string): void {
    this.database
      .delete(signInAttempts)
      .where(
        or(
          eq(signInAttempts.subjectSha256, keyOfName(name)),
          like(signInAttempts.subjectSha256, `${keyOfName(name)}${BETWEEN}%`),
        ),
      )
      .run();
  }

  private readLocks(): Map<string, Date | null> {
    const rows = this.database.select().from(signInAttempts).where(gt(signInAttempts.lockedUntil, new Date())).all();
    return new Map(rows.map(({ subjectSha256, lockedUntil }) => [subjectSha256, lockedUntil]));
  }
}

function latest(moments: readonly (Date | null | undefined)[]): Date | null {
  return moments.reduce<Date | null>((last, one) => (one && (last === null || one > last) ? one : last), null);
}

const BETWEEN = '@';
const keyOfName = (name: string) => hash(`name:${name}`);
const keyOfAddress = (address: string) => hash(`address:${address}`);
const keyOfPair = (name: string, address: string) => `${keyOfName(name)}${BETWEEN}${keyOfAddress(address)}`;

function hash(subject: string): string {
  return createHash('sha256').update(subject).digest('hex');
}
