import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readBid } from '../../importers/bid/index.ts';
import { AppError } from '../domain/app-error.ts';
import type { BidFacts } from '../domain/bid.ts';
import type { CaseTenderer } from '../domain/case.ts';
import type { ImportedDocument } from '../domain/document.ts';
import { type Facts, NO_FACTS, type WrittenFacts } from '../domain/facts.ts';
import type { Scheme } from '../domain/lot.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { DecimalText, IsoDate } from '../domain/scalars.ts';
import type { Tenderer } from '../domain/tenderer.ts';
import { correctPrice, priceOfLot } from '../engine/checks/price-correction.ts';
import { resolveInsurance } from '../engine/checks/social-insurance.ts';
import { establishPolicy } from '../engine/policy-facts.ts';
import { importDocuments } from './import-document.ts';

export interface ReadTenderer {
  tenderer: Tenderer;
  documents: ImportedDocument[];
  bid: BidFacts | null;
}

/** The law as it stands on the day of the evaluation. */
export interface LawOnDay {
  regulations: Regulations;
  date: IsoDate;
}

/**
 * One tenderer of a case as the engine needs it. What the case writes down wins over what its documents say; what
 * only the documents say is proposed until the case marks it confirmed.
 */
export async function readTenderer(
  given: CaseTenderer,
  folder: string,
  scheme: Scheme,
  law: LawOnDay,
): Promise<ReadTenderer> {
  const documents = await importAll(
    given.documents.map((name) => path.resolve(folder, name)),
    folder,
  );
  const bid = documents.length === 0 ? null : readBid(documents);
  const letter = bid === null ? null : priceOfLot(bid.price, scheme.lot.number);
  const price = letter === null ? null : correctPrice(letter);
  const quotedPrice = given.quotedPrice ?? price?.corrected ?? null;
  if (bid !== null && quotedPrice === null) {
    throw new AppError('input-invalid', {
      file: given.documents.join('、'),
      message: `没有读到“${given.name}”的报价，请检查报价书，或在案例中写明 quotedPrice`,
    });
  }
  return {
    documents,
    bid,
    tenderer: {
      name: given.name,
      quotedPrice,
      priceLocation: given.priceLocation ?? (given.quotedPrice === undefined ? (letter?.locations[0] ?? null) : null),
      facts: applyDecisions(mergeFacts(factsFrom(bid, quotedPrice, scheme, law), given.facts), given),
      confirmed: given.confirmed ?? bid === null,
      rejections: given.rejections,
    },
  };
}

/**
 * Imports files and everything in folders and archives, in order of their names. Documents are named relative to `root`; without
 * one, relative to the folder they were given in.
 */
export async function importAll(places: readonly string[], root?: string): Promise<ImportedDocument[]> {
  const files = places.flatMap((place) =>
    listFiles(place).map((file) => ({ file, from: root ?? (file === place ? path.dirname(place) : place) })),
  );
  const documents = await Promise.all(files.map(({ file, from }) => importDocuments(file, path.relative(from, file))));
  return documents.flat();
}

export function listFiles(location: string): string[] {
  const stats = statSync(location, { throwIfNoEntry: false });
  if (stats === undefined)
    throw new AppError('input-not-found', { file: location, message: '找不到这个文件或文件夹，请检查路径' });
  if (!stats.isDirectory()) return [location];
  const names = readdirSync(location).filter((name) => !name.startsWith('.') && !name.startsWith('~$'));
  if (names.length === 0)
    throw new AppError('input-not-found', { file: location, message: '文件夹是空的，没有响应（投标）文件' });
  return names
    .sort((a, b) => a.localeCompare(b, 'zh', { numeric: true }))
    .flatMap((name) => listFiles(path.join(location, name)));
}

/** What documents say, as the engine takes it; answers are judged by people. */
export function factsFrom(
  bid: BidFacts | null,
  price: DecimalText | null,
  scheme: Scheme,
  { regulations, date }: LawOnDay,
): Facts {
  if (bid === null) return NO_FACTS;
  return {
    ...NO_FACTS,
    contracts: bid.contracts,
    certificates: bid.certificates,
    people: resolveInsurance(bid.people, scheme),
    policy: establishPolicy(bid, price, scheme, regulations, date),
  };
}

function mergeFacts(read: Facts, written: WrittenFacts): Facts {
  return {
    contracts: written.contracts ?? read.contracts,
    certificates: written.certificates ?? read.certificates,
    people: written.people ?? read.people,
    responses: written.responses ?? read.responses,
    policy: written.policy === undefined ? read.policy : written.policy,
    items: written.items ?? read.items,
  };
}

function applyDecisions(facts: Facts, { name: tenderer, decisions }: CaseTenderer): Facts {
  const decide = <T extends Judged>(
    list: readonly T[],
    about: CaseTenderer['decisions'][number]['about'],
    nameOf: (fact: T) => string,
  ): T[] => {
    const own = decisions.filter((decision) => decision.about === about);
    const unknown = own.find(({ name }) => !list.some((fact) => nameOf(fact) === name));
    if (unknown !== undefined) {
      const names = list.map(nameOf).join('、') || '无';
      throw new AppError('input-invalid', {
        message: `“${tenderer}”的响应文件中没有读到“${unknown.name}”，读到的有：${names}`,
      });
    }
    return list.map((fact) => {
      const decision = own.find(({ name }) => nameOf(fact) === name);
      return decision === undefined ? fact : { ...fact, qualifies: decision.qualifies, reason: decision.reason };
    });
  };
  return {
    ...facts,
    contracts: decide(facts.contracts, 'contract', ({ customer }) => customer),
    certificates: decide(facts.certificates, 'certificate', ({ name }) => name),
    people: decide(facts.people, 'person', ({ name }) => name),
  };
}

interface Judged {
  qualifies: boolean | null;
  reason?: string | undefined;
}
