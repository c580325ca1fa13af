import type { Location } from './location.ts';

/**
 * `found`: a heading names it; `mentioned`: only running text does; `empty`: a heading without anything under it;
 * `unclear`: its name is too general to look for; `missing`: neither.
 */
export type PlanPartState = 'found' | 'mentioned' | 'empty' | 'unclear' | 'missing';

/** Whether a part that a flaw or deduction item asks for stands in the bid, and where. Never points. */
export interface PlanPart {
  title: string;
  /** Without it the item gives nothing at all. */
  isGate: boolean;
  state: PlanPartState;
  heading: Location | null;
  passage: Location | null;
}

export interface PlanCheck {
  item: string;
  title: string;
  /** The chapter that answers the item; null where none was found. */
  location: Location | null;
  parts: PlanPart[];
}
