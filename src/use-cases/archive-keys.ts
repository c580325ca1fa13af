/** An agency's keys, for commands and pages. */
export { openPublicKey, openSigningKey } from '../archive/signature.ts';
