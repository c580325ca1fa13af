import type { BrowserContextOptions } from 'playwright-core';
import type { Actor } from '../../src/ledger/events/envelope.ts';
import type { ProcurementDesk } from '../../src/use-cases/procurement-desk.ts';
import { openBidReadings } from '../../src/web/bids/open-bid-readings.ts';
import { openImportStore } from '../../src/web/imports/open-import-store.ts';
import { ACCOUNT_HEADER, identify, PEOPLE } from '../../src/web/workspace-fixture.ts';
import { type StartedApp, startApp } from './start-app.ts';

export interface StartWorkspaceOptions {
  desk: ProcurementDesk;
  /** The clock of the pages. */
  now?: () => Date;
}

/** The pages over a ledger, for whoever the browser says it is; bids are read as a real server reads them. */
export async function startWorkspace({ desk, now }: StartWorkspaceOptions): Promise<StartedApp> {
  const imports = openImportStore();
  const readings = openBidReadings();
  const clock = now === undefined ? {} : { now };
  const app = await startApp({
    evaluations: [],
    imports,
    workspace: { desk, identify, people: PEOPLE, readings, ...clock },
  });
  return {
    url: app.url,
    close: async () => {
      await app.close();
      await Promise.all([imports.close(), readings.close()]);
    },
  };
}

/** A browser in which somebody is signed in. */
export function signedInAs({ id }: Pick<Actor, 'id'>): BrowserContextOptions {
  return { extraHTTPHeaders: { [ACCOUNT_HEADER]: id } };
}
