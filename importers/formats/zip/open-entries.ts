import { INPUT_LIMITS } from '../limits.ts';
import { isZip, openZip, type ZipArchive, ZipError } from '../zip-archive.ts';
import { cleanName, isLeftover, isProgram, isProgramName } from './entry-names.ts';

/** A file in an archive or in one inside of it. */
export interface ArchiveEntry {
  /** `entry[2]`, or `entry[2]/entry[1]` in an archive inside: the place in the archive's own list. */
  path: string;
  /** With the folders and archives it lies in: `报价/附件.zip/报价表.xlsx`. */
  name: string;
  bytes: Uint8Array;
}

/** Why an entry is not read. */
export type EntryFault = 'encrypted' | 'program' | 'too-deep' | 'too-large' | 'broken';

export interface LostEntry {
  path: string;
  name: string;
  fault: EntryFault;
}

export interface OpenedEntries {
  lost: LostEntry[];
  /** Names that led out of the archive's folder, or hid their true end. */
  suspicious: { path: string; name: string }[];
  /** Entries whose content differs from its checksum. */
  damaged: string[];
}

/** Parts that make a zip a file of one program. */
const PACKAGES = [
  '[Content_Types].xml',
  'word/document.xml',
  'xl/workbook.xml',
  'xl/workbook.bin',
  'ppt/presentation.xml',
  'mimetype',
  'OFD.xml',
  'META-INF/MANIFEST.MF',
  'AndroidManifest.xml',
];

/** Whether the bytes are a zip of files, and not a file that is stored as a zip. */
export function isArchive(bytes: Uint8Array): boolean {
  if (!isZip(bytes)) return false;
  try {
    return isPlain(openZip(bytes));
  } catch (error) {
    if (error instanceof ZipError) return false;
    throw error;
  }
}

function isPlain(archive: ZipArchive): boolean {
  return !PACKAGES.some((part) => archive.has(part));
}

/** Walks archives inside archives, one entry unpacked at a time, under one limit for all of them. */
export class EntryWalk {
  readonly opened: OpenedEntries = { lost: [], suspicious: [], damaged: [] };
  private unpackedBytes = 0;
  /** Entries of all archives opened so far. */
  entries = 0;

  /** @throws ZipError for the outer archive */
  *walk(bytes: Uint8Array): Generator<ArchiveEntry> {
    yield* this.walkArchive(this.open(bytes), { path: '', name: '', depth: 1 });
  }

  private open(bytes: Uint8Array): ZipArchive {
    const archive = openZip(bytes);
    this.entries += archive.entries.size;
    for (const entry of archive.entries.values()) this.unpackedBytes += entry.size;
    const isTooLarge = this.entries > INPUT_LIMITS.zipEntries || this.unpackedBytes > INPUT_LIMITS.unpackedBytes;
    if (isTooLarge) throw new ZipError('too-large', `${this.entries} entries, ${this.unpackedBytes} bytes`);
    return archive;
  }

  private *walkArchive(
    archive: ZipArchive,
    outer: { path: string; name: string; depth: number },
  ): Generator<ArchiveEntry> {
    let position = 0;
    for (const written of archive.entries.keys()) {
      position += 1;
      if (isLeftover(written)) continue;
      const { name: own, isSuspicious } = cleanName(written);
      const entry = { path: `${outer.path}entry[${position}]`, name: `${outer.name}${own}` };
      if (isSuspicious) this.opened.suspicious.push(entry);
      const bytes = this.unpack(archive, written, entry);
      if (bytes === null) continue;
      if (isArchive(bytes)) yield* this.enter(bytes, { ...entry, depth: outer.depth + 1 });
      else yield { ...entry, bytes };
    }
    this.opened.damaged.push(...archive.damaged.map((name) => cleanName(name).name));
  }

  private *enter(bytes: Uint8Array, at: { path: string; name: string; depth: number }): Generator<ArchiveEntry> {
    if (at.depth > INPUT_LIMITS.zipNesting) {
      this.lose(at, 'too-deep');
      return;
    }
    let archive: ZipArchive;
    try {
      archive = this.open(bytes);
    } catch (error) {
      this.lose(at, findFault(error));
      return;
    }
    yield* this.walkArchive(archive, { path: `${at.path}/`, name: `${at.name}/`, depth: at.depth });
  }

  private unpack(archive: ZipArchive, written: string, entry: { path: string; name: string }): Uint8Array | null {
    try {
      if (archive.entries.get(written)?.isEncrypted === true) throw new ZipError('encrypted', written);
      const bytes = isProgramName(written) ? null : archive.read(written);
      if (bytes !== null && !isProgram(bytes)) return bytes;
      this.lose(entry, 'program');
    } catch (error) {
      this.lose(entry, findFault(error));
    }
    return null;
  }

  private lose({ path, name }: { path: string; name: string }, fault: EntryFault): void {
    this.opened.lost.push({ path, name, fault });
  }
}

function findFault(error: unknown): EntryFault {
  if (!(error instanceof ZipError)) throw error;
  return error.fault === 'encrypted' || error.fault === 'too-large' ? error.fault : 'broken';
}
