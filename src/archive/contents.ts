import { writeCanonical } from '../ledger/canonical-json.ts';
import type { LedgerEntry } from '../ledger/chain.ts';
import type { LedgerState } from '../ledger/state.ts';
import { type ArchiveInput, documentName, evaluationName, listTotals } from './archive-input.ts';
import { renderIndex } from './render-index.ts';
import { renderReport } from './render-report.ts';

export const FORMAT = 'hengbiao-archive';
export const FORMAT_VERSION = 1;

export const DESCRIPTION_FILE = 'data/archive.json';
export const EVENTS_FILE = 'data/events.jsonl';

/** Files an archive holds as they were kept, by their hash, and under which name. */
export interface KeptFile {
  name: string;
  sha256: string;
}

export function listKeptFiles(state: LedgerState): KeptFile[] {
  const documents = [...state.documents.values(), ...state.attachments.values()].map(({ name, sha256 }) => ({
    name: documentName(sha256, name),
    sha256,
  }));
  const readings = [...state.readings].map(([document, { value }]) => ({
    name: `data/readings/${document}.json`,
    sha256: value.text,
  }));
  const checks = [...state.lots.values()].flatMap(({ number, bids }) =>
    [...bids.values()].flatMap(({ check }) =>
      check === null ? [] : [{ name: `data/lots/${number}/check-${check.sequence}.json`, sha256: check.value.check }],
    ),
  );
  const results = listTotals(state).flatMap(({ lot, sequence, evaluation, regulations, levelOrders }) => [
    { name: evaluationName(lot, sequence), sha256: evaluation },
    { name: `data/reference/regulations-${regulations}.json`, sha256: regulations },
    { name: `data/reference/level-orders-${levelOrders}.json`, sha256: levelOrders },
  ]);
  return [...new Map([...documents, ...readings, ...checks, ...results].map((file) => [file.name, file])).values()];
}

/**
 * The files that follow from the ledger and its evaluations alone. Who verifies an archive makes them again and compares,
 * so that what people read in it is what the events say.
 */
export function listDerivedFiles(input: ArchiveInput): { name: string; text: string }[] {
  const { state, entries, evaluations } = input;
  const head = entries.at(-1)?.digests ?? null;
  const totals = listTotals(state);
  return [
    {
      name: DESCRIPTION_FILE,
      text: `${writeCanonical({
        format: FORMAT,
        version: FORMAT_VERSION,
        procurement: state.id,
        title: state.about?.title ?? null,
        number: state.about?.number ?? null,
        buyer: state.about?.buyer ?? null,
        retainUntil: state.sealed?.value.retainUntil ?? null,
        events: entries.length,
        head,
        software: input.software,
      })}\n`,
    },
    { name: EVENTS_FILE, text: entries.map((entry) => `${writeEntry(entry)}\n`).join('') },
    { name: 'data/index.html', text: renderIndex(input) },
    ...[...state.lots.values()].flatMap(({ number, scheme }) =>
      scheme === null ? [] : [{ name: `data/lots/${number}/scheme.json`, text: writeCanonical(scheme.value) }],
    ),
    ...totals.flatMap(({ lot, sequence, evaluation }) => {
      const result = evaluations.get(evaluation);
      const text = result === undefined ? null : renderReport(state, lot, result);
      return text === null ? [] : [{ name: `data/lots/${lot}/report-${sequence}.html`, text }];
    }),
  ];
}

export function writeEntry({ body, digests }: Pick<LedgerEntry, 'body' | 'digests'>): string {
  return `{"event":${body},"sha256":"${digests.sha256}","sm3":"${digests.sm3}"}`;
}

const ENTRY = /^\{"event":(\{.*\}),"sha256":"([0-9a-f]{64})","sm3":"([0-9a-f]{64})"\}$/s;

/** Null where a line is not as it is written above. */
export function parseEntry(line: string): Pick<LedgerEntry, 'body' | 'digests'> | null {
  const [, body, sha256, sm3] = ENTRY.exec(line) ?? [];
  return body === undefined || sha256 === undefined || sm3 === undefined ? null : { body, digests: { sha256, sm3 } };
}

/** Labels of bag-info.txt, but for the size of the payload. */
export function listBagInfo(state: LedgerState, software: string): [string, string | null][] {
  return [
    ['Source-Organization', state.about?.procurementAgency ?? null],
    ['External-Description', state.about?.title ?? null],
    ['External-Identifier', state.about?.number ?? state.id],
    ['Bagging-Date', state.sealed?.at.slice(0, 10) ?? null],
    ['Bag-Software-Agent', software],
    ['Retention-Until', state.sealed?.value.retainUntil ?? null],
  ];
}
