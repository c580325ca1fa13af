import type { BidFacts } from '../../src/domain/bid.ts';
import type { ImportedDocument } from '../../src/domain/document.ts';
import { type Finding, finding } from '../../src/domain/finding.ts';
import { wholeFile } from '../../src/domain/location.ts';
import { readAnswers } from './answers.ts';
import { type BidText, readBidText } from './bid-text.ts';
import { readCertificates } from './certificates.ts';
import { readCommitments } from './commitments.ts';
import { readContacts } from './contacts.ts';
import { readContracts } from './contracts.ts';
import { listLines } from './declaration.ts';
import { readFigureClaims } from './figure-claims.ts';
import { readPageIndex } from './page-index.ts';
import { readPeople } from './people.ts';
import { locate } from './place.ts';
import { readPolicy } from './policy.ts';
import { readPrice } from './price.ts';
import { readProcurement } from './procurement.ts';
import { readPromises } from './promises.ts';
import type { BidReader } from './reading.ts';
import { readSections } from './sections.ts';
import { readTenderer } from './tenderer.ts';
import { findUnread, markUncertain } from './uncertain-text.ts';
import { readValidity } from './validity.ts';

/** Every reader contributes its own part of the facts; none of them sees another's. */
export const BID_READERS: readonly BidReader[] = [
  readTenderer,
  readProcurement,
  readPrice,
  readPolicy,
  readValidity,
  readAnswers,
  readContracts,
  readCertificates,
  readPeople,
  readCommitments,
  readPromises,
  readSections,
  readFigureClaims,
  readPageIndex,
  readContacts,
];

/**
 * What one tenderer's documents say, each value with its place. What is ambiguous stays null and is told in
 * `messages`. Findings of the import itself stay with the documents.
 * @example readBid(documents).price.quoted // "318000"
 */
export function readBid(documents: readonly ImportedDocument[]): BidFacts {
  const bid = readBidText(documents);
  const readings = BID_READERS.map((read) => read(bid));
  const facts: BidFacts = { ...EMPTY, ...Object.assign({}, ...readings) };
  return {
    ...facts,
    answers: markUncertain(facts.answers, documents),
    promises: markUncertain(facts.promises ?? [], documents),
    unread: findUnread(documents),
    messages: [...checkText(documents), ...checkDirection(bid), ...readings.flatMap(({ messages }) => messages)],
  };
}

const EMPTY: BidFacts = {
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

function checkText(documents: readonly ImportedDocument[]): Finding[] {
  return documents
    .filter(({ messages }) => messages.every(({ code }) => code !== 'no-text'))
    .filter((document) => document.blocks.every((block) => block.type === 'image' || isEmptyBlock(block)))
    .map((document) =>
      finding('warning', 'no-text', `“${document.file}”中没有可读取的文字，其内容未读取，请人工核对。`, {
        locations: [wholeFile(document.file)],
      }),
    );
}

/** U+202E turns the text behind it around, so that 000813 is seen as 318000. */
function checkDirection(bid: BidText): Finding[] {
  const locations = listLines(bid)
    .filter(({ raw }) => raw.includes('\u202e'))
    .map((line) => locate(line));
  if (locations.length === 0) return [];
  const message = '文字中有使显示顺序颠倒的控制符，看到的内容与文件中的文字不同，请对照原件核对。';
  return [finding('warning', 'text-turned-around', message, { locations })];
}

function isEmptyBlock(block: ImportedDocument['blocks'][number]): boolean {
  if (block.type === 'table') return block.rows.every((row) => row.every((cell) => cell.text.trim() === ''));
  return block.text.trim() === '';
}
