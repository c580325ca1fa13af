import type { DraftLot, DraftProcurement } from '../../src/domain/draft.ts';
import type { Finding } from '../../src/domain/finding.ts';
import type { Scheme } from '../../src/domain/lot.ts';
import type { CheckReportInput } from '../check-report/build-report.ts';
import type { ImportView } from '../import-view.ts';

export const SELF_CHECK = { text: '自查', href: '/self-check' } as const;
export const OWN_REQUIREMENTS = { text: '上传采购文件', href: '/self-check/requirements' } as const;

export type Outcome<Value> =
  | { type: 'pending' }
  | { type: 'done'; value: Value }
  /** Why there is none, and what to do. */
  | { type: 'refused'; message: string };

/** What a procurement document demands, as it was read. */
export interface ReadRequirements {
  procurement: DraftProcurement;
  lots: {
    lot: DraftLot;
    /** Clauses that every answer has to meet, those of all lots included. */
    mandatory: number;
    /** What was not read in full or contradicts itself in this lot. */
    doubts: readonly Finding[];
  }[];
  /** What speaks of no single lot. */
  doubts: readonly Finding[];
}

/** A procurement document that a vendor handed in. */
export interface RequirementsView {
  type: 'requirements';
  files: ImportView;
  read: Outcome<ReadRequirements>;
}

/** What a vendor typed to see what its price would score. */
export interface TypedPrices {
  own: string;
  others: string;
}

/** A bid held against one lot. */
export interface CheckView {
  type: 'check';
  files: ImportView;
  scheme: Scheme;
  /** The procurement document the scheme was read from, and what was left open in it; null for a published one. */
  source: { files: ImportView; doubts: readonly Finding[] } | null;
  date: string;
  checked: Outcome<CheckReportInput>;
  prices: TypedPrices;
}

export type SelfCheckView = RequirementsView | CheckView;

/** How a lot is named in a form. */
export function schemeKey({ procurement, lot }: Scheme): string {
  return `${procurement.id}/${lot.number}`;
}

/** Names of the procurement document's files are kept apart from those of the bid, which have no such folder. */
export const PROCUREMENT_FOLDER = '采购文件/';
