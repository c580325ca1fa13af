import type { Context } from 'hono';
import type { Child } from 'hono/jsx';
import type { Assets } from '../../views/components/layout.tsx';
import type { Account } from '../accounts/account.ts';
import type { IsoDate } from '../domain/scalars.ts';
import type { Actor } from '../ledger/events/envelope.ts';
import type { EventData, EventType, LedgerEvent, NewEvent } from '../ledger/events/index.ts';
import type { Stage } from '../ledger/stages.ts';
import type { LedgerState, LotView } from '../ledger/state.ts';
import type { View } from '../ledger/view-rights.ts';
import type { FormFields } from './forms.ts';
import type { AppEnvironment } from './secure-pages.ts';

export type Status = 200 | 403 | 404 | 409 | 413 | 422 | 429 | 500 | 503 | 507;

/** What somebody wants to record; who and when are added. */
export type Deed = { [T in EventType]: { type: T; data: EventData<T>; rule?: string | null } }[EventType];

/** One request for a page. */
export interface Visit {
  c: Context<AppEnvironment>;
  assets: Assets;
  /** Null only on pages for everyone. */
  account: Account | null;
  /** A part of a page is asked for, by script. */
  isFragment: boolean;
  now(): Date;
  /** Today in China: which law holds. */
  today: IsoDate;
  page(page: Child, status?: Status): Response;
  /** A part of a page, for scripts. */
  fragment(part: Child, status?: Status): Response;
  /** After something was done: the page to go on with. */
  redirect(address: string): Response;
  notFound(line: string, back?: { text: string; href: string }): Response;
  /** What was typed. @throws AppError `input-invalid` where more was sent than a form holds */
  readForm(): Promise<FormFields>;
}

export interface SignedInVisit extends Visit {
  account: Account;
}

/** A request within a procurement, by somebody who takes part in it. */
export interface ProcurementVisit extends SignedInVisit {
  procurement: string;
  /** As whom the account acts here. */
  actor: Actor;
  /** As this actor may see it. */
  state: LedgerState;
  stage: Stage;
  /** Whether this person may record an event now: what a page offers. */
  may(type: EventType): boolean;
  sees(view: View): boolean;
  listEvents(): Promise<readonly LedgerEvent[]>;
  /** Whether this person would be let in again: asked by what goes on after the request, before it tells anything more. */
  mayStay(): Promise<boolean>;
  /**
   * Records in the role that has the right, at this moment. What this person said already, and still stands, is not recorded again.
   * @param deeds or what makes them from the whole state they will stand behind
   * @throws AppError `conflict`, `not-permitted`, `input-invalid`, `storage-full`, `storage-busy`; nothing is recorded then
   */
  record(deeds: readonly Deed[] | ((state: LedgerState) => readonly Deed[])): Promise<LedgerState>;
  /** Who, when and on which rule, for events that a use case makes. */
  sign(type: EventType): Pick<NewEvent, 'by' | 'at'>;
}

export interface LotVisit extends ProcurementVisit {
  lot: LotView;
}
