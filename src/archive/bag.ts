/** The tag files of a bag (RFC 8493). */
export const BAGIT_TEXT = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

export const ALGORITHMS = ['sha256', 'sm3'] as const;
export type Algorithm = (typeof ALGORITHMS)[number];

export interface HashedFile {
  name: string;
  bytes: number;
  sha256: string;
  sm3: string;
}

export const TAG_FILES = ['bagit.txt', 'bag-info.txt'] as const;
export const manifestName = (algorithm: Algorithm) => `manifest-${algorithm}.txt`;
export const tagManifestName = (algorithm: Algorithm) => `tagmanifest-${algorithm}.txt`;
export const SIGNATURE_FILE = 'signature.json';

export function isPayload(name: string): boolean {
  return name.startsWith('data/');
}

/** By UTF-16 units: the same on every machine. */
export function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

/** One line a file, in order of names; line ends and `%` in a name are written as the RFC says. */
export function writeManifest(files: readonly HashedFile[], algorithm: Algorithm): string {
  return [...files]
    .sort(byName)
    .map((file) => `${file[algorithm]}  ${file.name.replace(/[%\r\n]/g, (sign) => encodeURIComponent(sign))}\n`)
    .join('');
}

/** Labels with their values, on one line each, and the size and number of the payload's files. */
export function writeBagInfo(
  labels: readonly (readonly [string, string | null])[],
  payload: readonly { bytes: number }[],
): string {
  const bytes = payload.reduce((total, file) => total + file.bytes, 0);
  return [...labels, ['Payload-Oxum', `${bytes}.${payload.length}`] as const]
    .filter(([, value]) => value !== null && value !== '')
    .map(([label, value]) => `${label}: ${(value ?? '').replace(/\s+/g, ' ')}\n`)
    .join('');
}
