import type { Comparison, ReadableBid, Signal } from '../../domain/comparison.ts';
import { Decimal } from '../../domain/decimal.ts';
import type { ImportedDocument } from '../../domain/document.ts';
import type { FileTraces } from '../../domain/file-traces.ts';
import { type Finding, finding } from '../../domain/finding.ts';
import type { Regulations } from '../../domain/regulations.ts';
import type { IsoDate } from '../../domain/scalars.ts';
import { type ComparedBid, prepareBid } from './compared-bid.ts';
import { KnownText } from './known-text.ts';
import { findMixedFiles } from './mixed-files.ts';
import { findPricePatterns } from './price-patterns.ts';
import { findSameAuthors } from './same-authors.ts';
import { findSameContacts } from './same-contacts.ts';
import { findSamePeople } from './same-people.ts';
import { findSharedErrors } from './shared-errors.ts';
import { findSharedPictures } from './shared-pictures.ts';
import { SharedSentences } from './shared-sentences.ts';
import { findSharedText } from './shared-text.ts';
import type { ComparisonContext, FoundSignal, SignalFinder } from './signal-finder.ts';

const FINDERS: readonly SignalFinder[] = [
  findSameAuthors,
  findSharedText,
  findSharedErrors,
  findSharedPictures,
  findSameContacts,
  findSamePeople,
  findPricePatterns,
  findMixedFiles,
];

export interface ComparisonRequest {
  bids: readonly ReadableBid[];
  /** The procurement document with its forms: what stands in it says nothing. */
  procurementDocuments: readonly ImportedDocument[];
  procurementTraces: readonly FileTraces[];
  regulations: Regulations;
  /** The day the law is read on. */
  date: IsoDate;
}

/** Holds every two bids against each other. What it finds are signs to look into (财政部令第87号第三十七条), never a judgement. */
export function compareBids({ bids, procurementDocuments, procurementTraces, ...law }: ComparisonRequest): Comparison {
  const known = new KnownText(procurementDocuments);
  const prepared = bids.map((bid) => prepareBid(bid, known));
  const context: ComparisonContext = {
    known,
    tenderTraces: procurementTraces,
    sentences: new SharedSentences(prepared, !known.isEmpty),
    bids: prepared,
  };
  return {
    bids: bids.map(({ name, facts, documents }) => ({
      name,
      tenderer: facts.tenderer,
      files: documents.map(({ file }) => file),
    })),
    pairs: prepared.flatMap((a, index) =>
      prepared.slice(index + 1).map((b) => ({ a: a.name, b: b.name, signals: findSignals(a, b, context, law) })),
    ),
    findings: [
      ...(procurementDocuments.length === 0 ? [WITHOUT_TENDER] : []),
      ...prepared
        .filter(({ ownSentences, quotedSentences }) => ownSentences.length + quotedSentences.length === 0)
        .map(tellEmpty),
    ],
  };
}

const WITHOUT_TENDER = finding(
  'info',
  'procurement-document-missing',
  '没有提供采购文件：各家都有的文字当作格式文字不计，其余采购文件中的文字、联系方式也会算作相同之处，请用 --tender 指明采购文件',
);

function tellEmpty({ name, place }: ComparedBid): Finding {
  return finding('warning', 'nothing-to-compare', `“${name}”中没有读到可以比对的文字，请看是否扫描件没有识别`, {
    locations: [place],
  });
}

function findSignals(
  a: ComparedBid,
  b: ComparedBid,
  context: ComparisonContext,
  law: Pick<ComparisonRequest, 'regulations' | 'date'>,
): Signal[] {
  return FINDERS.flatMap((find) => find(a, b, context))
    .map((found) => cite(found, law))
    .sort((one, other) => new Decimal(other.strength).comparedTo(one.strength));
}

function cite(
  { provision, ...signal }: FoundSignal,
  { regulations, date }: Pick<ComparisonRequest, 'regulations' | 'date'>,
): Signal {
  return { ...signal, legalBasis: regulations.find(`collusion/${provision}`, date)?.basis ?? null };
}
