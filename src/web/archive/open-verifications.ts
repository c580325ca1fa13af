import type { IncomingFolder } from '../../use-cases/incoming-files.ts';
import { VerifyThreads } from '../../use-cases/verify-threads.ts';
import { ArchiveVerifications, type ArchiveVerificationsOptions } from './archive-verifications.ts';

/** Verifies one archive at a time, in a thread of its own that starts with the first. */
export function openVerifications(
  incoming: IncomingFolder,
  options: Pick<ArchiveVerificationsOptions, 'onError'> = {},
): ArchiveVerifications {
  return new ArchiveVerifications({ verifier: new VerifyThreads(), incoming, ...options });
}
