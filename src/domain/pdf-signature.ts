import type { Location } from './location.ts';

/**
 * `intact`: verified, and the file ends where it does; `extended`: verified, but something was added behind what was
 * signed; `changed`: what was signed is not what stands there; `unverifiable`: an algorithm or format that cannot be
 * computed here; `broken`: no signature can be made of it.
 */
export type SignatureState = 'intact' | 'extended' | 'changed' | 'unverifiable' | 'broken';

/** An electronic signature of a PDF file. Whether its certificate is to be trusted is not judged here. */
export interface PdfSignature {
  state: SignatureState;
  /** One sentence: what was verified, and what not. */
  reason: string;
  /** Common name of the signer's certificate, and of its issuer. */
  signer: string | null;
  issuer: string | null;
  /** By the signer's own clock: 2025-12-12T09:00:00Z. */
  signedAt: string | null;
  coversWholeFile: boolean;
  /** A later signature of the file covers what was added behind this one. */
  isFollowed: boolean;
  /** The certificate was not valid on the day of signing. */
  isOutsideValidity: boolean;
  location: Location;
}
