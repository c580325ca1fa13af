import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { readBid } from '../../importers/bid/index.ts';
import { AppError } from '../domain/app-error.ts';
import type { BidFacts } from '../domain/bid.ts';
import type { CaseTenderer } from '../domain/case.ts';
import type { ImportedDocument } from '../domain/document.ts';
import { type Facts, NO_FACTS, type PolicyFact, type WrittenFacts } from '../domain/facts.ts';
import type { Tenderer } from '../domain/tenderer.ts';
import { correctPrice } from '../engine/checks/price-correction.ts';
import { importDocument } from './import-document.ts';

export interface ReadTenderer {
  tenderer: Tenderer;
  documents: ImportedDocument[];
  bid: BidFacts | null;
}

/**
 * One tenderer of a case as the engine needs it. What the case writes down wins over what its documents say; what
 * only the documents say is proposed until the case marks it confirmed.
 */
export async function readTenderer(given: CaseTenderer, folder: string): Promise<ReadTenderer> {
  const documents = await importAll(given.documents.map((name) => path.resolve(folder, name)));
  const bid = documents.length === 0 ? null : readBid(documents);
  const price = bid === null ? null : correctPrice(bid.price);
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
      priceLocation:
        given.priceLocation ?? (given.quotedPrice === undefined ? (bid?.price.locations[0] ?? null) : null),
      facts: mergeFacts(factsFrom(bid), given.facts),
      confirmed: given.confirmed ?? bid === null,
      rejections: given.rejections,
    },
  };
}

/** Imports files and everything in folders, in order of their names. */
export async function importAll(locations: readonly string[]): Promise<ImportedDocument[]> {
  const files = locations.flatMap(listFiles);
  const documents: ImportedDocument[] = [];
  for (const file of files) documents.push(await importDocument(file));
  return documents;
}

function listFiles(location: string): string[] {
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

function factsFrom(bid: BidFacts | null): Facts {
  if (bid === null) return NO_FACTS;
  return {
    ...NO_FACTS,
    contracts: bid.contracts,
    certificates: bid.certificates,
    people: bid.people,
    policy: policyFrom(bid),
  };
}

/** The class a declaration states; several enterprises count as their largest. */
function policyFrom({ sme }: BidFacts): PolicyFact | null {
  if (!sme.declared && !sme.prisonEnterprise && !sme.disabledWelfareUnit) return null;
  const order = ['micro', 'small', 'medium', 'large'] as const;
  const classes = sme.enterprises.map(({ enterpriseClass }) => enterpriseClass);
  const largest = classes.includes(null) ? null : (order.findLast((name) => classes.includes(name)) ?? null);
  return {
    enterpriseClass: largest,
    prisonEnterprise: sme.prisonEnterprise,
    disabledWelfareUnit: sme.disabledWelfareUnit,
    smallMicroShare: null,
    relatedMembers: false,
    domesticCostShare: null,
    competesWithForeign: false,
    location: sme.enterprises[0]?.location ?? sme.locations[0] ?? null,
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
