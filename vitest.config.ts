import { defineConfig } from 'vitest/config';

/** Some tests read whole bids in worker threads, which takes seconds on a busy machine. */
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000 } });
