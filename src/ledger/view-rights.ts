import type { Role } from './roles.ts';
import { STAGES, type Stage } from './stages.ts';

/** What there is to look at in a procurement. */
const VIEWS = [
  'overview',
  'timeline',
  'people',
  'scheme',
  'panel',
  'bids',
  'own-bid',
  'review',
  'marking',
  'result',
  'outcome',
  'filing',
] as const;
export type View = (typeof VIEWS)[number];

type Sight = Readonly<Partial<Record<Role, readonly Stage[]>>>;

const since = (first: Stage): readonly Stage[] => STAGES.slice(STAGES.indexOf(first));
const always = STAGES;
const panel = (stages: readonly Stage[]): Sight => ({
  'panel-member': stages,
  'panel-chair': stages,
  'buyer-representative': stages,
});
const office: Sight = { clerk: always, purchaser: always, supervisor: always, archivist: always };

/**
 * Role × view × stage: which pages a role may open. What those pages may contain is narrowed further by `visibility.ts`. Who buys
 * does not watch the panel at work: a purchaser sees the review when totals are frozen (财政部令第87号第六十六条).
 */
export const SIGHTS: Readonly<Record<View, Sight>> = {
  overview: { ...office, ...panel(always), vendor: since('receiving') },
  timeline: { ...office, ...panel(always) },
  people: office,
  scheme: { ...office, ...panel(always), vendor: since('receiving') },
  panel: { ...office, ...panel(always) },
  bids: { ...office, ...panel(since('reviewing')) },
  /** What a vendor handed in, was asked, and offered last. */
  'own-bid': { vendor: since('receiving') },
  review: {
    clerk: since('reviewing'),
    supervisor: since('reviewing'),
    purchaser: since('totalled'),
    archivist: since('decided'),
    ...panel(since('reviewing')),
  },
  marking: panel(since('marking')),
  result: {
    clerk: since('totalled'),
    purchaser: since('totalled'),
    supervisor: since('marking'),
    archivist: since('decided'),
    ...panel(since('marking')),
  },
  /** A vendor's own score and rank, once the result is out (财政部令第87号第六十九条). */
  outcome: { vendor: since('decided') },
  filing: {
    clerk: since('decided'),
    purchaser: since('decided'),
    supervisor: since('decided'),
    archivist: since('decided'),
  },
};

export function maySee(role: Role, view: View, stage: Stage): boolean {
  return SIGHTS[view][role]?.includes(stage) === true;
}
