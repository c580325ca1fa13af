import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { chainEvents, EMPTY_HEAD, headAfter, type LedgerEntry } from '../../ledger/chain.ts';
import type { LedgerStore, WrittenFile } from '../../ledger/ledger-store.ts';
import { placeEvents } from '../../ledger/place-events.ts';
import { listSearchable } from '../../ledger/searchable-documents.ts';
import { compareSummaries, isMatch, summarise } from '../../ledger/summary.ts';
import { HASHING } from '../hashing.ts';

/** The same port, kept in memory: for tests, and for a case that is looked at once. */
export function openMemoryStore(): LedgerStore {
  const ledgers = new Map<string, LedgerEntry[]>();
  const blobs = new Map<string, Uint8Array>();
  const texts = new Map<string, string>();
  const entriesOf = (procurement: string) => ledgers.get(procurement) ?? [];
  const headOf = (procurement: string) => {
    const last = entriesOf(procurement).at(-1);
    return last === undefined ? EMPTY_HEAD : headAfter(last);
  };
  return {
    append: async (procurement, expectedVersion, events) => {
      const head = headOf(procurement);
      if (head.version !== expectedVersion) return { outcome: 'conflict', version: head.version };
      const entries = chainEvents(head, placeEvents(procurement, head, events), HASHING);
      if (entries.length > 0) ledgers.set(procurement, [...entriesOf(procurement), ...entries]);
      return { outcome: 'appended', head: headOf(procurement) };
    },
    read: async (procurement, after = 0) => entriesOf(procurement).slice(after),
    head: async (procurement) => headOf(procurement),
    list: async () => [...ledgers.keys()],
    readStored: async (procurement) => ({
      entries: entriesOf(procurement),
      head: headOf(procurement),
      problems: [],
    }),
    checkRegister: async () => [],
    putBlob: async (content) => {
      const bytes = await readWhole(content);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      blobs.set(sha256, bytes);
      return { sha256, bytes: bytes.length };
    },
    openBlob: async (sha256) => {
      const bytes = blobs.get(sha256);
      return bytes === undefined ? null : { bytes: bytes.length, read: () => yieldOnce(bytes) };
    },
    keepText: async (sha256, text) => {
      if (!texts.has(sha256)) texts.set(sha256, text);
    },
    hasText: async (sha256) => texts.has(sha256),
    search: async (query) =>
      [...ledgers.values()]
        .flatMap((entries) => {
          const events = entries.map(({ event }) => event);
          const summary = summarise(events);
          if (summary === null) return [];
          const inDocuments = listSearchable(events).flatMap((sha256) => texts.get(sha256) ?? []);
          return { ...summary, text: [summary.text, ...inDocuments].join('\n') };
        })
        .filter((summary) => isMatch(summary, query))
        .sort(compareSummaries)
        .map(({ text: _, ...summary }) => summary),
    rebuild: async () => ledgers.size,
    close: async () => {},
  };
}

async function* yieldOnce(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes;
}

async function readWhole(content: Uint8Array | AsyncIterable<Uint8Array> | WrittenFile): Promise<Uint8Array> {
  if (content instanceof Uint8Array) return Uint8Array.from(content);
  if ('sha256' in content) return readFile(content.path);
  const parts: Uint8Array[] = [];
  for await (const part of content) parts.push(part);
  return Buffer.concat(parts);
}
