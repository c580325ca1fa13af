import type { EventOf, EventType } from '../events/index.ts';
import type { BidView, LedgerState, LotView } from '../state.ts';

/** Why an event may not be recorded: what is the matter and what to do. */
export interface Refusal {
  code: string;
  message: string;
}

export type Rule<T extends EventType> = (event: EventOf<T>, lot: LotView, state: LedgerState) => (Refusal | null)[];
export type Rules<T extends EventType> = { [K in T]: Rule<K> };

export function refuseIf(is: boolean, code: string, message: string): Refusal | null {
  return is ? { code, message } : null;
}

export function knowsBid(lot: LotView, tenderer: string): Refusal | null {
  return refuseIf(
    !lot.bids.has(tenderer),
    'unknown-tenderer',
    `第 ${lot.number} 包没有收到“${tenderer}”的响应（投标）文件`,
  );
}

export function refuseUnopened(lot: LotView, tenderer: string): Refusal | null {
  return refuseIf(
    lot.bids.get(tenderer)?.opened.size === 0,
    'bid-unopened',
    `“${tenderer}”的响应（投标）文件还没有开启`,
  );
}

/** Whether the part of the bid with its price has been opened. */
export function isPriceOpen(lot: LotView, bid: BidView | undefined): boolean {
  return lot.pricesOpened || bid?.opened.has('only') === true || bid?.opened.has('second') === true;
}

export function isRejected(bid: BidView | undefined): boolean {
  return [...(bid?.rejections.values() ?? [])].some(({ value }) => value !== null);
}

/** Nobody overwrites what they have not seen: the value to be replaced must still be the one that stands. */
export function replacesCurrent(current: { sequence: number } | null | undefined, replaces: number | null) {
  return refuseIf(
    (current?.sequence ?? null) !== replaces,
    'changed-meanwhile',
    '这里已被改动（可能在另一个窗口或由他人改动），请查看最新内容后再保存',
  );
}
