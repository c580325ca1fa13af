import type { Scheme } from '../../domain/lot.ts';
import { chooseThreads } from '../imports/import-settings.ts';
import type { ImportStore } from '../imports/import-store.ts';
import { type Checker, CheckPool } from './check-pool.ts';
import { SelfCheckStore, type SelfCheckStoreOptions } from './self-check-store.ts';

/** What the pages for vendors' checks need. */
export interface SelfCheck {
  store: SelfCheckStore;
  /** Those that ship with the tool. */
  listSchemes: () => Promise<readonly Scheme[]>;
  close: () => Promise<void>;
}

export interface OpenSelfCheckOptions extends Pick<SelfCheckStoreOptions, 'onError'> {
  imports: ImportStore;
  checker?: Checker;
}

/** Checks in threads of its own, as many as the machine bears. */
export function openSelfCheck({
  checker = new CheckPool({ size: chooseThreads() }),
  ...options
}: OpenSelfCheckOptions): SelfCheck {
  let shipped: Promise<readonly Scheme[]> | null = null;
  const listShipped = () => {
    shipped ??= checker.run('list-schemes', {}).catch((error: unknown) => {
      shipped = null;
      throw error;
    });
    return shipped;
  };
  return {
    store: new SelfCheckStore({ ...options, checker }),
    listSchemes: listShipped,
    close: () => checker.close(),
  };
}
