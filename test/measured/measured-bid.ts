import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { parseWrittenBid, type WrittenFile } from '../../fixtures/bids/written-bid.ts';
import { readBid } from '../../importers/bid/index.ts';
import type { BidCheck } from '../../src/domain/bid.ts';
import type { Block, ImportedDocument } from '../../src/domain/document.ts';
import type { Scheme } from '../../src/domain/lot.ts';
import { checkBid } from '../../src/engine/check-bid.ts';
import { loadScheme } from '../../src/storage/files/load-scheme.ts';
import { loadReferenceData } from '../../src/use-cases/reference-data.ts';

const FOLDER = path.join(import.meta.dirname, '../../fixtures/bids/measured');
const PROCUREMENTS = path.join(import.meta.dirname, '../../schemes/procurements');
/** For what no real document has at hand. */
const INVENTED = path.join(import.meta.dirname, '../../fixtures/schemes');

export type Format = 'docx' | 'pdf' | 'scan';

/** What is true of a bid, written by hand. A variant states only what differs from its bid. */
export interface Truth {
  tenderer?: string | null;
  validityDays?: number | null;
  price?: Partial<Omit<BidCheck['price'], 'locations'>>;
  sme?: Partial<Omit<BidCheck['sme'], 'reasons'>>;
  domestic?: Partial<Omit<BidCheck['domestic'], 'products' | 'reasons'>>;
  /** Number of answer rows in the bid. */
  answers?: number;
  /** Answers that are not compliant, by number (behind a space: words of the row). */
  responses?: Record<string, string>;
  contracts?: Record<string, boolean | null>;
  certificates?: Record<string, boolean | null>;
  people?: Record<string, boolean | null>;
  items?: Record<string, string | null>;
  /** Codes that have to be among the findings, and all codes of severity error. */
  findings?: string[];
  errors?: string[];
}

export interface MeasuredBid {
  name: string;
  scheme: string;
  lot: number;
  date: string;
  formats: Format[];
  files: WrittenFile[];
  truth: Truth;
}

interface Description {
  scheme: string;
  lot: number;
  date: string;
  formats?: Format[];
  truth: Truth;
  variants?: { change: Record<string, string>; truth: Truth }[];
}

const reference = loadReferenceData();
const schemes = new Map<string, Scheme>();

/** Every bid of the set with its variants; a variant is the same text with some words changed. */
export function loadMeasuredBids(): MeasuredBid[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith('.txt'));
  return names.flatMap((file) => {
    const name = file.slice(0, -'.txt'.length);
    const text = readFileSync(path.join(FOLDER, file), 'utf8');
    const { variants = [], truth, formats = [], ...about } = readDescription(name);
    const own: MeasuredBid = { name, ...about, formats, files: parseWrittenBid(text), truth };
    return [
      own,
      ...variants.map((variant, at): MeasuredBid => {
        const title = `${name} #${at + 1} ${Object.values(variant.change)[0]?.slice(0, 24) ?? ''}`;
        const files = parseWrittenBid(changeText(text, variant.change, title));
        return { name: title, ...about, formats: [], files, truth: mergeTruth(truth, variant.truth) };
      }),
    ];
  });
}

function readDescription(name: string): Description {
  return parse(readFileSync(path.join(FOLDER, `${name}.yaml`), 'utf8')) as Description;
}

function changeText(text: string, change: Readonly<Record<string, string>>, title: string): string {
  let changed = text;
  for (const [from, to] of Object.entries(change)) {
    if (!changed.includes(from)) throw new Error(`${title}: “${from}” does not occur in the bid`);
    changed = changed.replaceAll(from, to);
  }
  return changed;
}

function mergeTruth(base: Truth, own: Truth): Truth {
  const changed = own.price !== undefined || own.errors !== undefined;
  return {
    ...base,
    ...own,
    price: { ...base.price, ...own.price },
    sme: { ...base.sme, ...own.sme },
    domestic: { ...base.domestic, ...own.domestic },
    ...(base.responses === undefined && own.responses === undefined
      ? {}
      : { responses: { ...base.responses, ...own.responses } }),
    contracts: { ...base.contracts, ...own.contracts },
    certificates: { ...base.certificates, ...own.certificates },
    people: { ...base.people, ...own.people },
    items: { ...base.items, ...own.items },
    ...(own.errors === undefined && (changed || own.responses !== undefined) ? { errors: undefined } : {}),
  } as Truth;
}

/** Checks the text itself, without the way over a file format. */
export function checkText(bid: MeasuredBid): BidCheck {
  return check(
    bid,
    bid.files.map((file) => toDocument(file)),
  );
}

export function check(bid: MeasuredBid, documents: readonly ImportedDocument[]): BidCheck {
  const key = `${bid.scheme} ${bid.lot}`;
  const scheme = schemes.get(key) ?? loadScheme(findScheme(bid.scheme), bid.lot);
  schemes.set(key, scheme);
  return checkBid({ bid: readBid(documents), scheme, ...reference, date: bid.date });
}

function findScheme(name: string): string {
  const real = path.join(PROCUREMENTS, name);
  return existsSync(real) ? real : path.join(INVENTED, name);
}

/** The blocks that the Word importer makes of such a file. */
function toDocument({ name, pieces }: WrittenFile): ImportedDocument {
  const counts = { p: 0, table: 0 };
  const blocks = pieces.map((piece): Block => {
    const kind = piece.type === 'table' ? 'table' : 'p';
    counts[kind] += 1;
    const base = { path: `${kind}[${counts[kind]}]`, page: null };
    if (piece.type !== 'table') return { ...base, ...piece };
    const rows = piece.rows.map((row) =>
      row.map(({ text, columns, rows: down }) => ({ text, colSpan: columns, rowSpan: down })),
    );
    return { ...base, type: 'table', rows };
  });
  const file = `${name}.docx`;
  return { file, mediaType: 'application/octet-stream', sha256: '0'.repeat(64), pages: null, blocks, messages: [] };
}
