import { AppError } from '../domain/app-error.ts';
import type { Regulations } from '../domain/regulations.ts';
import type { IsoDate } from '../domain/scalars.ts';
import { checkMinimumSuppliers } from '../engine/checks/minimum-suppliers.ts';
import { findDeadline } from '../ledger/deadline.ts';
import type { EventData } from '../ledger/events/index.ts';
import { isRejected } from '../ledger/rules/refusal.ts';
import type { BidView, LotView } from '../ledger/state.ts';

/** When bids are to be opened, and the day in China by which the law is read. */
interface Moment {
  at: string;
  date: IsoDate;
}

/** The parts of a bid that may be opened now: the second only once the first was decided for this tenderer. */
function listParts({ documents, opened, tenderer }: BidView, lot: LotView): EventData<'bid.opened'>['part'][] {
  const isAdmitted = lot.firstStage?.value.includes(tenderer) === true;
  const handedIn = new Set(documents.map(({ part }) => part));
  return [...handedIn].filter((part) => !opened.has(part) && (part !== 'second' || isAdmitted));
}

/**
 * Everything that may be opened together. What came in is not told before: this asks the whole state and answers nothing about it
 * before the deadline.
 * @throws AppError `input-invalid` before the deadline, where there is nothing to open, or where too few tenderers handed in for opening
 * a tender
 */
export function planOpening(lot: LotView, regulations: Regulations, { at, date }: Moment): EventData<'bid.opened'>[] {
  const deadline = findDeadline(lot.scheme?.value);
  if (deadline !== null && at < deadline) throw new AppError('input-invalid', '还没有到提交截止时间，不能开启');
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
