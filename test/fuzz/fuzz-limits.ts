import type { ImportLimits } from '../../src/use-cases/import-limits.ts';

/** Far more than a tiny file needs, far less than a whole one may have. */
export const FUZZ_LIMITS: Partial<ImportLimits> = {
  secondsWithoutProgress: 20,
  seconds: 60,
  memoryMb: 512,
  outputCharacters: 10_000_000,
};
