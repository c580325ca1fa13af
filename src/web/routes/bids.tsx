import { z } from 'zod';
import { isReading } from '../../../views/bids/bid-reading.ts';
import { BidsPage, type BidsPageProps, type ReceiptForm } from '../../../views/bids/bids-page.tsx';
import { ReadingClosed, ReadingStatus } from '../../../views/bids/reading-region.tsx';
import { showSize } from '../../../views/import-terms.ts';
import { termsOfLot } from '../../../views/terms.ts';
import { showMoment } from '../../../views/times.ts';
import { lotHref } from '../../../views/workspace-addresses.ts';
import { AppError } from '../../domain/app-error.ts';
import { findDeadline } from '../../ledger/deadline.ts';
import { PARTS } from '../../ledger/events/bid-events.ts';
import { listWithoutFinalPrice } from '../../ledger/rules/bid-rules.ts';
import type { LotView } from '../../ledger/state.ts';
import { planOpening } from '../../use-cases/plan-opening.ts';
import { listOpened } from '../../use-cases/read-bid.ts';
import type { BidReadings } from '../bids/bid-readings.ts';
import { FILE_FORM_LIMITS, type FileForm, type FileForms, findFileProblem, keepUploads } from '../file-forms.ts';
import { acceptForm, fieldOf, parseForm, requiredText } from '../forms.ts';
import type { Pages } from '../pages.tsx';
import { streamChanges } from '../stream-changes.tsx';
import type { LotVisit } from '../visit.ts';

const LONGEST_NAME = 500;
const LOCAL_TIME = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2})?$/;

const receiptSchema = z.object({
  tenderer: requiredText('请填写供应商名称', LONGEST_NAME),
  part: z.enum(PARTS, { error: '请选择属于哪一部分' }),
  receivedAt: z.string().regex(LOCAL_TIME, { error: '请填写送达时间，如 2026-03-01 09:00，或留空' }).optional(),
});
const withdrawalSchema = z.object({
  tenderer: requiredText('请选择供应商', LONGEST_NAME),
  document: z.string().regex(/^([0-9a-f]{64})?$/, { error: '没有这份文件' }),
  reason: requiredText('请写明撤回的原因'),
});
const declineSchema = z.object({
  tenderer: requiredText('请选择供应商', LONGEST_NAME),
  declineReason: requiredText('请写明情况'),
  legalBasis: requiredText('请写明依据', LONGEST_NAME),
});
const EMPTY: ReceiptForm = { tenderer: '', part: 'only', receivedAt: '', problems: [] };

