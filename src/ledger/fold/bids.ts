import { findFreeName } from '../document-names.ts';
import type { BidEventType } from '../events/bid-events.ts';
import type { MutableState, ReceivedDocument } from '../state.ts';
import type { Appliers } from './appliers.ts';
import { record } from './draft.ts';

/** Who hands in no last price is not evaluated: no panel has to decide it, but one may take it back. */
export const DECLINED = 'final-price-declined';

export const BID_APPLIERS: Appliers<BidEventType> = {
  'bid.received': (draft, { at, by, sequence, data: { lot, tenderer, documents, receivedAt = at } }) => {
    const bid = draft.bid(lot, tenderer);
    const receipt = { receivedAt, by: by.id, sequence };
    const taken = new Set(bid.documents.map(({ name }) => name));
    const named = documents.map((document) => {
      const name = findFreeName(document.name, taken);
      taken.add(name);
      return { ...document, name };
    });
    bid.documents = [...bid.documents, ...named.map((document) => ({ ...document, ...receipt }))];
    const all = draft.field(draft.state, 'documents');
    const { ownDocuments } = draft.state;
    for (const { part: _, ...document } of named)
      if (!ownDocuments.has(document.sha256)) all.set(document.sha256, document);
  },
  'bid.withdrawn': (draft, { by, data: { lot, tenderer, document } }) => {
    const bid = draft.bid(lot, tenderer);
    // Who takes bids in takes back what they took in, and nothing that the tenderer handed in itself.
    const isTheirs = (one: ReceivedDocument) => by.role === 'vendor' || one.by === by.id;
    const left = bid.documents.filter((one) => !isTheirs(one) || (document !== null && one.sha256 !== document));
    const gone = bid.documents.filter((one) => !left.includes(one));
    bid.documents = left;
    if (left.length === 0) draft.field(draft.lot(lot), 'bids').delete(tenderer);
    const all = draft.field(draft.state, 'documents');
    for (const { sha256 } of gone) if (!isNeeded(draft.state, sha256)) all.delete(sha256);
  },
  'bid.opened': (draft, { at, sequence, data: { lot, tenderer, part } }) => {
    const bid = draft.bid(lot, tenderer);
    draft.field(bid, 'opened').add(part);
    draft.field(bid, 'openings').set(part, { at, sequence });
  },
  'bid.checked': (draft, event) => {
    const { lot, tenderer, check, software } = event.data;
    const bid = draft.bid(lot, tenderer);
    bid.check = record(event, { check, software }, bid.check);
  },
  'first-stage.decided': (draft, event) => {
    const lot = draft.lot(event.data.lot);
    lot.firstStage = record(event, event.data.admitted, lot.firstStage);
  },
  'clarification.asked': (draft, event) => {
    const { lot, tenderer, id, question } = event.data;
    draft
      .field(draft.bid(lot, tenderer), 'clarifications')
      .set(id, { question: record(event, question), answer: null });
  },
  'clarification.answered': (draft, event) => {
    const { lot, tenderer, id, answer } = event.data;
    const clarifications = draft.field(draft.bid(lot, tenderer), 'clarifications');
    const asked = clarifications.get(id);
    if (asked !== undefined) clarifications.set(id, { ...asked, answer: record(event, answer, asked.answer) });
  },
  'negotiation.held': (draft, event) => {
    const { lot, tenderer, round, summary } = event.data;
    const rounds = draft.field(draft.bid(lot, tenderer), 'rounds');
    rounds.set(round, record(event, summary, rounds.get(round) ?? null));
  },
  'final-price.submitted': (draft, event) => {
    const bid = draft.bid(event.data.lot, event.data.tenderer);
    bid.finalPrice = record(event, event.data, bid.finalPrice);
  },
  'final-price.declined': (draft, event) => {
    const { lot, tenderer, reason, legalBasis } = event.data;
    const rejection = { code: DECLINED, reason: `没有提交最后报价：${reason}`, legalBasis, location: null };
    const rejections = draft.field(draft.bid(lot, tenderer), 'rejections');
    rejections.set(DECLINED, record(event, rejection, rejections.get(DECLINED) ?? null));
  },
  'prices.opened': (draft, { data: { lot } }) => {
    draft.lot(lot).pricesOpened = true;
  },
  'bid.rejected': (draft, event) => {
    const { lot, tenderer, rejection } = event.data;
    const rejections = draft.field(draft.bid(lot, tenderer), 'rejections');
    rejections.set(rejection.code, record(event, rejection, rejections.get(rejection.code) ?? null));
  },
  'rejection.revoked': (draft, event) => {
    const { lot, tenderer, code, reason } = event.data;
    const rejections = draft.field(draft.bid(lot, tenderer), 'rejections');
    rejections.set(code, record(event, null, rejections.get(code) ?? null, reason));
  },
};

/** By another bid, or by the procurement itself. */
function isNeeded({ lots, ownDocuments }: MutableState, sha256: string): boolean {
  if (ownDocuments.has(sha256)) return true;
  const bids = [...lots.values()].flatMap((lot) => [...lot.bids.values()]);
  return bids.some(({ documents }) => documents.some((document) => document.sha256 === sha256));
}
