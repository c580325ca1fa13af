import { configDefaults, defineConfig } from 'vitest/config';

/**
 * Rooms without clock, files or state of their own, and pages over ledgers in memory (but for accounts, whose tests set the clock): their
 * tests may share a process, which saves loading them anew for every file.
 */
const PURE = [
  'src/{domain,engine,ledger,zip}/**/*.test.ts',
  'importers/{bid,language,tender}/**/*.test.ts',
  'views/**/*.test.{ts,tsx}',
  'src/web/routes/!(accounts).test.ts',
];

/** Some tests read whole bids in worker threads, which takes seconds on a busy machine. */
const PATIENT = { testTimeout: 60_000, hookTimeout: 60_000 };

export default defineConfig({
  test: {
    // Much of a test's time is waiting, for a browser or a worker thread: no core is kept free for the one who watches.
    maxWorkers: '100%',
    projects: [
      { test: { ...PATIENT, name: 'pure', include: PURE, isolate: false } },
      { test: { ...PATIENT, name: 'whole', exclude: [...configDefaults.exclude, ...PURE] } },
    ],
  },
});
