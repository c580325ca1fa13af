import { findNextOpen, listJudgedItems } from '../../../views/marking/marking-place.ts';
import type { SheetPageProps, SheetTenderer } from '../../../views/marking/sheet-page.tsx';
import { termsOf } from '../../../views/terms.ts';
import { AppError } from '../../domain/app-error.ts';
import type { Evaluation, TendererResult } from '../../domain/evaluation.ts';
import type { Scheme } from '../../domain/lot.ts';
import type { Mark } from '../../domain/review.ts';
import { isObjective, type ScoringItem } from '../../domain/scoring-item.ts';
import { GROUND_NAMES } from '../../ledger/recheck-grounds.ts';
import type { LotView, Recorded } from '../../ledger/state.ts';
import { addUpMarks, previewMark, previewShared } from '../../use-cases/preview-marks.ts';
import type { ProcurementDesk } from '../../use-cases/procurement-desk.ts';
import type { LotVisit } from '../visit.ts';

/** The scheme a lot is marked by. @throws AppError `not-found` */
export function schemeOf(lot: LotView): Scheme {
  if (lot.scheme === null) throw new AppError('not-found', '这一包还没有评审方案');
  return lot.scheme.value;
}

/** What a lot's members mark now. */
export interface MarkingScope {
  scheme: Scheme;
  /** Items that members judge, each alone. */
  judged: ScoringItem[];
  /** In the order of their bids, without those that are invalid: by a decision, or by confirmed facts. */
  tenderers: string[];
  invalid: { name: string; reasons: string[] }[];
  evaluation: Evaluation;
}

/** @throws AppError `not-found` while there is no scheme */
export function findScope(visit: LotVisit, desk: ProcurementDesk): MarkingScope {
  const scheme = schemeOf(visit.lot);
  const evaluation = previewShared(visit.state, visit.lot.number, visit.today, desk.reference);
  const isInvalid = ({ status }: TendererResult) => status === 'rejected';
  return {
    scheme,
    evaluation,
    judged: listJudgedItems(scheme.lot),
    tenderers: evaluation.tenderers.filter((one) => !isInvalid(one)).map(({ name }) => name),
    invalid: evaluation.tenderers
      .filter(isInvalid)
      .map(({ name, reasons }) => ({ name, reasons: reasons.map(({ message }) => message) })),
  };
}

/** A member's own mark that stands. */
export function findOwnMark({ lot, actor }: LotVisit, item: string, tenderer: string): Recorded<Mark> | null {
  return lot.marks.get(actor.id)?.marks.get(tenderer)?.get(item) ?? null;
}

export function countMarks(visit: LotVisit, { judged, tenderers }: MarkingScope): { given: number; all: number } {
  const given = tenderers.flatMap((name) => judged.filter(({ id }) => findOwnMark(visit, id, name) !== null));
  return { given: given.length, all: judged.length * tenderers.length };
}

/** Everything on a member's own sheet; of the others only whether they have handed in. */
export async function describeSheet(visit: LotVisit, desk: ProcurementDesk): Promise<SheetPageProps> {
  const { lot, actor, account } = visit;
  const scope = findScope(visit, desk);
  const { scheme, judged, tenderers, evaluation } = scope;
  const isGiven = (item: string, tenderer: string) => findOwnMark(visit, item, tenderer) !== null;
  const own = lot.marks.get(actor.id);
  const whole = (await desk.load(visit.procurement)).lots.get(lot.number);
  return {
    place: visit,
    terms: termsOf(scheme.procurement),
    judged,
    computed: scheme.lot.items.filter(isObjective),
    tenderers: tenderers.map((name) => describeTenderer(name, visit, evaluation)),
    invalid: scope.invalid,
    progress: countMarks(visit, scope),
    next: findNextOpen(judged, tenderers, isGiven),
    isSubmitted: own?.isSubmitted === true,
    returned:
      own?.returned == null
        ? null
        : { ground: GROUND_NAMES[own.returned.value.ground], reason: own.returned.value.reason, at: own.returned.at },
    members: (lot.panel?.value ?? []).map(({ id, name }) => ({
      id,
      name,
      isSubmitted: whole?.marks.get(id)?.isSubmitted === true,
      isOwn: id === actor.id,
    })),
    mayReturn: visit.may('marks.returned'),
    account: account.id,
  };
}

function describeTenderer(name: string, visit: LotVisit, evaluation: Evaluation): SheetTenderer {
  const { items } = schemeOf(visit.lot).lot;
  const marks = visit.lot.marks.get(visit.actor.id)?.marks.get(name) ?? new Map<string, Recorded<Mark>>();
  const result = evaluation.tenderers.find((one) => one.name === name);
  const own = new Map([...marks].map(([item, { value }]) => [item, value] as const));
  return {
    name,
    points: new Map(
      items.flatMap((item) => {
        const mark = own.get(item.id);
        return mark === undefined ? [] : [[item.id, previewMark(item, mark).points] as const];
      }),
    ),
    computed: new Map(items.filter(isObjective).map(({ id }) => [id, result?.items[id]?.score ?? null])),
    sum: addUpMarks(items, own),
  };
}
