import type { BidCheck } from '../../src/domain/bid.ts';
import type { Location } from '../../src/domain/location.ts';
import type { Lot } from '../../src/domain/lot.ts';
import type { Fact } from '../../src/ledger/events/fact-events.ts';
import type { FactView } from '../../src/ledger/state.ts';
import { showPrice } from '../figures.ts';
import { showTyped, typeOut } from '../scheme/fields.ts';
import { FACT_KIND_NAMES, listFactFields } from './fact-fields.ts';

/** A fact under its id. */
export interface NamedFact {
  id: string;
  fact: FactView;
}

export function placeOfFact({ value }: Fact): Location | null {
  return value.location;
}

/** How a fact is called. */
export function nameFact(fact: Fact, { items, consequences }: Lot): string {
  switch (fact.about) {
    case 'contract':
      return fact.value.customer;
    case 'certificate':
      return fact.value.name;
    case 'person':
      return `${fact.value.role}　${fact.value.name}`;
    case 'item':
      return [...items, ...consequences].find(({ id }) => id === fact.item)?.title ?? fact.item;
    case 'policy':
      return FACT_KIND_NAMES.policy;
    case 'price':
      return `${showPrice(fact.value.quotedPrice)} 元`;
  }
}

/** Fields that the name says already. */
const NAMING: ReadonlySet<string> = new Set(['customer', 'name', 'role', 'quotedPrice']);

/** What a fact says beside its name: a label and a value for each field that says something. */
export function describeFact(fact: Fact, lot: Lot): { label: string; text: string }[] {
  const item = fact.about === 'item' ? (lot.items.find(({ id }) => id === fact.item) ?? null) : null;
  const fields = listFactFields(fact.about, lot, item).filter(
    ({ name }) => fact.about === 'policy' || fact.about === 'item' || !NAMING.has(name),
  );
  const typed = typeOut(fields, fact.value);
  return fields.flatMap((field) => {
    const isSilent = typed[field.name] === '' || typed[field.name] === 'false';
    const text = isSilent ? '' : showTyped(field, typed);
    return text === '' ? [] : [{ label: field.label, text }];
  });
}

/** What the tool thinks of a fact; null where it has nothing to say. */
export function findOpinion(fact: Fact, check: BidCheck | null): { qualifies: boolean | null; reason: string } | null {
  if (check === null) return null;
  const { contracts, certificates, people } = check.facts;
  switch (fact.about) {
    case 'contract':
      return (
        contracts.find((one) => one.customer === fact.value.customer && one.subject === fact.value.subject) ?? null
      );
    case 'certificate':
      return certificates.find((one) => one.name === fact.value.name && one.level === fact.value.level) ?? null;
    case 'person':
      return people.find((one) => one.name === fact.value.name && one.role === fact.value.role) ?? null;
    default:
      return null;
  }
}

/** Why a fact has to be looked at by itself before it is confirmed; null: nothing speaks against confirming it with others. */
export function findDoubt(fact: Fact, check: BidCheck | null): string | null {
  if (placeOfFact(fact) === null) return '没有出处';
  if (fact.about === 'policy' && (fact.value.doubts ?? []).length > 0) return (fact.value.doubts ?? []).join('；');
  if (fact.about === 'contract' && fact.value.signedOn === null) return '没有读到签订日期';
  if (fact.about === 'price') {
    if (check?.price.withinCeiling === false) return '超过最高限价，确认之后无效';
    if (check?.price.consistent === false) return '报价前后不一致，已作算术修正';
    if (check !== null && check.price.consistent === null) return '没有可以对照的金额';
  }
  const opinion = findOpinion(fact, check);
  return opinion !== null && opinion.qualifies === null ? opinion.reason || '是否计入尚待判断' : null;
}
