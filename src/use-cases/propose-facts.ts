import { createHash } from 'node:crypto';
import type { BidCheck, BidFacts } from '../domain/bid.ts';
import type { Scheme } from '../domain/lot.ts';
import { priceOfLot } from '../engine/checks/price-correction.ts';
import type { Fact } from '../ledger/events/fact-events.ts';
import { factsFrom, type LawOnDay } from './read-tenderer.ts';

/** A fact under an id that it has again when the same documents are read again. */
export interface ProposedFact {
  id: string;
  fact: Fact;
}

const ID_DIGITS = 12;

/** What a bid's documents establish, for people to confirm. The price is among it; whether it may be told is not judged here. */
export function proposeFacts(bid: BidFacts, check: BidCheck, scheme: Scheme, law: LawOnDay): ProposedFact[] {
  const { contracts, certificates, people, policy } = factsFrom(bid, check.price.corrected, scheme, law);
  const facts: Fact[] = [
    ...contracts.map((value): Fact => ({ about: 'contract', value })),
    ...certificates.map((value): Fact => ({ about: 'certificate', value })),
    ...people.map((value): Fact => ({ about: 'person', value })),
    ...(policy === null ? [] : [{ about: 'policy', value: policy } as const]),
    ...proposeCommitments(bid, check, scheme),
    ...proposePrice(bid, check, scheme),
  ];
  return nameFacts(facts);
}

/** An undertaking that was found, and that covers what it has to or not. Where none was found, nothing is proposed. */
function proposeCommitments(bid: BidFacts, check: BidCheck, scheme: Scheme): Fact[] {
  const location = bid.commitments[0]?.location ?? null;
  return scheme.lot.items.flatMap((item): Fact[] => {
    const proposed = check.items.find(({ id }) => id === item.id)?.proposedPoints ?? null;
    if (item.kind !== 'commitment' || proposed === null || location === null) return [];
    return [{ about: 'item', item: item.id, value: { fulfilled: proposed === item.maxPoints, location } }];
  });
}

function proposePrice(bid: BidFacts, { price: { corrected } }: BidCheck, { lot }: Scheme): Fact[] {
  const location = priceOfLot(bid.price, lot.number).locations[0] ?? null;
  return corrected === null ? [] : [{ about: 'price', value: { quotedPrice: corrected, location } }];
}

/** What two facts of the same name are told apart by is their order. */
function nameFacts(facts: readonly Fact[]): ProposedFact[] {
  const seen = new Map<string, number>();
  return facts.map((fact) => {
    const name = nameOf(fact);
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return { id: before === 0 ? name : `${name}-${before + 1}`, fact };
  });
}

function nameOf(fact: Fact): string {
  switch (fact.about) {
    case 'contract':
      return `contract-${digest(fact.value.customer, fact.value.subject)}`;
    case 'certificate':
      return `certificate-${digest(fact.value.name, fact.value.level)}`;
    case 'person':
      return `person-${digest(fact.value.name, fact.value.role)}`;
    case 'item':
      return `item-${fact.item}`;
    case 'policy':
    case 'price':
      return fact.about;
  }
}

function digest(...parts: (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, ID_DIGITS);
}
