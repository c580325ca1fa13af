import path from 'node:path';
import { serve } from '@hono/node-server';
import { CLERK, tellStory } from '../../src/ledger/ledger-fixture.ts';
import { openIncoming } from '../../src/use-cases/incoming-files.ts';
import { openDesk } from '../../src/use-cases/open-desk.ts';
import { createApp } from '../../src/web/app.tsx';
import { openImportStore } from '../../src/web/imports/open-import-store.ts';

/** A server that takes in bids for one procurement, whoever asks being its clerk. Tells its address, and its peak of memory when asked. */
const [folder = ''] = process.argv.slice(2);
const data = path.join(folder, 'data');
const { desk } = openDesk(data);
const story = tellStory();
await desk.store.append('example', 0, story.slice(0, story.findIndex(({ type }) => type === 'scheme.published') + 1));
const { id, name } = CLERK;
const account = { id, name, signInName: id, isAdministrator: false, canCreateProcurements: true };
const app = createApp({
  evaluations: [],
  imports: openImportStore({ incoming: openIncoming(data) }),
  workspace: {
    desk,
    identify: async () => account,
    people: { search: async () => [], find: async () => null },
  },
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => process.send?.({ port }));
process.on('message', () => process.send?.({ peakBytes: process.resourceUsage().maxRSS * 1024 }));
