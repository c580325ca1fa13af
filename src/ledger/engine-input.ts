import type { Facts } from '../domain/facts.ts';
import type { Location } from '../domain/location.ts';
import type { Review } from '../domain/review.ts';
import type { IsoDate } from '../domain/scalars.ts';
import type { Tenderer } from '../domain/tenderer.ts';
import type { EvaluationInput } from '../engine/evaluate.ts';
import type { Fact } from './events/fact-events.ts';
import type { BidView, LedgerState, LotView, Recorded } from './state.ts';

/** What the ledger does not hold: the law and the orders of levels, as they were on the day. */
export type Reference = Pick<EvaluationInput, 'regulations' | 'levelOrders'>;

/** What the engine needs to compute a lot's scores, from what people recorded. Null while there is no scheme. */
export function buildEvaluationInput(
  state: LedgerState,
  lotNumber: number,
  date: IsoDate,
  reference: Reference,
): EvaluationInput | null {
  const lot = state.lots.get(lotNumber);
  if (lot?.scheme == null) return null;
  const members = lot.panel?.value ?? [];
  return {
    ...reference,
    scheme: lot.scheme.value,
    date,
    tenderers: [...lot.bids.values()].map((bid) => buildTenderer(bid, lot)),
    reviews: members.flatMap(({ id, name }) => buildReview(id, name, lot)),
    members: members.map(({ name }) => name),
  };
}

function buildTenderer(bid: BidView, lot: LotView): Tenderer {
  const facts = [...bid.facts.values()].filter(({ status }) => status !== 'rejected');
  const { quotedPrice, location } = findPrice(facts, bid, lot);
  return {
    name: bid.tenderer,
    quotedPrice,
    priceLocation: location,
    facts: collectFacts(facts, bid),
    confirmed: facts.every(({ status }) => status === 'confirmed'),
    answersDecided: false,
    rejections: [...bid.rejections.values()].flatMap(({ value }) => (value === null ? [] : [value])),
  };
}

type Kept = ReadonlyArray<{ current: Recorded<Fact> }>;

/** A last price stands over what was offered before it; what was established about the price after it stands over both. */
function findPrice(facts: Kept, bid: BidView, lot: LotView): { quotedPrice: string | null; location: Location | null } {
  const final = lot.pricesOpened ? bid.finalPrice : null;
  const stated = facts.filter(
    ({ current }) => current.value.about === 'price' && firstSaid(current) > (final?.sequence ?? 0),
  );
  const [price] = pick(stated, 'price').slice(-1);
  if (price !== undefined) return price;
  return { quotedPrice: final?.value.price ?? null, location: final?.value.location ?? null };
}

/** When a fact was first proposed, whatever has been decided about it since. */
function firstSaid({ sequence, superseded }: Recorded<Fact>): number {
  return superseded === null ? sequence : firstSaid(superseded);
}

function collectFacts(facts: Kept, bid: BidView): Facts {
  return {
    contracts: pick(facts, 'contract'),
    certificates: pick(facts, 'certificate'),
    people: pick(facts, 'person'),
    responses: [...bid.judgements.values()].map(({ value }) => value),
    policy: pick(facts, 'policy').at(-1) ?? null,
    items: Object.fromEntries(
      facts.flatMap(({ current: { value } }) => (value.about === 'item' ? [[value.item, value.value]] : [])),
    ),
  };
}

type ValueOf<A extends Fact['about']> = Extract<Fact, { about: A }>['value'];

function pick<A extends Fact['about']>(facts: Kept, about: A): ValueOf<A>[] {
  return facts
    .filter(({ current }) => current.value.about === about)
    .map(({ current }) => current.value.value as never);
}

function buildReview(id: string, name: string, lot: LotView): Review[] {
  const own = lot.marks.get(id);
  if (own === undefined) return [];
  const marks = Object.fromEntries(
    [...own.marks].map(([tenderer, items]) => [
      tenderer,
      Object.fromEntries([...items].map(([item, { value }]) => [item, value])),
    ]),
  );
  return [{ member: name, marks, statedTotals: own.statedTotals }];
}
