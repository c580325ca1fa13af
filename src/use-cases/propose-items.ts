import { AppError } from '../domain/app-error.ts';
import type { DraftScheme } from '../domain/draft.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { proposeSkeleton } from '../engine/skeleton.ts';
import type { ReferenceData } from './reference-data.ts';

/**
 * A scheme without items with a lawful skeleton in it, each item marked as a proposal.
 * @throws AppError `input-invalid` saying why none can be proposed, or that there are items already
 */
export function proposeItems(scheme: DraftScheme, { regulations }: ReferenceData, date: IsoDate): DraftScheme {
  if (scheme.lot.items.length > 0) throw new AppError('input-invalid', '方案里已有评审因素，不再拟建议稿');
  const { items, messages } = proposeSkeleton(scheme, regulations, date);
  if (items.length === 0)
    throw new AppError(
      'input-invalid',
      messages.map(({ message }) => ({ message })),
    );
  return { ...scheme, lot: { ...scheme.lot, items } };
}
