import { CheckThreads } from '../../use-cases/check-threads.ts';
import { createImportPool } from '../../use-cases/import-pool.ts';
import { chooseThreads } from '../imports/import-settings.ts';
import { BidReadings, type BidReadingsOptions } from './bid-readings.ts';

/** Readings in threads of their own, as many as the machine bears. They start with the first bid. */
export function openBidReadings(options: Pick<BidReadingsOptions, 'onError'> = {}): BidReadings {
  const threads = chooseThreads();
  const reader = createImportPool({ size: threads, keptCharacters: 0 });
  return new BidReadings({ ...options, tools: { reader, checker: new CheckThreads() }, atATime: threads });
}
