import type { NumberedResult } from './evaluation-view.ts';
import type { ScoreGroup } from './score-groups.ts';

/**
 * What a reader has opened below a tenderer's row. Addresses are ids of explanation nodes (`t1`, `t1.price`,
 * `t1.evaluatedPrice`), and beside them `t1.quotedPrice` and `t1.group.<group id>`.
 */
export type Scope =
  | { kind: 'total' }
  | { kind: 'quotedPrice' }
  | { kind: 'evaluatedPrice' }
  | { kind: 'group'; group: ScoreGroup };

export interface Opened {
  id: string;
  tenderer: number;
  scope: Scope;
  /** Item opened inside the table of items. */
  item: string | null;
}

/** Reads `?open=`; null where it names nothing that is there. `within=total` keeps the table of all items open. */
export function parseOpened(
  open: string | undefined,
  within: string | undefined,
  results: readonly NumberedResult[],
  groups: readonly ScoreGroup[],
): Opened | null {
  const match = /^t(\d{1,6})(?:\.(.+))?$/.exec(open ?? '');
  const found = results.find(({ number }) => String(number) === match?.[1]);
  if (match === null || open === undefined || found === undefined) return null;
  const rest = match[2];
  const opened = (scope: Scope, item: string | null = null): Opened => ({
    id: open,
    tenderer: found.number,
    scope,
    item,
  });
  if (rest === 'quotedPrice') return found.result.quotedPrice === null ? null : opened({ kind: 'quotedPrice' });
  if (found.result.status === 'rejected') return null;
  if (rest === undefined) return opened({ kind: 'total' });
  if (rest === 'evaluatedPrice')
    return found.result.evaluatedPrice === null ? null : opened({ kind: 'evaluatedPrice' });
  const byName = groups.find(({ id }) => rest === `group.${id}`);
  if (byName !== undefined) return opened({ kind: 'group', group: byName });
  const byItem = groups.find(({ items }) => items.some(({ id }) => id === rest));
  if (byItem === undefined) return null;
  return opened(within === 'total' ? { kind: 'total' } : { kind: 'group', group: byItem }, rest);
}
