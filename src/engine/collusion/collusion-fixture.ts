import type { BidFacts } from '../../domain/bid.ts';
import type { ReadableBid } from '../../domain/comparison.ts';
import type { ImportedDocument } from '../../domain/document.ts';
import type { FileTraces } from '../../domain/file-traces.ts';
import type { Location } from '../../domain/location.ts';

const NO_FACTS: BidFacts = {
  tenderer: null,
  projectNumber: null,
  lots: [],
  price: { quoted: null, inWords: null, itemSum: null, rows: [], locations: [] },
  sme: { declared: false, enterprises: [], prisonEnterprise: false, disabledWelfareUnit: false, locations: [] },
  validityDays: null,
  validityLocation: null,
  answers: [],
  contracts: [],
  certificates: [],
  people: [],
  commitments: [],
  messages: [],
};

export function documentOf(...paragraphs: string[]): ImportedDocument {
  const blocks = paragraphs.map((text, index) => ({
    type: 'paragraph' as const,
    path: `p[${index + 1}]`,
    page: null,
    text,
  }));
  return { file: '响应文件.docx', mediaType: 'text/plain', sha256: '0'.repeat(64), pages: null, blocks, messages: [] };
}

export interface DescribedBid {
  text?: string[];
  facts?: Partial<BidFacts>;
  traces?: Partial<FileTraces>;
}

/** A bid of 示例<name>有限公司 with what a test says of it. */
export function bidOf(name: string, { text = [], facts = {}, traces = {} }: DescribedBid = {}): ReadableBid {
  return {
    name,
    documents: [documentOf(...text)],
    facts: { ...NO_FACTS, tenderer: `示例${name}有限公司`, ...facts },
    traces: [{ file: '响应文件.docx', properties: [], sittings: [], pictures: [], ...traces }],
  };
}

export function placeOf(quote: string): Location {
  return { file: '响应文件.docx', page: null, path: 'p[1]', quote };
}
