import { AppError } from '../domain/app-error.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { checkMinimumSuppliers } from '../engine/checks/minimum-suppliers.ts';
import type { EventData } from '../ledger/events/index.ts';
import { isRejected } from '../ledger/rules/refusal.ts';
import type { BidView, LotView } from '../ledger/state.ts';

/** The parts of a bid that may be opened now: the second only once the first was decided for this tenderer. */
function listParts({ documents, opened, tenderer }: BidView, lot: LotView): EventData<'bid.opened'>['part'][] {
  const isAdmitted = lot.firstStage?.value.includes(tenderer) === true;
  const handedIn = new Set(documents.map(({ part }) => part));
  return [...handedIn].filter((part) => !opened.has(part) && (part !== 'second' || isAdmitted));
}

/**
 * Everything that may be opened together. What came in is not told before: this asks the whole state and answers only as it opens.
 * @throws AppError `input-invalid` where there is nothing to open, or too few tenderers handed in for opening a tender
 */
export function planOpening(lot: LotView, regulations: Regulations, date: IsoDate): EventData<'bid.opened'>[] {
  const bids = [...lot.bids.values()].filter((bid) => !isRejected(bid));
  const planned = bids.flatMap((bid) =>
    listParts(bid, lot).map((part) => ({ lot: lot.number, tenderer: bid.tenderer, part })),
  );
  if (planned.length === 0) throw new AppError('input-invalid', '现在没有可以开启的文件');
  const isFirst = bids.every(({ opened }) => opened.size === 0);
  const scheme = lot.scheme?.value;
  if (isFirst && scheme?.procurement.method === 'open-tender') {
    const [few] = checkMinimumSuppliers(scheme, bids.length, regulations, date);
    if (few !== undefined)
      throw new AppError('input-invalid', `投标人不足，不得开标；请办理废标后重新招标（依据：${few.legalBasis}）`);
  }
  return planned;
}
