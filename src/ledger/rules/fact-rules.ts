import type { Scheme } from '../../domain/lot.ts';
import type { Fact, FactEventType } from '../events/fact-events.ts';
import type { LotView } from '../state.ts';
import {
  isPriceOpen,
  knowsBid,
  type Refusal,
  type Rules,
  refuseIf,
  refuseUnopened,
  replacesCurrent,
} from './refusal.ts';

export const FACT_RULES: Rules<FactEventType> = {
  'fact.proposed': ({ data: { tenderer, id, fact } }, lot) => {
    const known = lot.bids.get(tenderer)?.facts.get(id);
    return [
      ...checkFact(lot, tenderer, fact),
      refuseIf(
        known !== undefined && known.status !== 'proposed',
        'decided-already',
        '这一项事实已有人作出决定，请改用更正',
      ),
    ];
  },
  'fact.confirmed': ({ data: { tenderer, id, replaces } }, lot) => checkDecision(lot, tenderer, id, replaces),
  'fact.corrected': ({ data: { tenderer, id, fact, replaces } }, lot) => [
    ...checkDecision(lot, tenderer, id, replaces),
    ...checkFact(lot, tenderer, fact),
  ],
  'fact.rejected': ({ data: { tenderer, id, replaces } }, lot) => checkDecision(lot, tenderer, id, replaces),
  'requirement.judged': ({ data: { tenderer, judgement, replaces } }, lot) => {
    const bid = lot.bids.get(tenderer);
    return [
      knowsBid(lot, tenderer),
      refuseIf(
        !listNumbers(lot.scheme?.value).has(judgement.number),
        'unknown-requirement',
        `方案中没有编号为“${judgement.number}”的条款`,
      ),
      replacesCurrent(bid?.judgements.get(judgement.number), replaces),
    ];
  },
};

function checkDecision(lot: LotView, tenderer: string, id: string, replaces: number | null): (Refusal | null)[] {
  const known = lot.bids.get(tenderer)?.facts.get(id);
  return [
    knowsBid(lot, tenderer),
    refuseIf(known === undefined, 'unknown-fact', `“${tenderer}”没有这一项事实，请重新选择`),
    known === undefined ? null : replacesCurrent(known.current, replaces),
  ];
}

function checkFact(lot: LotView, tenderer: string, fact: Fact): (Refusal | null)[] {
  const bid = lot.bids.get(tenderer);
  const isItemKnown = fact.about !== 'item' || knowsItem(lot.scheme?.value, fact.item);
  return [
    knowsBid(lot, tenderer),
    refuseUnopened(lot, tenderer),
    refuseIf(
      fact.about === 'price' && !isPriceOpen(lot, bid),
      'price-sealed',
      `“${tenderer}”的报价还没有开启，不能记录报价`,
    ),
    refuseIf(!isItemKnown, 'unknown-item', '方案中没有这一项评审因素'),
  ];
}

function knowsItem(scheme: Scheme | undefined, id: string): boolean {
  const { items = [], consequences = [] } = scheme?.lot ?? {};
  return [...items, ...consequences].some((part) => part.id === id);
}

function listNumbers(scheme: Scheme | undefined): Set<string> {
  if (scheme === undefined) return new Set();
  const { procurement, lot } = scheme;
  const all = [
    ...procurement.mandatoryRequirements,
    ...lot.mandatoryRequirements,
    ...procurement.requirements,
    ...lot.requirements,
    ...procurement.qualifications,
  ];
  return new Set(all.flatMap(({ number, id }) => (number === null ? [id] : [number, id])));
}
