import type { Readable } from 'node:stream';
import { chainEvents, EMPTY_HEAD } from '../ledger/chain.ts';
import type { LedgerEvent } from '../ledger/events/index.ts';
import { HASHING } from '../storage/hashing.ts';
import { isPayload } from './bag.ts';
import { fromBytes } from './byte-source.ts';
import { EVENTS_FILE, parseEntry, writeEntry } from './contents.ts';
import { contentOffset, readZip } from './read-zip.ts';
import type { SigningKey } from './signature.ts';
import { writeArchive } from './write-archive.ts';

export async function collect(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** The files of an archive, by their names in the bag. */
export async function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  const { entries } = await readZip(fromBytes(bytes));
  return new Map(
    entries.map((entry) => {
      const start = contentOffset(entry);
      return [entry.name.slice(entry.name.indexOf('/') + 1), bytes.subarray(start, start + entry.size)] as const;
    }),
  );
}

/** What a forger makes who knows everything but the key: all checksums and manifests made anew. */
export async function repack(
  files: ReadonlyMap<string, Buffer>,
  key: SigningKey | null = null,
  folder = 'demo',
): Promise<Buffer> {
  const payload = [...files].filter(([name]) => isPayload(name));
  const info = (files.get('bag-info.txt')?.toString('utf8') ?? '')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('Payload-Oxum'))
    .map((line) => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)] as const);
  return collect(
    writeArchive(
      payload.map(([name, content]) => ({ name, bytes: content.length, read: () => yieldOnce(content) })),
      { folder, info, key },
    ),
  );
}

async function* yieldOnce(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

/** The events of an archive changed, and the whole chain computed anew over them. */
export function forgeEvents(files: Map<string, Buffer>, change: (event: LedgerEvent) => LedgerEvent): void {
  const lines = (files.get(EVENTS_FILE)?.toString('utf8') ?? '').split('\n').filter((line) => line !== '');
  const events = lines.map((line) => change(JSON.parse(parseEntry(line)?.body ?? 'null') as LedgerEvent));
  const entries = chainEvents(EMPTY_HEAD, events, HASHING);
  files.set(EVENTS_FILE, Buffer.from(entries.map((entry) => `${writeEntry(entry)}\n`).join('')));
}
