import { AppError } from '../../domain/app-error.ts';
import type { DraftScheme } from '../../domain/draft.ts';
import { isPermitted } from '../../ledger/rights.ts';
import type { Recorded } from '../../ledger/state.ts';
import { countVersions } from '../../ledger/versions.ts';
import type { Deed, LotVisit } from '../visit.ts';

export type StandingDraft = Recorded<DraftScheme>;

/** What is being written of a lot; where nothing has been begun, there is nothing to change. @throws AppError `not-found` */
export function getDraft({ lot }: LotVisit): StandingDraft {
  if (lot.draft === null) throw new AppError('not-found', '这一包还没有评审方案的草稿');
  return lot.draft;
}

/** The scheme a reader goes by: who writes it sees the draft, everybody else what is published, if anything is. */
export function findShown({ lot, may }: LotVisit): Recorded<DraftScheme> | null {
  return may('scheme.edited') ? (lot.draft ?? lot.scheme) : (lot.scheme ?? lot.draft);
}

interface Edit {
  /** Number of the version that the person saw. */
  replaces: number;
  reason: string | null;
  /** Something that all lots share: it changes in every lot that is still being written. */
  isShared?: boolean;
}

/**
 * Records a changed draft.
 * @throws AppError `conflict` where somebody else changed it in the meantime; nothing is recorded then
 */
export async function saveDraft(
  visit: LotVisit,
  change: (scheme: DraftScheme) => DraftScheme,
  { replaces, reason, isShared = false }: Edit,
): Promise<void> {
  await visit.record((state) => {
    const lots = [...state.lots.values()].filter(
      (lot) =>
        lot.number === visit.lot.number || (isShared && isPermitted(visit.actor.role, 'scheme.edited', lot.stage)),
    );
    return lots.flatMap((lot): Deed[] => {
      if (lot.draft === null) return [];
      const isOwn = lot.number === visit.lot.number;
      if (isOwn && countVersions(lot.draft) !== replaces)
        throw new AppError('conflict', '方案已被他人改动，请查看最新内容后再保存');
      const changed = change(lot.draft.value);
      const scheme = isOwn ? changed : { procurement: changed.procurement, lot: lot.draft.value.lot };
      return [{ type: 'scheme.edited', data: { lot: lot.number, scheme, reason, replaces: lot.draft.sequence } }];
    });
  });
}