/** 响应文件: taking bids in, opening them, reading what was opened, last prices. */
export function registerBidPages(pages: Pages, readings: BidReadings, fileForms: FileForms): void {
  const { desk } = pages;
  const back = ({ procurement, lot }: LotVisit) => lotHref(procurement, lot.number, '/bids');

  pages.getOfLot('/bids', { see: 'bids' }, async (visit) => show(visit, EMPTY));

  pages.postOfLot('/bids', { record: ['bid.received'] }, async (visit) => {
    if (visit.actor.role === 'vendor') return visit.redirect(lotHref(visit.procurement, visit.lot.number, '/own-bid'));
    const page = await describe(visit, EMPTY, {});
    const refuse = (receipt: ReceiptForm) => visit.page(<BidsPage {...page} receipt={receipt} />, 422);
    return fileForms.receive(
      visit,
      (message) => refuse({ ...EMPTY, problems: [{ field: 'files', message }] }),
      (form) => takeIn(visit, form, refuse),
    );
  });

  pages.postOfLot('/bids/withdrawals', { record: ['bid.withdrawn'] }, async (visit) => {
    const { tenderer, document, reason } = acceptForm(withdrawalSchema, await visit.readForm());
    const data = { lot: visit.lot.number, tenderer, document: document === '' ? null : document, reason };
    await visit.record([{ type: 'bid.withdrawn', data }]);
    return visit.redirect(
      visit.actor.role === 'vendor' ? lotHref(visit.procurement, data.lot, '/own-bid') : back(visit),
    );
  });

  pages.postOfLot('/bids/opening', { record: ['bid.opened'] }, async (visit) => {
    const { number } = visit.lot;
    const moment = { at: visit.sign('bid.opened').at, date: visit.today };
    const state = await visit.record((whole) =>
      planOpening(findLot(whole.lots, number), desk.reference.regulations, moment).map(
        (data) => ({ type: 'bid.opened', data }) as const,
      ),
    );
    startReading(visit, findLot(state.lots, number));
    return visit.redirect(back(visit));
  });

  pages.postOfLot('/bids/readings', { record: ['bid.checked'] }, async (visit) => {
    startReading(visit, visit.lot);
    return visit.redirect(`${back(visit)}#readings`);
  });

  pages.getOfLot('/bids/readings/events', { see: 'bids' }, (visit) => {
    const { id, role, tenderer } = visit.actor;
    return streamChanges(visit.c, {
      look: async () => {
        if (!(await visit.mayStay())) return { part: <ReadingClosed />, isRunning: false };
        // Asked first: what ends while the ledger is read is shown by the next look.
        const isRunning = isReading(findReadings(visit, visit.lot));
        const state = await desk.view(visit.procurement, { id, role, tenderer });
        const lot = findLot(state.lots, visit.lot.number);
        const found = findReadings(visit, lot);
        const bids = [...lot.bids.values()].filter((bid) => bid.opened.size > 0);
        const place = { ...visit, state, lot };
        const canRead = visit.may('bid.checked');
        return {
          part: <ReadingStatus place={place} readings={found} canRead={canRead} bids={bids} />,
          isRunning,
        };
      },
      nextChange: (signal) => readings.nextChange(signal),
    });
  });

  pages.postOfLot('/bids/prices', { record: ['prices.opened'] }, async (visit) => {
    await visit.record([{ type: 'prices.opened', data: { lot: visit.lot.number } }]);
    return visit.redirect(back(visit));
  });

  pages.postOfLot('/bids/declined-prices', { record: ['final-price.declined'] }, async (visit) => {
    const fields = await visit.readForm();
    const parsed = parseForm(declineSchema, fields);
    if (!parsed.ok) {
      const typed = Object.fromEntries(Object.keys(fields).map((name) => [name, fieldOf(fields, name)]));
      const page = await describe(visit, EMPTY, typed);
      const prices = page.prices === null ? null : { ...page.prices, problems: parsed.problems };
      return visit.page(<BidsPage {...page} prices={prices} />, 422);
    }
    const { tenderer, declineReason: reason, legalBasis } = parsed.value;
    const data = { lot: visit.lot.number, tenderer, reason, legalBasis };
    await visit.record([{ type: 'final-price.declined', data, rule: legalBasis }]);
    return visit.redirect(
      visit.actor.role === 'vendor' ? lotHref(visit.procurement, data.lot, '/own-bid') : back(visit),
    );
  });

  async function takeIn(visit: LotVisit, { fields, files }: FileForm, refuse: (receipt: ReceiptForm) => Response) {
    const typed = {
      tenderer: fieldOf(fields, 'tenderer'),
      part: fieldOf(fields, 'part'),
      receivedAt: fieldOf(fields, 'receivedAt'),
    };
    const parsed = parseForm(receiptSchema, fields);
    const problem = findFileProblem(files);
    const problems = [
      ...(parsed.ok ? [] : parsed.problems),
      ...(problem === null ? [] : [{ field: 'files', message: problem }]),
    ];
    if (!parsed.ok || problems.length > 0) return refuse({ ...typed, problems });
    const { tenderer, part, receivedAt: local = '' } = parsed.value;
    const receivedAt = local === '' ? null : new Date(`${local}:00.000+08:00`);
    if (receivedAt !== null && Number.isNaN(receivedAt.getTime()))
      return refuse({ ...typed, problems: [{ field: 'receivedAt', message: '没有这个时间，请重新填写' }] });
    const deadline = findDeadline(visit.lot.scheme?.value);
    const at = receivedAt?.toISOString() ?? visit.sign('bid.received').at;
    if (deadline !== null && at > deadline) {
      const message = `${showMoment(deadline)} 截止，此后送达的不能接收；在截止前送达的，请填写送达时间`;
      return refuse({ ...typed, problems: [{ field: 'receivedAt', message }] });
    }
    try {
      const documents = (await keepUploads(desk.store, files)).map((document) => ({ ...document, part }));
      const when = receivedAt === null ? {} : { receivedAt: receivedAt.toISOString() };
      await visit.record([{ type: 'bid.received', data: { lot: visit.lot.number, tenderer, documents, ...when } }]);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'input-invalid') throw error;
      return refuse({ ...typed, problems: error.problems.map(({ message }) => ({ field: 'files', message })) });
    }
    return visit.redirect(back(visit));
  }

  /** Whatever is opened and not yet held against the scheme. */
  function startReading(visit: LotVisit, lot: LotView): void {
    const { procurement, today: date, sign } = visit;
    for (const bid of lot.bids.values()) {
      if (listOpened(bid).length === 0) continue;
      readings.start(desk, { procurement, lot: lot.number, tenderer: bid.tenderer }, { sign, date });
    }
  }

  function findReadings({ procurement }: LotVisit, lot: LotView) {
    return new Map(
      [...lot.bids.keys()].map((tenderer) => [tenderer, readings.find({ procurement, lot: lot.number, tenderer })]),
    );
  }

  async function show(visit: LotVisit, receipt: ReceiptForm): Promise<Response> {
    return visit.page(<BidsPage {...(await describe(visit, receipt, {}))} />);
  }

  async function describe(
    visit: LotVisit,
    receipt: ReceiptForm,
    typed: Readonly<Record<string, string>>,
  ): Promise<BidsPageProps> {
    const { lot } = visit;
    const deadline = findDeadline(lot.scheme?.value);
    const whole = findLot((await desk.load(visit.procurement)).lots, lot.number);
    return {
      place: visit,
      terms: termsOfLot(visit),
      deadline: deadline === null ? null : showMoment(deadline),
      isPastDeadline: deadline !== null && visit.sign('bid.opened').at >= deadline,
      readings: findReadings(visit, lot),
      limits: { size: showSize(FILE_FORM_LIMITS.shownBytes), files: FILE_FORM_LIMITS.files },
      receipt: visit.may('bid.received') ? receipt : null,
      canOpen: visit.may('bid.opened') && (visit.stage === 'receiving' || hasUnopened(whole)),
      canRead: visit.may('bid.checked'),
      canWithdraw: visit.may('bid.withdrawn'),
      prices:
        visit.may('prices.opened') && isPriceDue(whole)
          ? { waiting: listWithoutFinalPrice(whole).map(({ tenderer }) => tenderer), problems: [], typed }
          : null,
    };
  }
}

/** Last prices belong to negotiated procedures, once a round was held or one was handed in. */
function isPriceDue(lot: LotView): boolean {
  if (lot.pricesOpened) return false;
  return [...lot.bids.values()].some(({ finalPrice, rounds }) => finalPrice !== null || rounds.size > 0);
}

function hasUnopened(lot: LotView): boolean {
  return [...lot.bids.values()].some(
    ({ documents, opened, tenderer }) =>
      lot.firstStage?.value.includes(tenderer) === true && documents.some(({ part }) => !opened.has(part)),
  );
}

function findLot(lots: ReadonlyMap<number, LotView>, number: number): LotView {
  const lot = lots.get(number);
  if (lot === undefined) throw new AppError('not-found', `这个项目没有第 ${number} 包`);
  return lot;
}
